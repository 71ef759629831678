/** {@code sdvp centre}: a service provider's control centre, and the keeping of its database. */
@NullMarked
package org.sdvp.cli.centre;

import org.jspecify.annotations.NullMarked;
