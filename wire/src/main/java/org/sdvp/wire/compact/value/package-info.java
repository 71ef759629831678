/**
 * The lower half of the format {@code compact}: values and scalars as text, and how an element is read strictly. Knows
 * no services.
 */
@NullMarked
package org.sdvp.wire.compact.value;

import org.jspecify.annotations.NullMarked;
