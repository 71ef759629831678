/**
 * The fleet as the centre sees it: devices, their points, samples, commands and alarms, and the ports that keep and reach
 * them. Plain domain code: no XMPP, no SQL, no HTTP.
 */
@NullMarked
package org.sdvp.centre.fleet;

import org.jspecify.annotations.NullMarked;
