/**
 * Reads the substation configuration language, IEC 61850-6 editions 1, 2 and 2.1 (ICD, CID, IID, SCD): what is offered
 * to users of the library and the steps from XML to a {@link org.sdvp.model.ServerModel}. Only {@code SclCursor} knows an
 * XML parser. Writing is in {@link org.sdvp.model.scl.write}.
 */
@NullMarked
package org.sdvp.model.scl;

import org.jspecify.annotations.NullMarked;
