/** Routes that show and change the fleet: devices, values, history, groups, alarms, commands. Forms of the domain as JSON. */
@NullMarked
package org.sdvp.centre.rest.fleet;

import org.jspecify.annotations.NullMarked;
