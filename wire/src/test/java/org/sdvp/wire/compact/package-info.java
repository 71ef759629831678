/** Tests of the format {@code compact}. */
@NullMarked
package org.sdvp.wire.compact;

import org.jspecify.annotations.NullMarked;
