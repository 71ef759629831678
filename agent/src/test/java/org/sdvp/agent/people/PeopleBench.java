package org.sdvp.agent.people;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.agent.Agent;
import org.sdvp.agent.AgentParts;
import org.sdvp.agent.binding.FakeDriver;
import org.sdvp.agent.config.AgentConfig;
import org.sdvp.agent.config.AgentLimits;
import org.sdvp.agent.config.SimulatedConfig;
import org.sdvp.agent.device.HeatPumpCommand;
import org.sdvp.agent.device.HeatPumpSignal;
import org.sdvp.agent.device.SetPoint;
import org.sdvp.agent.device.SignalValue;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.xmpp.Backoff;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Jid;

/** The agent of a heat pump, with a chat client for each role. */
class PeopleBench {
    static final Jid DEVICE = Jid.of("hp01@sdvp.test/IEC");
    static final Duration LONG = Duration.ofSeconds(1);

    final ManualTimeSource time = new ManualTimeSource(LocalDateTime.parse("2026-01-15T06:00")
            .atZone(ZoneId.systemDefault())
            .toInstant());
    final InMemoryXmppServer router = new InMemoryXmppServer(time);
    final FakeDriver driver = new FakeDriver();
    final List<AutoCloseable> open = new ArrayList<>();
    ChatClient home = login("home");
    ChatClient provider = login("operator");
    ChatClient maker = login("maker");

    @BeforeEach
    void start() {
        AgentConfig config = AgentConfig.of(
                        XmppSettings.of(DEVICE, Password.of("secret")),
                        Map.of(
                                Jid.of("operator@sdvp.test"), Set.of("Service Provider"),
                                Jid.of("maker@sdvp.test"), Set.of("Vendor"),
                                Jid.of("home@sdvp.test"), Set.of("User")),
                        SimulatedConfig.of("hp01", 1))
                .withLimits(AgentLimits.USUAL.withBackoff(new Backoff(LONG, LONG, 1, 0, LONG)));
        open.add(Agent.start(
                config,
                driver,
                new AgentParts(router, HeatPumpModel.create("HP1"), time, Runnable::run, new SplittableRandom(1))));
        time.advance(Duration.ZERO);
        measure(HeatPumpSignal.ROOM_TEMPERATURE, 21.04);
        measure(HeatPumpSignal.OUTDOOR_TEMPERATURE, -3);
        measure(HeatPumpSignal.COMFORT_MIN, 20);
        measure(HeatPumpSignal.COMFORT_MAX, 22.5);
        measure(HeatPumpSignal.HOT_WATER_SET_POINT, 52);
        measure(HeatPumpSignal.ELECTRIC_POWER, 1834.4);
    }

    ChatClient login(String account) {
        XmppConnection connection = router.connection(account + "@sdvp.test/phone");
        open.add(connection);
        return new ChatClient(connection, DEVICE);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    void measure(HeatPumpSignal signal, double value) {
        driver.report(signal, new SignalValue.Real(value), time.now());
    }

    List<HeatPumpCommand> commands() {
        return driver.applied().stream().map(FakeDriver.Applied::command).toList();
    }

    static HeatPumpCommand setPoint(SetPoint target, double celsius) {
        return new HeatPumpCommand.ChangeSetPoint(target, celsius);
    }
}
