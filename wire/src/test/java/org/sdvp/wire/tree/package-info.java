/** Tests of messages as trees. */
@NullMarked
package org.sdvp.wire.tree;

import org.jspecify.annotations.NullMarked;
