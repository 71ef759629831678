/** A small immutable tree of XML elements, the bounded reader that makes it and the canonical writer that prints it. */
@NullMarked
package org.sdvp.wire.xml;

import org.jspecify.annotations.NullMarked;
