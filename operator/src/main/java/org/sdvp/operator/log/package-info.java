/** The logs of a device (IEC 61850-7-2 clause 17.3), read page by page, their values labelled by the device's definitions. */
@NullMarked
package org.sdvp.operator.log;

import org.jspecify.annotations.NullMarked;
