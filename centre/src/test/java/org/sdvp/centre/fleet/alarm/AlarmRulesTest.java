package org.sdvp.centre.fleet.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.DeviceStatus;
import org.sdvp.centre.fleet.PointValue;
import org.sdvp.centre.fleet.Trust;
import org.sdvp.centre.fleet.command.CommandBench;
import org.sdvp.centre.fleet.twin.Shown;

class AlarmRulesTest {
    private static final Duration SOON = Duration.ofSeconds(6);

    @TempDir
    Path folder;

    private CommandBench bench;
    private AlarmRules rules;
    private DeviceId house;

    @BeforeEach
    void open() {
        bench = new CommandBench(folder);
        house = bench.devices(1).iterator().next();
        start();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void start() {
        rules = AlarmRules.start(bench.fleet, bench.database.alarms(), bench.fleetTime(), AlarmLimits.USUAL);
    }

    private void value(Shown shown, double value, Trust trust) {
        bench.sample(house, "HP1/" + shown.path(), PointValue.of(value, value + ""), trust);
    }

    private void value(Shown shown, double value) {
        value(shown, value, Trust.GOOD);
    }

    private List<Alarm.Kind> open(boolean lasting) {
        return rules.open("main").stream()
                .filter(alarm -> alarm.ended().isEmpty() == lasting)
                .map(Alarm::kind)
                .toList();
    }

    @Test
    void device_thatIsAwayForLong_isAnAlarm_untilItIsBack() {
        bench.online(house, DeviceStatus.OFFLINE);
        bench.pass(Duration.ofMinutes(14));
        assertThat(open(true)).isEmpty();
        bench.pass(Duration.ofMinutes(2));
        assertThat(open(true)).containsExactly(Alarm.Kind.OFFLINE);
        assertThat(bench.fleet.device(house).orElseThrow().alarms()).isEqualTo(1);

        bench.online(house, DeviceStatus.UNKNOWN);
        bench.pass(Duration.ofMinutes(1));
        assertThat(open(true)).containsExactly(Alarm.Kind.OFFLINE);
        bench.online(house, DeviceStatus.ONLINE);
        bench.pass(SOON);
        assertThat(open(true)).isEmpty();
        assertThat(open(false)).containsExactly(Alarm.Kind.OFFLINE);
    }

    @Test
    void alarm_isOfItsTenant_andGoesWhenItIsOverAndSeen() {
        value(Shown.HEALTH, 3);
        bench.pass(SOON);
        Alarm alarm = rules.open("main").get(0);
        assertThat(alarm.kind()).isEqualTo(Alarm.Kind.FAULT);
        assertThat(rules.open("other")).isEmpty();
        assertThat(rules.acknowledge("other", alarm.id(), "eve")).isEmpty();
        assertThat(rules.acknowledge("main", alarm.id(), "anna")).isPresent();
        assertThat(rules.acknowledge("main", alarm.id(), "bert").flatMap(Alarm::acknowledged))
                .map(Alarm.Acknowledgement::by)
                .contains("anna");
        value(Shown.HEALTH, 1);
        bench.pass(SOON);
        assertThat(rules.open("main")).isEmpty();
        assertThat(bench.fleet.device(house).orElseThrow().alarms()).isZero();
        assertThat(bench.database.alarms().alarm(alarm.id()).flatMap(Alarm::ended))
                .isPresent();
    }

    @Test
    void room_thatIsTooColdForLong_isAnAlarm_withHysteresis() {
        value(Shown.COMFORT_MIN, 20);
        value(Shown.ROOM, 18.5);
        bench.pass(Duration.ofMinutes(29));
        assertThat(open(true)).isEmpty();
        bench.pass(Duration.ofMinutes(2));
        assertThat(open(true)).containsExactly(Alarm.Kind.COMFORT);
        assertThat(rules.open("main").get(0).text()).isEqualTo("the room has 18.5 °C, the lower limit is 20.0 °C");
        value(Shown.ROOM, 19.2);
        bench.pass(SOON);
        assertThat(open(true)).containsExactly(Alarm.Kind.COMFORT);
        value(Shown.ROOM, 19.6);
        bench.pass(SOON);
        assertThat(open(true)).isEmpty();
    }

    @Test
    void room_thatWasColdForAShortTimeOnly_isNoAlarm() {
        value(Shown.COMFORT_MIN, 20);
        for (int i = 0; i < 3; i++) {
            value(Shown.ROOM, 18);
            bench.pass(Duration.ofMinutes(20));
            value(Shown.ROOM, 20);
            bench.pass(Duration.ofMinutes(1));
        }
        assertThat(rules.open("main")).isEmpty();
    }

    @Test
    void badQualityForAWhile_andImpossibleTimeAtOnce_areAlarms() {
        value(Shown.OUTDOOR, 3, Trust.QUESTIONABLE);
        value(Shown.TANK, 40, Trust.CLOCK);
        bench.pass(SOON);
        assertThat(open(true)).containsExactly(Alarm.Kind.CLOCK);
        bench.pass(Duration.ofMinutes(5));
        assertThat(open(true)).containsExactlyInAnyOrder(Alarm.Kind.CLOCK, Alarm.Kind.QUALITY);
        value(Shown.OUTDOOR, 3);
        value(Shown.TANK, 40);
        bench.pass(SOON);
        assertThat(open(true)).isEmpty();
    }

    @Test
    void lowCop_countsOnlyWhileTheMachineRuns() {
        value(Shown.COP, 1.2);
        value(Shown.POWER, 20);
        bench.pass(Duration.ofMinutes(30));
        assertThat(open(true)).isEmpty();
        value(Shown.POWER, 2000);
        bench.pass(Duration.ofMinutes(16));
        assertThat(open(true)).containsExactly(Alarm.Kind.COP);
        value(Shown.COP, 3.5);
        bench.pass(Duration.ofMinutes(15));
        assertThat(open(true)).isEmpty();
    }

    @Test
    void twoLogins_areAnAlarm() {
        bench.fleet.duplicate(house, "logged in 2 times");
        bench.pass(SOON);
        assertThat(open(true)).containsExactly(Alarm.Kind.IDENTITY);
        bench.fleet.duplicate(house, "");
        bench.pass(SOON);
        assertThat(open(true)).isEmpty();
    }

    @Test
    void alarmsOfBefore_lastOverARestart_andAreNotBegunTwice() {
        List<Alarm> heard = new ArrayList<>();
        value(Shown.HEALTH, 3);
        bench.pass(SOON);
        rules.close();
        start();
        try (var subscription = rules.listen(heard::add)) {
            bench.pass(SOON);
            assertThat(open(true)).containsExactly(Alarm.Kind.FAULT);
            assertThat(heard).isEmpty();
            value(Shown.HEALTH, 1);
            bench.pass(SOON);
            assertThat(subscription).isNotNull();
        }
        assertThat(heard)
                .extracting(Alarm::kind, alarm -> alarm.ended().isPresent())
                .hasSize(1);
        assertThat(bench.database.alarms().alarms(Long.MAX_VALUE, 10)).hasSize(1);
        assertThat(Optional.of(heard.get(0)).flatMap(Alarm::ended)).isPresent();
    }
}
