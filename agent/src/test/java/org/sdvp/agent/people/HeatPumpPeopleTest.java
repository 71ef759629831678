package org.sdvp.agent.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sdvp.agent.device.CommandOrigin;
import org.sdvp.agent.device.CommandReason;
import org.sdvp.agent.device.CommandResult;
import org.sdvp.agent.device.HeatPumpCommand;
import org.sdvp.agent.device.HeatPumpSignal;
import org.sdvp.agent.device.OperatingMode;
import org.sdvp.agent.device.RunningStatus;
import org.sdvp.agent.device.SetPoint;
import org.sdvp.agent.device.SignalValue;
import org.sdvp.agent.people.ChatClient.Shown;
import org.sdvp.wire.form.FieldType;
import org.sdvp.wire.form.FormField;
import org.sdvp.xmpp.stanza.StanzaError.Condition;

class HeatPumpPeopleTest extends PeopleBench {
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
