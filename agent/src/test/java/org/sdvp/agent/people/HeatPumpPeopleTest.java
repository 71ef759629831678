package org.sdvp.agent.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.agent.Agent;
import org.sdvp.agent.AgentParts;
import org.sdvp.agent.binding.FakeDriver;
import org.sdvp.agent.config.AgentConfig;
import org.sdvp.agent.config.AgentLimits;
import org.sdvp.agent.config.SimulatedConfig;
import org.sdvp.agent.device.CommandOrigin;
import org.sdvp.agent.device.CommandReason;
import org.sdvp.agent.device.CommandResult;
import org.sdvp.agent.device.HeatPumpCommand;
import org.sdvp.agent.device.HeatPumpSignal;
import org.sdvp.agent.device.OperatingMode;
import org.sdvp.agent.device.RunningStatus;
import org.sdvp.agent.device.Sample;
import org.sdvp.agent.device.SampleQuality;
import org.sdvp.agent.device.SetPoint;
import org.sdvp.agent.device.SignalValue;
import org.sdvp.agent.people.ChatClient.Shown;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.wire.form.FieldType;
import org.sdvp.wire.form.FormField;
import org.sdvp.xmpp.Backoff;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.StanzaError.Condition;

class HeatPumpPeopleTest {
    private static final Jid DEVICE = Jid.of("hp01@sdvp.test/IEC");
    private static final Duration LONG = Duration.ofSeconds(1);

    private final ManualTimeSource time = new ManualTimeSource(LocalDateTime.parse("2026-01-15T06:00")
            .atZone(ZoneId.systemDefault())
            .toInstant());
    private final InMemoryXmppServer router = new InMemoryXmppServer(time);
    private final FakeDriver driver = new FakeDriver();
    private final List<AutoCloseable> open = new ArrayList<>();
    private ChatClient home = login("home");
    private ChatClient provider = login("operator");
    private ChatClient maker = login("maker");

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

    private ChatClient login(String account) {
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

    private void measure(HeatPumpSignal signal, double value) {
        driver.report(signal, new SignalValue.Real(value), time.now());
    }

    private List<HeatPumpCommand> commands() {
        return driver.applied().stream().map(FakeDriver.Applied::command).toList();
    }

    private static HeatPumpCommand setPoint(SetPoint target, double celsius) {
        return new HeatPumpCommand.ChangeSetPoint(target, celsius);
    }

    @Test
    void everybodyIsShownWhatTheRoleMayDo_andServicesOnlyToTheProvider() {
        assertThat(home.list())
                .containsExactly(
                        "status", "read", "room-temperature", "hot-water", "lock", "schedule", "history", "alarms");
        assertThat(maker.list()).containsExactly("status", "read", "totals", "firmware", "alarms");
        assertThat(provider.list())
                .contains("status", "room-temperature", "mode", "start-stop", "schedule", "totals")
                .contains("acsi/GetDataValues", "acsi/Operate")
                .doesNotContain("lock", "acsi/Report");
    }

    @Test
    void status_tellsAtAGlance_andLeavesOutWhatTheRoleMayNotRead() {
        Shown status = home.begin("status");
        assertThat(status.status()).isEqualTo("completed");
        assertThat(status.lines())
                .containsEntry("Room", "21.0 °C")
                .containsEntry("Outdoors", "-3.0 °C")
                .containsEntry("Electric power", "1834 W")
                .containsEntry("COP", "not known");
        assertThat(maker.begin("status").lines()).containsKey("Outdoors").doesNotContainKey("Room");
    }

    @Test
    void read_givesPickedValuesAsATable() {
        Shown form = home.begin("read");
        FormField values = form.field("values");
        assertThat(values.type()).contains(FieldType.LIST_MULTI);
        assertThat(values.required()).isTrue();
        assertThat(values.options()).contains(new FormField.Option("Room", "RoomSTMP1.Tmp"));
        Shown table = home.answer(form, "complete", "values", "RoomSTMP1.Tmp\nHeatFwdSTMP1.Tmp");
        assertThat(table.rows()).hasSize(2);
        assertThat(table.rows().get(0))
                .startsWith("Room | 21.0 | °C | 2026-01-15 ")
                .endsWith(" | ");
        assertThat(table.rows().get(1)).startsWith("Heating, forward |  | °C").endsWith("not known");
    }

    @Test
    void read_ofWhatIsNotOnTheList_asksAgainWithANote() {
        Shown form = maker.begin("read");
        Shown again = maker.answer(form, "complete", "values", "RoomSTMP1.Tmp");
        assertThat(again.status()).isEqualTo("executing");
        assertThat(again.notes()).containsExactly("error: Some of [RoomSTMP1.Tmp] are not on the list");
        assertThat(maker.answer(again, "complete").notes()).containsExactly("error: Pick at least one value");
        assertThat(maker.answer(again, "complete", "values", "OutdSTMP1.Tmp").rows())
                .hasSize(1);
    }

    @Test
    void roomTemperature_showsRangesAndDefaults_andChangesBothInAnOrderThatNeverCrosses() {
        Shown form = home.begin("room-temperature");
        FormField lowest = form.field("ComfMinFSPT1.SptVal");
        assertThat(lowest.values()).containsExactly("20.0");
        assertThat(lowest.required()).isTrue();
        assertThat(lowest.label()).isEqualTo("Room, lowest wanted (12 to 26 °C)");
        assertThat(lowest.validation()).contains(FormField.Validation.range("xs:decimal", "12", "26"));
        Shown done = home.answer(form, "complete", "ComfMinFSPT1.SptVal", "23", "ComfMaxFSPT1.SptVal", "24,5");
        assertThat(done.notes()).containsExactly("info: The heat pump has accepted it.");
        assertThat(commands())
                .containsExactly(setPoint(SetPoint.COMFORT_MAX, 24.5), setPoint(SetPoint.COMFORT_MIN, 23));
        assertThat(driver.applied().get(0).origin()).isEqualTo(CommandOrigin.LOCAL);
        home.answer(
                home.begin("room-temperature"), "complete", "ComfMinFSPT1.SptVal", "18", "ComfMaxFSPT1.SptVal", "19");
        assertThat(commands().subList(2, 4))
                .containsExactly(setPoint(SetPoint.COMFORT_MIN, 18), setPoint(SetPoint.COMFORT_MAX, 19));
    }

    @Test
    void roomTemperature_wrong_asksAgain_andUnchanged_doesNothing() {
        Shown form = home.begin("room-temperature");
        for (String[] wrong : new String[][] {
            {"99", "22.5", "must be a number from 12 to 26, but is \"99\""},
            {"warm", "22.5", "must be a number"},
            {"", "22.5", "must be filled in"},
            {"24", "22.5", "must not be less than room, lowest wanted"}
        }) {
            Shown again =
                    home.answer(form, "complete", "ComfMinFSPT1.SptVal", wrong[0], "ComfMaxFSPT1.SptVal", wrong[1]);
            assertThat(again.status()).isEqualTo("executing");
            assertThat(again.notes().get(0)).startsWith("error: ").contains(wrong[2]);
        }
        Shown same = home.answer(form, "complete", "ComfMinFSPT1.SptVal", "20.0", "ComfMaxFSPT1.SptVal", "22.5");
        assertThat(same.notes()).containsExactly("info: Nothing was changed.");
        assertThat(commands()).isEmpty();
    }

    @Test
    void aRefusalOfTheMachine_isANote() {
        driver.answer(CommandResult.refused(CommandReason.BLOCKED_BY_MODE, "not in this mode"));
        Shown refused = home.answer(home.begin("hot-water"), "complete", "HotWtrFSPT1.SptVal", "25");
        assertThat(refused.status()).isEqualTo("completed");
        assertThat(refused.notes())
                .containsExactly(
                        "error: Hot water wanted was refused:"
                                + " access-not-allowed-in-current-state, blocked-by-mode: HP1/HotWtrFSPT1.SptVal: not in this mode");
    }

    @Test
    void mode_isTheProviders() {
        driver.report(HeatPumpSignal.OPERATING_MODE, new SignalValue.Mode(OperatingMode.WIND_POWER), time.now());
        Shown form = provider.begin("mode");
        assertThat(form.field("mode").values()).containsExactly("windpower");
        assertThat(form.field("mode").options()).hasSize(5);
        assertThat(provider.answer(form, "complete", "mode", "extern").notes())
                .containsExactly("info: The mode is now extern.");
        assertThat(commands()).containsExactly(new HeatPumpCommand.SelectMode(OperatingMode.EXTERN));
        assertThat(driver.applied().get(0).origin()).isEqualTo(CommandOrigin.REMOTE);
        assertThat(home.refused(() -> home.begin("mode")).condition()).isEqualTo(Condition.FORBIDDEN);
    }

    @Test
    void stop_isDoneOnlyWhenItIsConfirmed() {
        driver.report(HeatPumpSignal.RUN_PERMITTED, new SignalValue.Flag(true), time.now());
        Shown what = provider.begin("start-stop");
        assertThat(what.actions()).containsExactly("next");
        assertThat(what.field("what").values()).containsExactly("stop");
        Shown sure = provider.answer(what, "next", "what", "stop");
        assertThat(sure.actions()).containsExactly("prev", "complete");
        assertThat(sure.field("confirmed").type()).contains(FieldType.BOOLEAN);
        Shown not = provider.answer(sure, "complete", "confirmed", "0");
        assertThat(not.notes()).containsExactly("warn: Not confirmed: nothing was done.");
        assertThat(commands()).isEmpty();

        Shown back = provider.answer(provider.answer(provider.begin("start-stop"), "next", "what", "stop"), "prev");
        assertThat(back.actions()).containsExactly("next");
        Shown done = provider.answer(provider.answer(back, "next", "what", "stop"), "complete", "confirmed", "1");
        assertThat(done.notes().get(0)).startsWith("info: The compressor is to stop");
        assertThat(commands()).containsExactly(new HeatPumpCommand.PermitRun(false));
    }

    @Test
    void lock_isTheHomeOwners() {
        Shown form = home.begin("lock");
        assertThat(home.answer(form, "complete", "locked", "true").notes())
                .containsExactly("info: Commands from afar are locked.");
        assertThat(commands()).containsExactly(new HeatPumpCommand.SelectControlPlace(true));
    }

    @Test
    void schedule_isShown_andRefusedToBeEnabledWhileItIsEmpty() {
        Shown choice = home.begin("schedule");
        assertThat(choice.field("schedule").options()).hasSize(8);
        assertThat(choice.field("schedule").options().get(0).label())
                .isEqualTo("Lowest room temperature, schedule 1: not ready");
        Shown plan = home.answer(choice, "next", "schedule", "ComfMinFSCH1");
        assertThat(plan.form().orElseThrow().instructions().get(0)).startsWith("It is not ready.");
        assertThat(plan.actions()).containsExactly("prev", "complete");
        assertThat(home.answer(plan, "complete", "action", "leave").notes())
                .containsExactly("info: Nothing was changed.");
        Shown again = home.answer(home.begin("schedule"), "next", "schedule", "ComfMinFSCH1");
        assertThat(home.answer(again, "complete", "action", "enable").notes().get(0))
                .startsWith("error: Schedules was refused");
        Shown readOnly = home.answer(home.begin("schedule"), "next", "schedule", "OpModFSCH1");
        assertThat(readOnly.status()).isEqualTo("completed");
    }

    private Shown newPlan(ChatClient who, String schedule, String action) {
        Shown plan = who.answer(who.begin("schedule"), "next", "schedule", schedule);
        return who.answer(plan, "complete", "action", action);
    }

    /** A clock in the zone of the house, as the form shows it. */
    private String clock(int minutes) {
        return DateTimeFormatter.ofPattern("HH:mm")
                .format(time.now().plus(Duration.ofMinutes(minutes)).atZone(ZoneId.systemDefault()));
    }

    @Test
    void schedule_isEnteredByTheHour_andTakesEffect() {
        time.advance(Duration.ofMinutes(25));
        Shown form = newPlan(home, "ComfMinFSCH1", "enter-hours");
        assertThat(form.actions()).containsExactly("prev", "complete");
        FormField first = form.field("entry-1");
        assertThat(first.label()).isEqualTo(clock(35) + " to " + clock(95) + " (12 to 26 °C)");
        assertThat(first.validation()).contains(FormField.Validation.range("xs:decimal", "12", "26"));
        assertThat(first.values()).containsExactly("20.0");
        assertThat(first.required()).isTrue();
        assertThat(form.field("entry-2").required()).isFalse();

        Shown wrong = home.answer(form, "complete", "entry-1", "18", "entry-3", "99");
        assertThat(wrong.status()).isEqualTo("executing");
        assertThat(wrong.notes().get(0)).contains("must be a number from 12 to 26, but is \"99\"");
        assertThat(home.answer(form, "complete", "entry-2", "18").notes().get(0))
                .contains("must be filled in");

        Shown done = home.answer(form, "complete", "entry-1", "18", "entry-3", "21,5");
        assertThat(done.notes()).containsExactly("info: Lowest room temperature, schedule 1 is now ready.");
        assertThat(done.form().orElseThrow().fields().get(0).text()).endsWith(": 18.0 °C");
        assertThat(done.form().orElseThrow().fields().get(1).text()).endsWith(": 21.5 °C");
        time.advance(Duration.ofMinutes(36));
        assertThat(commands()).containsExactly(setPoint(SetPoint.COMFORT_MIN, 18));
        time.advance(Duration.ofHours(2));
        assertThat(commands()).contains(setPoint(SetPoint.COMFORT_MIN, 21.5));
    }

    @Test
    void schedule_thatRuns_isReplaced_withWhatItHasAsDefaults() {
        home.answer(newPlan(home, "ComfMaxFSCH2", "enter-hours"), "complete", "entry-1", "24");
        time.advance(Duration.ofHours(1));
        Shown running = home.answer(home.begin("schedule"), "next", "schedule", "ComfMaxFSCH2");
        assertThat(running.form().orElseThrow().instructions()).containsExactly("It is running.");
        Shown form = home.answer(running, "complete", "action", "enter-quarters");
        assertThat(form.field("entry-1").values()).containsExactly("24.0");
        Shown back = home.answer(form, "prev");
        assertThat(back.field("action").values()).containsExactly("leave");
        Shown again = home.answer(back, "complete", "action", "enter-quarters");
        assertThat(home.answer(again, "complete", "entry-1", "25").notes())
                .containsExactly("info: Highest room temperature, schedule 2 is now ready.");
        time.advance(Duration.ofMinutes(16));
        assertThat(commands().get(commands().size() - 1)).isEqualTo(setPoint(SetPoint.COMFORT_MAX, 25));
    }

    @Test
    void schedule_thatIsFilledInSlowly_losesOnlyTheQuartersThatHavePassed() {
        time.advance(Duration.ofMinutes(55));
        Shown form = newPlan(home, "ComfMinFSCH1", "enter-hours");
        time.advance(Duration.ofMinutes(9));
        Shown done = home.answer(form, "complete", "entry-1", "18", "entry-2", "19");
        assertThat(done.notes()).containsExactly("info: Lowest room temperature, schedule 1 is now ready.");
        assertThat(done.form().orElseThrow().fields().get(0).text())
                .isEqualTo(clock(11) + " to " + clock(56) + ": 18.0 °C");
        time.advance(Duration.ofMinutes(12));
        assertThat(commands()).containsExactly(setPoint(SetPoint.COMFORT_MIN, 18));
    }

    @Test
    void schedule_ofModeAndOfStartStop_isEnteredByTheProvider_notByTheUser() {
        Shown modes = newPlan(provider, "OpModFSCH1", "enter-hours");
        assertThat(modes.field("entry-1").options()).hasSize(5);
        assertThat(provider.answer(modes, "complete", "entry-1", "full speed")
                        .notes()
                        .get(0))
                .contains("must be one of");
        provider.answer(modes, "complete", "entry-1", "spotprice", "entry-2", "extern");
        Shown stops = newPlan(provider, "OpCtlFSCH1", "enter-quarters");
        Shown done = provider.answer(stops, "complete", "entry-1", "stop", "entry-2", "run");
        assertThat(done.form().orElseThrow().fields().get(0).text()).endsWith(": stopped");
        time.advance(Duration.ofMinutes(61));
        assertThat(commands())
                .contains(
                        new HeatPumpCommand.SelectMode(OperatingMode.SPOT_PRICE),
                        new HeatPumpCommand.PermitRun(false),
                        new HeatPumpCommand.PermitRun(true));
        assertThat(home.answer(home.begin("schedule"), "next", "schedule", "OpModFSCH1")
                        .status())
                .isEqualTo("completed");
    }

    @Test
    void schedule_forTodayShortlyBeforeMidnight_isRefusedInWords() {
        Instant midnight = time.now()
                .atZone(ZoneId.systemDefault())
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(ZoneId.systemDefault())
                .toInstant();
        time.advance(Duration.between(time.now(), midnight).minusMinutes(10));
        assertThat(newPlan(home, "ComfMinFSCH1", "enter-quarters").notes())
                .containsExactly("error: Today is over before the next value could begin");
    }

    @Test
    void history_isOfTheLog() {
        Shown form = home.begin("history");
        assertThat(form.field("hours").values()).containsExactly("24");
        assertThat(home.answer(form, "complete", "values", "RoomSTMP1.Tmp", "hours", "0")
                        .notes()
                        .get(0))
                .contains("from 1 to 48");
        for (int i = 0; i < 13; i++) {
            measure(HeatPumpSignal.ROOM_TEMPERATURE, 20 + i % 2);
            time.advance(Duration.ofMinutes(10));
        }
        Shown table = home.answer(home.begin("history"), "complete", "values", "RoomSTMP1.Tmp", "hours", "24");
        assertThat(table.rows()).hasSizeBetween(2, 3);
        assertThat(table.rows())
                .allMatch(row -> row.matches("Thu [0-9]{2}:00 \\| 20\\.[3-7]|Thu [0-9]{2}:00 \\| 2[01]\\.0"));
        assertThat(maker.refused(() -> maker.begin("history")).condition()).isEqualTo(Condition.FORBIDDEN);
    }

    @Test
    void totals_areTheMakers() {
        driver.report(HeatPumpSignal.STARTS, new SignalValue.Count(412), time.now());
        driver.report(HeatPumpSignal.HEAT_ENERGY, new SignalValue.Count(1234567), time.now());
        assertThat(maker.begin("totals").lines())
                .containsEntry("Starts of the compressor", "412")
                .containsEntry("Heat delivered", "1234.6 kWh");
        assertThat(home.refused(() -> home.begin("totals")).condition()).isEqualTo(Condition.FORBIDDEN);
    }

    @Test
    void firmware_isTheMakers() {
        assertThat(maker.begin("firmware").lines())
                .containsEntry("Version that runs", "0")
                .containsEntry("Update", "none");
        assertThat(provider.begin("firmware").lines()).containsKey("Version that runs");
        assertThat(home.refused(() -> home.begin("firmware")).condition()).isEqualTo(Condition.FORBIDDEN);
    }

    private void sensor(SampleQuality quality) {
        driver.report(
                List.of(new Sample(HeatPumpSignal.ROOM_TEMPERATURE, new SignalValue.Real(21), time.now(), quality)));
    }

    private void every(Duration step, int times, Runnable report) {
        for (int i = 0; i < times; i++) {
            report.run();
            time.advance(step);
        }
    }

    /** What was told of the room; the machine of this test is otherwise silent, which is told too. */
    private List<String> told() {
        return home.messages().stream()
                .filter(message -> !message.contains("reports a fault"))
                .toList();
    }

    @Test
    void alarms_comeAsMessagesToThoseWhoWantThem_onceAndWithTheirEnd() {
        assertThat(home.answer(home.begin("alarms"), "complete", "wanted", "true")
                        .notes())
                .containsExactly("info: Alarms will be sent to home@sdvp.test.");
        assertThat(home.begin("alarms").field("wanted").values()).containsExactly("true");
        every(Duration.ofSeconds(30), 1, () -> sensor(SampleQuality.GOOD));
        every(Duration.ofSeconds(30), 20, () -> sensor(SampleQuality.FAILURE));
        assertThat(told()).containsExactly("hp01: the sensor \"Room\" has failed.");
        assertThat(home.begin("status").notes()).contains("warn: the sensor \"Room\" has failed.");
        assertThat(maker.begin("status").notes()).noneMatch(note -> note.contains("Room"));
        every(Duration.ofSeconds(30), 2, () -> sensor(SampleQuality.GOOD));
        assertThat(told())
                .containsExactly("hp01: the sensor \"Room\" has failed.", "hp01: the sensor \"Room\" works again.");
        assertThat(provider.messages()).isEmpty();
    }

    @Test
    void aRoomThatStaysCold_isTold_atMostOnceAnHour() {
        home.answer(home.begin("alarms"), "complete", "wanted", "true");
        every(Duration.ofMinutes(5), 11, () -> measure(HeatPumpSignal.ROOM_TEMPERATURE, 17));
        assertThat(told()).isEmpty();
        every(Duration.ofMinutes(5), 4, () -> measure(HeatPumpSignal.ROOM_TEMPERATURE, 17));
        assertThat(told()).containsExactly("hp01: the room is too cold: 17.0 °C, lowest wanted 20.0 °C.");
        every(Duration.ofMinutes(5), 20, () -> measure(HeatPumpSignal.ROOM_TEMPERATURE, 17));
        assertThat(told()).hasSize(1);
    }

    @Test
    void whoDoesNotWantAlarmsAnyMore_getsNone() {
        home.answer(home.begin("alarms"), "complete", "wanted", "true");
        assertThat(home.answer(home.begin("alarms"), "complete", "wanted", "false")
                        .notes())
                .containsExactly("info: No alarms will be sent to home@sdvp.test.");
        every(Duration.ofSeconds(30), 20, () -> sensor(SampleQuality.FAILURE));
        assertThat(home.messages()).isEmpty();
    }

    @Test
    void aService_isCalledFromAForm_byWhoHasNeverHeardOfIt() {
        Shown form = provider.begin("acsi/Associate");
        assertThat(form.status()).isEqualTo("executing");
        Shown granted = provider.answer(
                form, "complete", "invokeId", "1", "maxMessageSize", "65536", "maxOutstandingCalls", "1");
        String id = granted.field("associationId").text();
        Shown read = provider.answer(
                provider.begin("acsi/GetDataValues"),
                "complete",
                "associationId",
                id,
                "invokeId",
                "2",
                "references",
                "HP1/RoomSTMP1.Tmp.mag.f[MX]\nHP1/NoSTMP1.Tmp[MX]");
        assertThat(read.form().orElseThrow().items().get(0).get(1).text()).startsWith("21.0");
        assertThat(read.form().orElseThrow().items().get(1).toString()).contains("access-violation");
        Shown refused =
                provider.answer(provider.begin("acsi/Release"), "complete", "associationId", "nobody", "invokeId", "3");
        assertThat(refused.notes().get(0)).startsWith("error: 4 access-not-allowed-in-current-state");
        assertThat(provider.refused(() -> provider.begin("acsi/Dance")).condition())
                .isEqualTo(Condition.ITEM_NOT_FOUND);
    }

    @Test
    void running_isInWords() {
        driver.report(HeatPumpSignal.RUNNING_STATUS, new SignalValue.Status(RunningStatus.HOT_WATER), time.now());
        assertThat(home.begin("status").lines()).containsEntry("Doing", "hot-water");
    }

    /** What {@code docs/people.md} says of whom each command is for. */
    @Test
    void thePageSaysWhatIsListedForWhom() throws IOException {
        Map<String, ChatClient> byRole = Map.of("Vendor", maker, "Service Provider", provider, "User", home);
        Map<String, List<String>> said = new HashMap<>();
        Matcher row = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([^|]+) \\| ([^|]+) \\| [^|]+ \\|$")
                .matcher(Files.readString(Path.of("../docs/people.md")));
        while (row.find()) {
            for (String role : row.group(3).split(", ")) {
                said.computeIfAbsent(role, key -> new ArrayList<>()).add(row.group(1) + " " + row.group(2));
            }
        }
        byRole.forEach((role, client) -> assertThat(client.titles().stream()
                        .filter(title -> !title.startsWith("acsi/"))
                        .toList())
                .as(role)
                .isEqualTo(said.get(role)));
    }
}
