/**
 * A small immutable tree of XML elements, the bounded reader that makes it, the canonical writer that prints it, and the
 * exception for XML that is refused.
 */
@NullMarked
package org.sdvp.wire.xml;

import org.jspecify.annotations.NullMarked;
