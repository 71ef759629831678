/**
 * Forms of text in SCL files: characters, basic types and values. Knows nothing of elements; not for users of the library.
 */
@NullMarked
package org.sdvp.model.scl.text;

import org.jspecify.annotations.NullMarked;
