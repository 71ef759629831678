package org.sdvp.agent.people;

import java.time.ZoneId;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.TimeSource;
import org.sdvp.agent.serving.LocalClients;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.model.ModelValues;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.stanza.Jid;

/**
 * What the commands for people work with.
 *
 * @param name of the device, which leads alarms
 * @param connection of the device
 * @param roles what an address is to it
 * @param clients the way to its server
 * @param policy its rights, to list only what can be done
 * @param model of the heat pump
 * @param values its values, for alarms
 * @param time the clock
 * @param zone where the house stands
 * @param random for session ids
 * @param alarmStore keeps who wants alarms
 */
public record PeopleParts(
        String name,
        XmppConnection connection,
        Function<Jid, Set<Role>> roles,
        LocalClients clients,
        AccessPolicy policy,
        HeatPumpModel model,
        ModelValues values,
        TimeSource time,
        ZoneId zone,
        RandomGenerator random,
        AlarmStore alarmStore) {}
