/** Tests of the format {@code soap}. */
@NullMarked
package org.sdvp.wire.soap;

import org.jspecify.annotations.NullMarked;
