/** Random messages from a seed, for tests of every format. */
@NullMarked
package org.sdvp.wire.random;

import org.jspecify.annotations.NullMarked;
