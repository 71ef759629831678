/** Tests of values and scalars as text. */
@NullMarked
package org.sdvp.wire.text;

import org.jspecify.annotations.NullMarked;
