/** Tests of messages as trees. */
@NullMarked
package org.sdvp.wire.tree.json;

import org.jspecify.annotations.NullMarked;
