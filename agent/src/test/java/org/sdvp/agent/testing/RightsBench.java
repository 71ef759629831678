package org.sdvp.agent.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.agent.Agent;
import org.sdvp.agent.AgentParts;
import org.sdvp.agent.binding.FakeDriver;
import org.sdvp.agent.config.AgentConfig;
import org.sdvp.agent.config.SimulatedConfig;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.xmpp.PeerLiveness;
import org.sdvp.xmpp.XmppClientTransports;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;

/** The agent of a heat pump, its clients, and its records, on some net. All end with it. */
public final class RightsBench implements AutoCloseable {
    private static final ObjectReference AUDIT = ObjectReference.parse("HP1/LLN0.Audit");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    private final RightsNet net;
    private final List<Runnable> ends = new ArrayList<>();
    private final Map<String, String> parts = new HashMap<>();

    /** On a net of its own. */
    public RightsBench(RightsNet net) {
        this.net = net;
    }

    RightsNet net() {
        return net;
    }

    /** The bare address of a part. */
    Jid account(String part) {
        Jid account = net.account(part);
        parts.put(account.local(), part);
        return account;
    }

    /** The device's full address. */
    Jid device() {
        return account("hp01").withResource(AgentConfig.RESOURCE);
    }

    /** The settings of a device. */
    AgentConfig config(Map<String, Set<String>> owners) {
        return AgentConfig.of(
                net.settings("hp01", AgentConfig.RESOURCE),
                owners.entrySet().stream()
                        .collect(Collectors.toMap(owner -> account(owner.getKey()), Map.Entry::getValue)),
                SimulatedConfig.of("hp01", 1));
    }

    /** Starts the device; it is logged in, and its roster as its settings want it, when this comes back. */
    Agent start(AgentConfig config) {
        List.of("hp01", "operator", "home", "maker", "stranger").forEach(this::account);
        Agent agent = Agent.start(
                config,
                new FakeDriver(),
                new AgentParts(
                        net.connector(),
                        HeatPumpModel.create("HP1"),
                        net.time(),
                        net.worker(),
                        new SplittableRandom(1)));
        ends.add(agent::close);
        net.pass(Duration.ZERO);
        Set<String> given = config.access().groups().keySet();
        soon(() -> {
            if (!agent.jid().isFull()) {
                throw new AssertionError("the device is not logged in");
            }
            agent.connection().roster().items().forEach(item -> {
                Set<String> held =
                        item.groups().stream().filter(given::contains).collect(Collectors.toSet());
                Set<String> wanted = config.owners().getOrDefault(item.jid(), Set.of());
                if (!config.owners().isEmpty() && !held.equals(wanted)) {
                    throw new AssertionError(item.jid() + " is in " + held + ", not yet in " + wanted);
                }
            });
            if (agent.connection().roster().items().size() < config.owners().size()) {
                throw new AssertionError("not all owners are in the roster yet");
            }
        });
        return agent;
    }

    /** Logs in. */
    XmppConnection login(String part) {
        return login(part, "desk");
    }

    /** Logs in with a resource. */
    XmppConnection login(String part, String resource) {
        account(part);
        XmppConnection connection = net.connector().connection(net.settings(part, resource));
        connection.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
        done(connection.login());
        ends.add(connection::close);
        return connection;
    }

    /** Opens an association with the device. */
    BlockingAssociation associate(XmppConnection connection) {
        XmppClientTransports transports = new XmppClientTransports(
                connection,
                List.of(new CompactFormat()),
                new PeerLiveness(connection, net.time(), PeerLiveness.Settings.USUAL));
        return BlockingAssociation.associate(
                new AcsiClient(transports.to(device(), new CompactFormat()), ClientSettings.defaults(), net.time()));
    }

    /** Puts a contact of the device into groups; the device knows it when this comes back. */
    void group(Agent agent, String part, String... groups) {
        Jid contact = account(part);
        Set<String> wanted = Set.of(groups);
        done(agent.connection().roster().set(contact, "", wanted));
        soon(() -> {
            if (!agent.connection()
                    .roster()
                    .item(contact)
                    .orElseThrow()
                    .groups()
                    .equals(wanted)) {
                throw new AssertionError(contact + " is not yet in " + wanted);
            }
        });
    }

    /** The records, each as who:service:object:old:new:result:number, accounts by the parts that they play. */
    List<String> audit(BlockingAssociation provider) {
        List<String> records = new ArrayList<>();
        provider.await(provider.async().logs().queryLogByTime(AUDIT, Optional.empty(), Optional.empty(), page -> {
            page.forEach(entry -> records.add(line(entry)));
            return true;
        }));
        return records;
    }

    String line(LogEntry entry) {
        List<String> values = entry.values().stream()
                .map(member -> member.value() instanceof DataValue.Text text
                        ? text.value()
                        : member.value().toString())
                .toList();
        return String.join(":", part(values.get(0)), values.get(2), part(values.get(3)), values.get(4)) + ":"
                + String.join(":", values.subList(5, 8));
    }

    private String part(String text) {
        int at = text.indexOf('@');
        return at < 0 ? text : parts.getOrDefault(text.substring(0, at), text.substring(0, at));
    }

    /** What a stage comes to, within some seconds. */
    static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** Waits until something holds. */
    static void soon(ThrowingRunnable assertion) {
        Awaitility.await().atMost(PATIENCE).pollInterval(POLL).untilAsserted(assertion);
    }

    @Override
    public void close() {
        ends.forEach(Runnable::run);
        net.close();
    }
}
