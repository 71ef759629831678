/** {@code sdvp explain} and {@code sdvp audit}: who may do what on a device, and who did. */
@NullMarked
package org.sdvp.cli.rights;

import org.jspecify.annotations.NullMarked;
