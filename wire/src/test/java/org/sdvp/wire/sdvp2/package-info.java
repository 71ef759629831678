/** Tests of the messages of SDVP2. */
@NullMarked
package org.sdvp.wire.sdvp2;

import org.jspecify.annotations.NullMarked;
