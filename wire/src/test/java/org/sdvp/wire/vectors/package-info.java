/** The test vectors of {@code vectors/}: finding them, and their JSON form, which all formats share. */
@NullMarked
package org.sdvp.wire.vectors;

import org.jspecify.annotations.NullMarked;
