/**
 * Values of IEC 61850: the basic types of IEC 61850-7-2 clause 6.1, the constructed ones built from them, and the
 * types they have. Immutable, comparable by content, with no text format other than the one people read.
 */
@NullMarked
package org.sdvp.model.value;

import org.jspecify.annotations.NullMarked;
