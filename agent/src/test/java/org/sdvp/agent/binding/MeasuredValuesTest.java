package org.sdvp.agent.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.acsi.process.ProcessValues;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.agent.config.AgentLimits;
import org.sdvp.agent.device.HeatPumpSignal;
import org.sdvp.agent.device.OperatingMode;
import org.sdvp.agent.device.RunningStatus;
import org.sdvp.agent.device.Sample;
import org.sdvp.agent.device.SampleQuality;
import org.sdvp.agent.device.SignalUnit;
import org.sdvp.agent.device.SignalValue;
import org.sdvp.heatpump.HeatPumpMode;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.heatpump.HeatPumpRun;
import org.sdvp.heatpump.SignalPlace;
import org.sdvp.model.Fcda;
import org.sdvp.model.ModelValues;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.Timestamp;
import org.sdvp.model.value.ValueText;

class MeasuredValuesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Map<SignalUnit, List<String>> UNITS = Map.of(
            SignalUnit.CELSIUS, List.of("°C"),
            SignalUnit.CUBIC_METRE_PER_SECOND, List.of("m³/s"),
            SignalUnit.WATT, List.of("W", "Watts"),
            SignalUnit.WATT_HOUR, List.of("Wh"),
            SignalUnit.HOUR, List.of("h"),
            SignalUnit.SECOND, List.of("min"),
            SignalUnit.NONE, List.of(""));

    private final HeatPumpModel model = HeatPumpModel.create("HP1");
    private final ModelValues values = new ModelValues(model.serverModel());
    private final FakeDriver driver = new FakeDriver();
    private final MeasuredValues measured = new MeasuredValues(
            new ProcessValues(values, new ManualTimeSource()),
            model,
            driver,
            new AgentLimits.Silence(3, Duration.ofSeconds(5)),
            START);

    private String read(String fcda) {
        Fcda wanted = Fcda.parse(fcda);
        DataType type = model.serverModel().dataType(wanted.reference()).orElseThrow();
        return ValueText.print(
                type, values.get(model.serverModel().select(wanted).orElseThrow()));
    }

    private void report(HeatPumpSignal signal, SignalValue value, SampleQuality quality, Instant time) {
        measured.onSamples(List.of(new Sample(signal, value, time, quality)));
    }

    private void report(HeatPumpSignal signal, double value) {
        report(signal, new SignalValue.Real(value), SampleQuality.GOOD, START);
    }

    private static SignalValue anyValue(HeatPumpSignal signal) {
        return switch (signal.kind()) {
            case REAL -> new SignalValue.Real(21.25);
            case COUNT -> new SignalValue.Count(7);
            case FLAG -> new SignalValue.Flag(true);
            case MODE -> new SignalValue.Mode(OperatingMode.EXTERN);
            case STATUS -> new SignalValue.Status(RunningStatus.HEATING);
        };
    }

    @ParameterizedTest
    @EnumSource(HeatPumpSignal.class)
    void everySignalWithAPlace_setsValueQualityAndTime_atAllItsPlaces(HeatPumpSignal signal) {
        Instant time = START.plusMillis(125);
        report(signal, anyValue(signal), SampleQuality.GOOD, time);
        boolean known = driver.signals().contains(signal);
        for (SignalPlace place : places(signal)) {
            assertThat(read(place.quality().toString())).isEqualTo(known ? "good" : "invalid");
            assertThat(((Timestamp) values.get(
                                    model.serverModel().select(place.time()).orElseThrow()))
                            .instant())
                    .isEqualTo(known ? time : Instant.EPOCH);
        }
    }

    @ParameterizedTest
    @EnumSource(HeatPumpSignal.class)
    void unitsOfDriverAndModelAreTheSame_orTheModelConverts(HeatPumpSignal signal) {
        assertThat(places(signal))
                .allSatisfy(place ->
                        assertThat(UNITS.getOrDefault(signal.unit(), List.of())).contains(place.unit()));
    }

    private List<SignalPlace> places(HeatPumpSignal signal) {
        return org.sdvp.heatpump.HeatPumpSignal.named(signal.name())
                .map(model::places)
                .orElse(List.of());
    }

    @Test
    void troubleOfTheAgent_isAWarningOfTheDevice_andGoesAway() {
        measured.trouble(true, START.plusSeconds(7));
        assertThat(read("HP1/LLN0.Health.stVal[ST]")).isEqualTo("Warning");
        assertThat(read("HP1/LLN0.Health.t[ST]")).startsWith("2026-01-01T00:00:07");
        assertThat(read("HP1/LPHD1.PhyHealth.stVal[ST]")).isEqualTo("Ok");

        measured.trouble(false, START.plusSeconds(9));
        assertThat(read("HP1/LLN0.Health.stVal[ST]")).isEqualTo("Ok");
    }

    @Test
    void onlyTheTanksOfAnAccumulator_haveNoPlace() {
        assertThat(HeatPumpSignal.values())
                .filteredOn(signal -> places(signal).isEmpty())
                .containsExactly(HeatPumpSignal.ACCUMULATION_CHARGING_POWER, HeatPumpSignal.ACCUMULATION_DRAW_POWER);
    }

    @Test
    void everyMemberOfTheDriversEnumerations_hasItsLiteral() {
        assertThat(OperatingMode.values())
                .allSatisfy(mode ->
                        assertThat(HeatPumpMode.valueOf(mode.name()).literal()).isEqualTo(mode.sdvpName()));
        assertThat(RunningStatus.values())
                .extracting(RunningStatus::name)
                .containsExactlyElementsOf(
                        Stream.of(HeatPumpRun.values()).map(HeatPumpRun::name).toList());
    }

    @Test
    void secondsBecomeMinutes_roundedUp_andFlowsStayAsTheyAre() {
        report(HeatPumpSignal.START_INHIBIT_REMAINING, 61);
        report(HeatPumpSignal.HEATING_FLOW, 2.5e-4);
        assertThat(read("HP1/PMRI1.StrInhTmm.stVal[ST]")).isEqualTo("2");
        assertThat(read("HP1/HeatMFLW1.FlwRte.mag.f[MX]")).isEqualTo("2.5E-4");
    }

    @Test
    void controlPlace_showsInStatusAndControl() {
        report(HeatPumpSignal.LOCAL_CONTROL, new SignalValue.Flag(true), SampleQuality.GOOD, START);
        assertThat(read("HP1/LLN0.Loc.stVal[ST]")).isEqualTo("true");
        assertThat(read("HP1/LLN0.LocSta.stVal[ST]")).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource({
        "GOOD, good",
        "OLD_DATA, questionable old-data",
        "OUT_OF_RANGE, questionable out-of-range",
        "FAILURE, invalid failure"
    })
    void qualityOfASample_isThatOfTheValue(SampleQuality quality, String expected) {
        report(HeatPumpSignal.ROOM_TEMPERATURE, new SignalValue.Real(20), quality, START);
        assertThat(read("HP1/RoomSTMP1.Tmp.q[MX]")).isEqualTo(expected);
        assertThat(read("HP1/RoomSTMP1.Tmp.mag.f[MX]")).isEqualTo("20.0");
    }

    @Test
    void counterBeyondItsType_keepsTheLastValue_andIsInvalidByOverflow() {
        report(HeatPumpSignal.STARTS, new SignalValue.Count(41), SampleQuality.GOOD, START);
        report(HeatPumpSignal.STARTS, new SignalValue.Count(1L << 40), SampleQuality.GOOD, START);
        assertThat(read("HP1/KPMP1.OpCntRs.stVal[ST]")).isEqualTo("41");
        assertThat(read("HP1/KPMP1.OpCntRs.q[ST]")).isEqualTo("invalid overflow");
    }

    @Test
    void overflow_isNoGoodHealth_andStaysInvalidWhenItGrowsOld() {
        for (HeatPumpSignal signal : driver.signals()) {
            report(signal, anyValue(signal), SampleQuality.GOOD, START);
        }
        report(HeatPumpSignal.STARTS, new SignalValue.Count(1L << 40), SampleQuality.GOOD, START);
        assertThat(health()).isEqualTo("Warning");
        measured.lookForSilence(START.plusSeconds(1000));
        assertThat(read("HP1/KPMP1.OpCntRs.q[ST]")).isEqualTo("invalid overflow old-data");
        report(HeatPumpSignal.STARTS, new SignalValue.Count(42), SampleQuality.GOOD, START.plusSeconds(1000));
        assertThat(read("HP1/KPMP1.OpCntRs.q[ST]")).isEqualTo("good");
    }

    @Test
    void signalThatStaysAway_becomesOld_keepsValueAndTime_andRecovers() {
        report(HeatPumpSignal.ROOM_TEMPERATURE, 21);
        assertThat(measured.lookForSilence(START.plusSeconds(5))).isEmpty();
        assertThat(measured.lookForSilence(START.plusMillis(5001))).contains(HeatPumpSignal.ROOM_TEMPERATURE);
        assertThat(measured.lookForSilence(START.plusSeconds(6))).doesNotContain(HeatPumpSignal.ROOM_TEMPERATURE);
        assertThat(read("HP1/RoomSTMP1.Tmp.q[MX]")).isEqualTo("questionable old-data");
        assertThat(read("HP1/RoomSTMP1.Tmp.mag.f[MX]")).isEqualTo("21.0");
        assertThat(read("HP1/RoomSTMP1.Tmp.t[MX]")).isEqualTo("2026-01-01T00:00:00Z");

        report(HeatPumpSignal.ROOM_TEMPERATURE, 22);
        assertThat(read("HP1/RoomSTMP1.Tmp.q[MX]")).isEqualTo("good");
    }

    @Test
    void slowSignal_isGivenThreeOfItsOwnPeriods() {
        report(HeatPumpSignal.OUTDOOR_TEMPERATURE, 3);
        assertThat(measured.lookForSilence(START.plusSeconds(90))).doesNotContain(HeatPumpSignal.OUTDOOR_TEMPERATURE);
        assertThat(measured.lookForSilence(START.plusSeconds(91))).contains(HeatPumpSignal.OUTDOOR_TEMPERATURE);
    }

    @Test
    void brokenSensorThatFallsSilent_staysInvalid() {
        report(HeatPumpSignal.ROOM_TEMPERATURE, new SignalValue.Real(20), SampleQuality.FAILURE, START);
        measured.lookForSilence(START.plusSeconds(10));
        assertThat(read("HP1/RoomSTMP1.Tmp.q[MX]")).isEqualTo("invalid failure old-data");
    }

    @Test
    void healthOfTheMachine_isOkWarningOrAlarm() {
        for (HeatPumpSignal signal : driver.signals()) {
            report(signal, anyValue(signal), SampleQuality.GOOD, START);
        }
        assertThat(health()).isEqualTo("Ok");
        report(HeatPumpSignal.ROOM_TEMPERATURE, new SignalValue.Real(20), SampleQuality.FAILURE, START);
        assertThat(health()).isEqualTo("Warning");
        measured.lookForSilence(START.plusSeconds(1000));
        assertThat(health()).isEqualTo("Alarm");
        report(HeatPumpSignal.ROOM_TEMPERATURE, 20);
        assertThat(health()).isEqualTo("Warning");
    }

    private String health() {
        return read("HP1/LPHD1.PhyHealth.stVal[ST]");
    }

    @Test
    void looksOftenEnough_toSeeTheShortestSilence() {
        assertThat(measured.lookInterval()).isEqualTo(Duration.ofMillis(1250));
    }
}
