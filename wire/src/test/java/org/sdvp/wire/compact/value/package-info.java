/** Tests of values and scalars as text. */
@NullMarked
package org.sdvp.wire.compact.value;

import org.jspecify.annotations.NullMarked;
