/**
 * A heat pump that is not there: a physical model of house, heating, hot-water tank and machine, the sensors that look
 * at it, and the driver that runs it against the real clock. Everything is deterministic from a seed.
 *
 * <p>Units inside are SI with °C: W, J, s, kg, J/K, W/K. Simulated time is seconds since 1 January 00:00 (CET) of the
 * weather year; it may run past the end of the year, which then begins again.
 */
@NullMarked
package org.sdvp.agent.device.simulated;

import org.jspecify.annotations.NullMarked;
