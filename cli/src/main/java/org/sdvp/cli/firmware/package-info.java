/** {@code sdvp firmware}: updates of a device's program. */
@NullMarked
package org.sdvp.cli.firmware;

import org.jspecify.annotations.NullMarked;
