/** Writes a {@link org.sdvp.model.ServerModel} as SCL, IEC 61850-6 edition 2.1. */
@NullMarked
package org.sdvp.model.scl.write;

import org.jspecify.annotations.NullMarked;
