/** Units of values, as data objects tell them (IEC 61850-7-3). */
@NullMarked
package org.sdvp.operator.unit;

import org.jspecify.annotations.NullMarked;
