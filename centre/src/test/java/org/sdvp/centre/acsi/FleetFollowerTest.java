package org.sdvp.centre.acsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.centre.acsi.CentreBench.id;
import static org.sdvp.centre.acsi.CentreBench.soon;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.agent.device.HeatPumpSignal;
import org.sdvp.agent.store.StoreLimits;
import org.sdvp.centre.fleet.DeviceStatus;
import org.sdvp.centre.fleet.Point;
import org.sdvp.centre.fleet.SampleStore;
import org.sdvp.centre.fleet.Trust;
import org.sdvp.centre.fleet.twin.FleetQuery;
import org.sdvp.centre.fleet.twin.Shown;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.stanza.Presence;

class FleetFollowerTest {
    private static final String ROOM = "HP1/RoomSTMP1.Tmp.mag.f[MX]";

    private static final String COMFORT = "HP1/ComfMinFSPT1.SptVal.mxVal.f[MX]";

    @TempDir
    Path folder;

    private CentreBench bench;
    private Instant clock = Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);

    @BeforeEach
    void open() {
        bench = new CentreBench(folder);
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    private double room() {
        return bench.twin("hp01").number(Shown.ROOM).orElse(0);
    }

    /** Measures one temperature after another, each at a second of its own. */
    private void measure(TestPump pump, int from, int to) {
        for (int value = from; value < to; value++) {
            clock = clock.plusSeconds(1);
            pump.measure(HeatPumpSignal.ROOM_TEMPERATURE, value, clock);
        }
    }

    private static List<Double> history(SampleStore store) {
        return store.history(id("hp01"), ROOM, Instant.EPOCH, Instant.now().plusSeconds(86_400), Duration.ZERO).stream()
                .map(bucket -> bucket.mean().orElse(Double.NaN))
                .toList();
    }

    private static List<Double> numbers(int from, int to) {
        return java.util.stream.IntStream.range(from, to)
                .mapToObj(i -> (double) i)
                .toList();
    }

    @Test
    void device_thatComesOnline_isKnownWithPlatePointsAndValues() {
        CentreBench.Centre centre = bench.centre();
        TestPump pump = bench.pump("hp01");
        soon(() -> assertThat(bench.twin("hp01").number(Shown.POWER)).hasValue(2000));

        assertThat(bench.twin("hp01").device().presence().status()).isEqualTo(DeviceStatus.ONLINE);
        assertThat(bench.twin("hp01").device().plate().model()).isEqualTo("Boreas 8");
        assertThat(bench.twin("hp01").device().tenant()).isEqualTo("main");
        Point comfort =
                bench.twin("hp01").point("HP1/ComfMinFSPT1.SptVal.mxVal.f[MX]").orElseThrow();
        assertThat(comfort.use()).isEqualTo(Point.Use.CONTROLLED);
        assertThat(comfort.unit()).isEqualTo("°C");
        assertThat(comfort.range().min()).isPresent();
        Point mode = bench.twin("hp01").point("HP1/DHTP1.OpModSt.stVal[ST]").orElseThrow();
        assertThat(mode.kind()).isEqualTo(Point.Kind.ENUMERATION);
        assertThat(mode.literals()).isNotEmpty();

        pump.measure(HeatPumpSignal.ROOM_TEMPERATURE, 21.5, Instant.now());
        soon(() -> assertThat(room()).isEqualTo(21.5));
        soon(() -> assertThat(centre.store().latest(id("hp01"))).containsKey(ROOM));
        assertThat(centre.fleet().rollUp("main", FleetQuery.ALL).power()).isEqualTo(2000);
        assertThat(centre.fleet().rollUp("other", FleetQuery.ALL).devices()).isZero();
        soon(() -> assertThat(centre.database().devices().points(id("hp01"))).hasSizeGreaterThan(50));
    }

    @Test
    void device_thatGoes_isOffline_andItsPresenceIsHistory() {
        CentreBench.Centre centre = bench.centre();
        bench.pump("hp01");
        soon(() -> assertThat(bench.twin("hp01").device().presence().status()).isEqualTo(DeviceStatus.ONLINE));
        bench.unplug("hp01");
        soon(() -> assertThat(bench.twin("hp01").device().presence().status()).isEqualTo(DeviceStatus.OFFLINE));
        soon(() -> assertThat(centre.database()
                        .devices()
                        .presence(id("hp01"), Instant.EPOCH, Instant.now().plusSeconds(10)))
                .extracting(presence -> presence.status())
                .contains(DeviceStatus.ONLINE, DeviceStatus.OFFLINE));
    }

    @Test
    void centre_thatStartsAgain_hasEveryChangeOnce_alsoThoseWhileItWasAway() {
        CentreBench.Centre first = bench.centre();
        TestPump pump = bench.pump("hp01");
        soon(() -> assertThat(bench.twin("hp01").number(Shown.POWER)).hasValue(2000));
        soon(() -> assertThat(first.store().mark(id("hp01"), "HP1/LLN0.Meas01")).isPresent());
        measure(pump, 0, 20);
        soon(() -> assertThat(room()).isEqualTo(19));
        first.end();

        measure(pump, 20, 40);
        CentreBench.Centre second = bench.centre();
        soon(() -> assertThat(room()).isEqualTo(39));
        measure(pump, 40, 50);
        soon(() -> assertThat(room()).isEqualTo(49));

        assertThat(history(second.store())).endsWith(numbers(1, 50).toArray(Double[]::new));
        assertThat(second.store().gaps(id("hp01"), Instant.EPOCH, Instant.now().plusSeconds(86_400)))
                .isEmpty();
    }

    @Test
    void store_thatIsAwayForAWhile_missesNothing_andNothingIsAcknowledgedMeanwhile() {
        CentreBench.Centre centre = bench.centre();
        TestPump pump = bench.pump("hp01");
        soon(() -> assertThat(bench.twin("hp01").number(Shown.POWER)).hasValue(2000));
        measure(pump, 0, 5);
        soon(() -> assertThat(room()).isEqualTo(4));

        centre.store().away(true);
        measure(pump, 5, 1000);
        soon(() -> assertThat(centre.intake().trouble()).contains("away"));
        assertThat(room()).isEqualTo(4);
        centre.store().away(false);

        soon(() -> assertThat(room()).isEqualTo(999));
        assertThat(centre.intake().trouble()).isEmpty();
        assertThat(history(centre.store())).endsWith(numbers(1, 1000).toArray(Double[]::new));
    }

    @Test
    void stream_ofTheCentre_thatIsLost_leavesDevicesUnknown_untilItIsBack() {
        CentreBench.Centre centre = bench.centre();
        bench.pump("hp01");
        soon(() -> assertThat(bench.twin("hp01").device().presence().status()).isEqualTo(DeviceStatus.ONLINE));
        bench.router.down(true);
        bench.router.shutDown(centre.operator().jid());
        soon(() -> assertThat(bench.twin("hp01").device().presence().status()).isEqualTo(DeviceStatus.UNKNOWN));
        assertThat(centre.follower().trouble()).contains("lost its stream");
        bench.router.down(false);
        soon(() -> assertThat(bench.twin("hp01").device().presence().status()).isEqualTo(DeviceStatus.ONLINE));
        assertThat(centre.follower().trouble()).isEmpty();
    }

    @Test
    void device_thatLostItsMemory_leavesAGap_andIsFollowedOn() throws Exception {
        CentreBench.Centre centre = bench.centre();
        TestPump before = bench.pump("hp01");
        soon(() -> assertThat(bench.twin("hp01").number(Shown.POWER)).hasValue(2000));
        measure(before, 0, 5);
        soon(() -> assertThat(room()).isEqualTo(4));
        bench.unplug("hp01");
        soon(() -> assertThat(bench.twin("hp01").device().presence().status()).isEqualTo(DeviceStatus.OFFLINE));
        bench.wipe("hp01");

        TestPump after = bench.pump("hp01");
        soon(() -> assertThat(bench.twin("hp01").device().presence().status()).isEqualTo(DeviceStatus.ONLINE));
        measure(after, 10, 15);
        soon(() -> assertThat(room()).isEqualTo(14));

        assertThat(centre.store().gaps(id("hp01"), Instant.EPOCH, Instant.now().plusSeconds(86_400)))
                .extracting(gap -> gap.why())
                .anyMatch(why -> why.startsWith("HP1/LLN0.Meas01 no longer has the last entry that is stored"));
        assertThat(history(centre.store())).endsWith(numbers(10, 15).toArray(Double[]::new));
        assertThat(centre.store().mark(id("hp01"), "HP1/LLN0.Meas01")).isPresent();
    }

    @Test
    void buffer_thatOverflowsWhileTheCentreIsAway_isFilledFromTheLog_asFarAsThatHasEveryChange() {
        StoreLimits small = StoreLimits.defaults().withReport(new StoreLimits.Size(5, 1 << 20));
        TestPump pump = bench.pump("hp01", "IEC", "HP1", small);
        CentreBench.Centre first = bench.centre();
        soon(() -> assertThat(bench.twin("hp01").number(Shown.COMFORT_MIN)).hasValue(20));
        pump.measure(HeatPumpSignal.COMFORT_MIN, 15, Instant.now());
        measure(pump, 0, 3);
        soon(() -> assertThat(bench.twin("hp01").number(Shown.COMFORT_MIN)).hasValue(15));
        soon(() -> assertThat(room()).isEqualTo(2));
        first.end();
        Instant away = Instant.now();
        for (int i = 0; i < 20; i++) {
            pump.measure(HeatPumpSignal.COMFORT_MIN, 16 + i * 0.1, away.plusMillis(i * 10L));
        }
        measure(pump, 3, 30);

        CentreBench.Centre second = bench.centre();
        soon(() -> assertThat(bench.twin("hp01").number(Shown.COMFORT_MIN)).hasValue((float) 17.9));
        soon(() -> assertThat(second.store().history(id("hp01"), COMFORT, away, away.plusSeconds(3600), Duration.ZERO))
                .hasSize(20));
        soon(() -> assertThat(second.store()
                        .gaps(id("hp01"), Instant.EPOCH, Instant.now().plusSeconds(86_400)))
                .extracting(gap -> gap.why())
                .anyMatch(why -> why.contains("HP1/LLN0.Meas01") && why.contains("HP1/LLN0.Hist")));
        assertThat(second.store().gaps(id("hp01"), Instant.EPOCH, Instant.now().plusSeconds(86_400)))
                .extracting(gap -> gap.why())
                .noneMatch(why -> why.contains("HP1/LLN0.Spt01"));
    }

    @Test
    void device_thatIsLoggedInTwice_isToldOf_untilOneGoes() {
        bench.centre();
        bench.pump("hp01");
        bench.pump("hp01", "copy", "HP1");
        soon(() -> assertThat(bench.twin("hp01").identity()).startsWith("logged in 2 times, as "));
        bench.unplug("hp01", "copy");
        soon(() -> assertThat(bench.twin("hp01").identity()).isEmpty());
        soon(() -> assertThat(bench.twin("hp01").device().presence().resource()).contains("IEC"));
    }

    @Test
    void device_withAnotherModel_hasItsPointsReplaced_andIsToldOf() {
        CentreBench.Centre centre = bench.centre();
        bench.pump("hp01");
        soon(() -> assertThat(bench.twin("hp01").number(Shown.POWER)).hasValue(2000));
        bench.unplug("hp01");
        TestPump other = bench.pump("hp01", "other", "HP7");
        soon(() -> assertThat(bench.twin("hp01").identity()).contains("its model is another one"));
        other.measure(HeatPumpSignal.ROOM_TEMPERATURE, 17, Instant.now());
        soon(() -> assertThat(room()).isEqualTo(17));
        assertThat(bench.twin("hp01").points())
                .allMatch(point -> point.reference().startsWith("HP7/"));
        soon(() -> assertThat(centre.database().devices().points(id("hp01")))
                .allMatch(point -> point.reference().startsWith("HP7/")));
    }

    @Test
    void clock_thatCannotBe_isTrustedNoMore_andTheValueIsStoredAtTheTimeItCame() {
        CentreBench.Centre centre = bench.centre();
        TestPump pump = bench.pump("hp01");
        soon(() -> assertThat(bench.twin("hp01").number(Shown.POWER)).hasValue(2000));
        Instant before = Instant.now().minusSeconds(1);
        pump.measure(HeatPumpSignal.ROOM_TEMPERATURE, 19, Instant.parse("1970-01-02T00:00:00Z"));
        soon(() -> assertThat(room()).isEqualTo(19));
        assertThat(bench.twin("hp01").value(Shown.ROOM).orElseThrow().trust()).isEqualTo(Trust.CLOCK);
        pump.measure(HeatPumpSignal.ROOM_TEMPERATURE, 20, Instant.now().plus(Duration.ofDays(3)));
        soon(() -> assertThat(room()).isEqualTo(20));
        assertThat(bench.twin("hp01").value(Shown.ROOM).orElseThrow().trust()).isEqualTo(Trust.CLOCK);
        assertThat(centre.store()
                        .history(id("hp01"), ROOM, before, Instant.now().plusSeconds(1), Duration.ZERO))
                .extracting(bucket -> bucket.mean().orElse(0))
                .endsWith(19.0, 20.0);
        pump.measure(HeatPumpSignal.ROOM_TEMPERATURE, 21, Instant.now());
        soon(() -> assertThat(bench.twin("hp01").value(Shown.ROOM).orElseThrow().trust())
                .isEqualTo(Trust.GOOD));
    }

    @Test
    void secondCentreOnTheAccount_letsTheFirstStayAway_andSayWhy() {
        CentreBench.Centre centre = bench.centre();
        bench.pump("hp01");
        soon(() -> assertThat(bench.twin("hp01").device().presence().status()).isEqualTo(DeviceStatus.ONLINE));
        XmppConnection second = bench.router.login(centre.operator().jid().toString());

        soon(() -> assertThat(centre.follower().trouble()).contains("two centres on one account"));
        assertThat(bench.twin("hp01").device().presence().status()).isEqualTo(DeviceStatus.UNKNOWN);
        second.send(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
        assertThat(second.state().isOnline()).isTrue();
        assertThat(centre.operator().connection().state().isOnline()).isFalse();
        second.close();
    }
}
