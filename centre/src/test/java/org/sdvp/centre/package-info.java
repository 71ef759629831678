/** Tests of {@link org.sdvp.centre}. */
@NullMarked
package org.sdvp.centre;

import org.jspecify.annotations.NullMarked;
