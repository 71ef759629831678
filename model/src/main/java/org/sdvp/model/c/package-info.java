/** Writes a {@link org.sdvp.model.ServerModel} as constant data in C, as the C library wants it ({@code c/include/sdvp/model.h}). */
@NullMarked
package org.sdvp.model.c;

import org.jspecify.annotations.NullMarked;
