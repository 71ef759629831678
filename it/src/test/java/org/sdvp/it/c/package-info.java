/** Tests of the C library against the Java implementation. */
@NullMarked
package org.sdvp.it.c;

import org.jspecify.annotations.NullMarked;
