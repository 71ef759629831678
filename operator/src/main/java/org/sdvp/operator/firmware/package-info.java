/** Updates of a device's program as its vendor sees and sends them: LFWU1 and the file service, see {@code docs/firmware.md}. */
@NullMarked
package org.sdvp.operator.firmware;

import org.jspecify.annotations.NullMarked;
