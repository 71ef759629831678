package org.sdvp.agent;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.control.local.LocalControls;
import org.sdvp.acsi.server.AcsiServerListener;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.agent.binding.DriverControls;
import org.sdvp.agent.device.CommandResult;
import org.sdvp.agent.device.HeatPumpCommand;
import org.sdvp.agent.device.HeatPumpSignal;
import org.sdvp.agent.schedule.ScheduleListener;
import org.sdvp.agent.schedule.ScheduleState;
import org.sdvp.model.ObjectReference;
import org.sdvp.xmpp.ConnectionState;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an installer needs to know of one agent, a line each, led by its name; nothing secret. */
final class AgentLog implements AcsiServerListener, DriverControls.CommandLog, ScheduleListener {
    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);

    private final String name;
    private final Set<Jid> owners;
    private final Map<Jid, Boolean> online = new ConcurrentHashMap<>();

    /**
     * Makes one.
     *
     * @param name of the agent: its bare address
     * @param owners whose coming and going is told
     */
    AgentLog(String name, Set<Jid> owners) {
        this.name = name;
        this.owners = Set.copyOf(owners);
    }

    void state(XmppConnection connection, ConnectionState state, String reason) {
        switch (state) {
            case CONNECTED -> LOG.info("{}: logged in as {}", name, connection.jid());
            case RESUMED -> LOG.info("{}: stream resumed as {}", name, connection.jid());
            case SUSPENDED -> LOG.warn("{}: link lost, the stream may be resumed: {}", name, reason);
            case DISCONNECTED -> LOG.warn("{}: not logged in: {}", name, reason);
        }
    }

    void presence(Presence presence) {
        presence.from().filter(from -> owners.contains(from.bare())).ifPresent(from -> {
            if (presence.type() == Presence.Type.AVAILABLE && online.put(from, true) == null) {
                LOG.info("{}: owner {} is online", name, from);
            } else if (presence.type() == Presence.Type.UNAVAILABLE) {
                for (Jid owner : List.copyOf(online.keySet())) {
                    if (owner.belongsTo(from) && online.remove(owner) != null) {
                        LOG.info("{}: owner {} is offline", name, owner);
                    }
                }
            }
        });
    }

    void silent(HeatPumpSignal signal) {
        LOG.warn("{}: the heat pump has not reported {} for too long; its value is marked as old", name, signal);
    }

    void stopped() {
        LOG.info("{}: stopped", name);
    }

    @Override
    public void onAssociated(Caller caller, String associationId) {
        LOG.info("{}: association with {} opened, roles {}", name, caller.peer(), caller.roles());
    }

    @Override
    public void onEnded(String peer, String associationId, String reason) {
        LOG.info("{}: association with {} ended: {}", name, peer, reason);
    }

    @Override
    public void onFault(Caller caller, ServiceName service, Throwable fault) {
        LOG.error("{}: fault in {} for {}", name, service.text(), caller.peer(), fault);
    }

    @Override
    public void onState(ObjectReference schedule, ScheduleState state) {
        LOG.info("{}: schedule {} is {}", name, schedule, state.text());
    }

    @Override
    public void onRefused(
            ObjectReference controller, ObjectReference entity, Refusal refusal, Optional<Duration> again) {
        LOG.warn(
                "{}: {} could not operate {}: {}; {}",
                name,
                controller,
                entity,
                refusal.detail(),
                again.map(pause -> "tried again in " + pause.toSeconds() + " s").orElse("not tried again"));
    }

    @Override
    public void onNotSaved(Throwable failure) {
        LOG.error("{}: schedules cannot be saved, a loss of power would lose them: {}", name, failure.toString());
    }

    @Override
    public void onAccepted(HeatPumpCommand command, Caller caller, CommandResult result) {
        if (result.delay().isZero()) {
            LOG.info("{}: {} from {} accepted", name, command, who(caller));
        } else {
            LOG.info(
                    "{}: {} from {} accepted, in effect in {} s: {}",
                    name,
                    command,
                    who(caller),
                    result.delay().toSeconds(),
                    result.detail());
        }
    }

    @Override
    public void onRefused(HeatPumpCommand command, Caller caller, CommandResult result) {
        LOG.warn("{}: {} from {} refused because {}", name, command, who(caller), result.detail());
    }

    private static String who(Caller caller) {
        return LocalControls.isLocal(caller) ? "a schedule" : caller.peer();
    }
}
