/** Makes the ICD of a device (IEC 61850-6) of what the device tells by its services. */
@NullMarked
package org.sdvp.operator.export;

import org.jspecify.annotations.NullMarked;
