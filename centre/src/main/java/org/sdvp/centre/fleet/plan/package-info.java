/**
 * Plans for a fleet: prices and CO2 by time, what is known of each house, when each heat pump is best run within comfort and
 * a cap of total power, and how it turned out. Plain domain code: no XMPP, no SQL, no HTTP.
 */
@NullMarked
package org.sdvp.centre.fleet.plan;

import org.jspecify.annotations.NullMarked;
