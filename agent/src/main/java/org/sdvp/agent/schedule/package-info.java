/**
 * Schedules that run on the device itself, with or without a link: FSCH and FSCC of IEC 61850-7-4 edition 2.1 (from IEC TR
 * 61850-90-10), and DSCH of IEC 61850-7-420:2009, of any model that has such logical nodes. Knows values and commands,
 * nothing of heat pumps.
 */
@NullMarked
package org.sdvp.agent.schedule;

import org.jspecify.annotations.NullMarked;
