package org.sdvp.agent;

import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.sdvp.acsi.TimeSource;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.xmpp.XmppConnector;

/**
 * What an agent is given to work with; many agents may share all of it.
 *
 * @param connector makes the connection to the XMPP server
 * @param model of the heat pump, with the logical device that the configuration names
 * @param time wall clock and timers
 * @param worker makes reports and waits for disks; must take tasks until every agent is closed
 * @param random for the spread of waits; safe for many threads if it is shared
 */
public record AgentParts(
        XmppConnector connector, HeatPumpModel model, TimeSource time, Executor worker, RandomGenerator random) {}
