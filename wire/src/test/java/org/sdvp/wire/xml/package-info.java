/** Tests of the XML tree, its reader and its writer. */
@NullMarked
package org.sdvp.wire.xml;

import org.jspecify.annotations.NullMarked;
