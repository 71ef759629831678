/** The schedules of a device as an operator sees and sets them: FSCH and FSCC of IEC 61850-7-4. */
@NullMarked
package org.sdvp.operator.schedule;

import org.jspecify.annotations.NullMarked;
