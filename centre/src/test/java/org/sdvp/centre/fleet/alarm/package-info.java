/** Tests of alarms, in a time of their own. */
@NullMarked
package org.sdvp.centre.fleet.alarm;

import org.jspecify.annotations.NullMarked;
