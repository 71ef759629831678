/**
 * Means over calendar intervals: logical nodes of IEC 61850-7-4 that are derived from others by ClcMth AVG. Knows values
 * and time, nothing of heat pumps.
 */
@NullMarked
package org.sdvp.agent.mean;

import org.jspecify.annotations.NullMarked;
