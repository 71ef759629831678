/** Trees as JSON in which every leaf is a string: the form of the test vectors. Knows no messages. */
@NullMarked
package org.sdvp.wire.tree.json;

import org.jspecify.annotations.NullMarked;
