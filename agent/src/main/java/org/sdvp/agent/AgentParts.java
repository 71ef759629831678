package org.sdvp.agent;

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
 * @param random for the spread of waits; safe for many threads if it is shared
 */
public record AgentParts(XmppConnector connector, HeatPumpModel model, TimeSource time, RandomGenerator random) {}
