package org.sdvp.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.value.DataValue;

/** FSCH of IEC 61850-7-4: what it needs to be enabled, how it goes through its states, what it shows. */
class FschTest extends ScheduleBench {
    @Test
    void schedule_waitsRunsThroughItsEntriesAndEnds() {
        plan("FSCH1", 60, in(30), 10, 20);
        assertThat(enable("FSCH1")).isInstanceOf(Operate.Response.class);

        assertThat(state("FSCH1")).isEqualTo("READY");
        assertThat(get("FSCH1.NxtStrTm.stVal[ST]"))
                .isEqualTo(START.plusSeconds(30).toString());
        assertThat(get("FSCH1.NxtStrTm.q[ST]")).isEqualTo("good");
        assertThat(get("FSCH1.ActStrTm.q[ST]")).isEqualTo("invalid");
        assertThat(get("FSCH1.ValMV.q[MX]")).isEqualTo("invalid");

        advance(30);
        assertThat(state("FSCH1")).isEqualTo("RUNNING");
        assertThat(get("FSCH1.SchdEntr.stVal[ST]")).isEqualTo("1");
        assertThat(get("FSCH1.ValMV.mag.f[MX]")).isEqualTo("10.0");
        assertThat(get("FSCH1.ValMV.q[MX]")).isEqualTo("good");
        assertThat(get("FSCH1.ActStrTm.stVal[ST]"))
                .isEqualTo(START.plusSeconds(30).toString());
        assertThat(get("FSCH1.NxtStrTm.q[ST]")).isEqualTo("invalid");

        advance(60);
        assertThat(get("FSCH1.SchdEntr.stVal[ST]")).isEqualTo("2");
        assertThat(get("FSCH1.ValMV.mag.f[MX]")).isEqualTo("20.0");
        assertThat(get("FSCH1.ValMV.t[MX]")).isEqualTo(START.plusSeconds(90).toString());

        advance(60);
        assertThat(state("FSCH1")).isEqualTo("NOT_READY");
        assertThat(get("FSCH1.SchdEntr.stVal[ST]")).isEqualTo("0");
        assertThat(get("FSCH1.ValMV.q[MX]")).isEqualTo("invalid");
        assertThat(told).containsExactly("FSCH1 READY", "FSCH1 RUNNING", "FSCH1 NOT_READY");
        assertThat(time.pendingTimers()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "NumEntr.setVal[SP], 0, 2",
        "NumEntr.setVal[SP], -1, 2",
        "NumEntr.setVal[SP], 5, 2",
        "SchdIntv.setVal[SP], 0, 3",
        "SchdIntv.setVal[SP], -5, 3",
        "SchdIntv.setVal[SP], 2000000000, 3",
        "SchdIntv.units.SIUnit[CF], Hz, 3",
        "SchdIntv.units.multiplier[CF], k, 3",
        "ValASG002.setMag.f[SP], NaN, 4",
        "ValASG002.setMag.f[SP], Infinity, 4",
        "ValASG002.setMag.f[SP], 100.5, 4"
    })
    void unsoundSetting_isRefusedWithItsErrorAndWords(String setting, String value, int error) {
        plan("FSCH1", 60, in(30), 10, 20);
        set("FSCH1." + setting, value);

        Refusal refusal = (Refusal) enable("FSCH1");

        assertThat(refusal.addCause()).contains(AddCause.BLOCKED_BY_PROCESS);
        assertThat(refusal.detail()).contains("LD1/FSCH1." + setting.substring(0, setting.indexOf('.')));
        assertThat(state("FSCH1")).isEqualTo("NOT_READY");
        assertThat(error("FSCH1")).isEqualTo(error);

        plan("FSCH1", 60, in(30), 10, 20);
        set("FSCH1.SchdIntv.units.SIUnit[CF]", "s");
        set("FSCH1.SchdIntv.units.multiplier[CF]", "");
        enable("FSCH1");
        assertThat(error("FSCH1")).isEqualTo(1);
    }

    @Test
    void valuesThatAreNotUsed_mayBeAnything() {
        plan("FSCH1", 60, in(30), 10, 20);
        set("FSCH1.ValASG003.setMag.f[SP]", "NaN");

        enable("FSCH1");

        assertThat(state("FSCH1")).isEqualTo("READY");
    }

    @Test
    void valuesOfAClassThatTheEntityDoesNotTake_areInconsistent() {
        write("FSCC2.Schd01.setSrcRef[SP]", "LD1/FSCH1");
        time.advance(Duration.ZERO);
        plan("FSCH1", 60, in(30), 10);

        assertThat(((Refusal) enable("FSCH1")).detail()).contains("LD1/GGIO1.SPCSO1", "SPC");
        assertThat(error("FSCH1")).isEqualTo(5);
    }

    @Test
    void scheduleWithoutAStartToCome_requiresOne_andIsReadyOnceThatIsSet() {
        plan("FSCH1", 60, START.minusSeconds(1), 10);

        assertThat(enable("FSCH1")).isInstanceOf(Operate.Response.class);
        assertThat(state("FSCH1")).isEqualTo("START_TIME_REQUIRED");
        assertThat(error("FSCH1")).isEqualTo(6);

        write("FSCH1.StrTm2.setTm[SP]", in(5).toString());
        time.advance(Duration.ZERO);
        assertThat(state("FSCH1")).isEqualTo("READY");
        assertThat(error("FSCH1")).isEqualTo(1);

        write("FSCH1.StrTm2.setTm[SP]", Instant.EPOCH.toString());
        time.advance(Duration.ZERO);
        assertThat(state("FSCH1")).isEqualTo("START_TIME_REQUIRED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NumEntr.setVal", "SchdIntv.setVal", "SchdPrio.setVal", "ValASG001.setMag.f"})
    void settings_areLockedWhileReadyAndRunning(String setting) {
        plan("FSCH1", 60, in(30), 10);
        assertThat(write("FSCH1." + setting + "[SP]", "1")).isEmpty();
        plan("FSCH1", 60, in(30), 10);
        enable("FSCH1");

        assertThat(write("FSCH1." + setting + "[SP]", "1")).contains(ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
        assertThat(write("FSCH1.SchdReuse.setVal[SP]", "true"))
                .contains(ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
        assertThat(write("FSCH1.SchdIntv.units.SIUnit[CF]", "h"))
                .contains(ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
        advance(31);
        assertThat(state("FSCH1")).isEqualTo("RUNNING");
        assertThat(write("FSCH1." + setting + "[SP]", "1")).contains(ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
        assertThat(write("FSCH1.StrTm2.setTm[SP]", in(600).toString())).isEmpty();

        disable("FSCH1");
        assertThat(write("FSCH1." + setting + "[SP]", "1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"s, 90", "min, 5400", "h, 324000"})
    void interval_isInTheUnitOfTheModel(String unit, long seconds) {
        plan("FSCH1", 90, in(1), 10, 20);
        set("FSCH1.SchdIntv.units.SIUnit[CF]", unit);
        enable("FSCH1");

        advance(seconds);
        assertThat(get("FSCH1.SchdEntr.stVal[ST]")).isEqualTo("1");
        advance(1);
        assertThat(get("FSCH1.SchdEntr.stVal[ST]")).isEqualTo("2");
    }

    @Test
    void falseDoesNothing_andTrueShowsForAMoment() {
        plan("FSCH1", 60, in(30), 10);

        operate("FSCH1.EnaReq", DataValue.Bool.FALSE, PROVIDER, OrCat.REMOTE_CONTROL);
        assertThat(state("FSCH1")).isEqualTo("NOT_READY");
        enable("FSCH1");
        assertThat(get("FSCH1.EnaReq.stVal[ST]")).isEqualTo("false");
        assertThat(get("FSCH1.EnaReq.q[ST]")).isEqualTo("good");
        operate("FSCH1.DsaReq", DataValue.Bool.FALSE, PROVIDER, OrCat.REMOTE_CONTROL);
        assertThat(state("FSCH1")).isEqualTo("READY");
        disable("FSCH1");
        assertThat(state("FSCH1")).isEqualTo("NOT_READY");
        assertThat(disable("FSCH1")).isInstanceOf(Operate.Response.class);
    }

    @Test
    void reusedSchedule_runsAgainAtEachStart_andRequiresOneWhenThereIsNoneLeft() {
        plan("FSCH1", 10, in(10), 10, 20);
        write("FSCH1.StrTm2.setTm[SP]", in(60).toString());
        write("FSCH1.SchdReuse.setVal[SP]", "true");
        enable("FSCH1");

        advance(30);
        assertThat(state("FSCH1")).isEqualTo("READY");
        assertThat(get("FSCH1.NxtStrTm.stVal[ST]"))
                .isEqualTo(START.plusSeconds(60).toString());
        advance(30);
        assertThat(state("FSCH1")).isEqualTo("RUNNING");
        advance(20);
        assertThat(state("FSCH1")).isEqualTo("START_TIME_REQUIRED");
    }

    @Test
    void dailySchedule_thatTakesAWholeDay_startsAgainWithoutAGap() {
        write("FSCH1.StrTm1.setCal.occType[SP]", "Time");
        write("FSCH1.StrTm1.setCal.occPer[SP]", "Day");
        write("FSCH1.StrTm1.setCal.hr[SP]", "6");
        plan("FSCH1", 6 * 3600, Instant.EPOCH, 10, 20, 30, 40);
        write("FSCH1.SchdReuse.setVal[SP]", "true");
        enable("FSCH1");

        advance(6 * 3600 + 2 * 86400);

        assertThat(told).containsExactly("FSCH1 READY", "FSCH1 RUNNING");
        assertThat(commands())
                .containsExactly(
                        "21600s 10.0",
                        "43200s 20.0",
                        "64800s 30.0",
                        "86400s 40.0",
                        "108000s 10.0",
                        "129600s 20.0",
                        "151200s 30.0",
                        "172800s 40.0",
                        "194400s 10.0");
    }

    @Test
    void startDuringARun_beginsItAnewOnlyIfTheScheduleIsReused() {
        plan("FSCH1", 60, in(10), 10, 20);
        write("FSCH1.StrTm2.setTm[SP]", in(80).toString());
        enable("FSCH1");
        plan("FSCH2", 60, in(10), 11, 21);
        write("FSCH2.StrTm2.setTm[SP]", in(80).toString());
        write("FSCH2.SchdReuse.setVal[SP]", "true");
        enable("FSCH2");

        advance(85);

        assertThat(get("FSCH1.SchdEntr.stVal[ST]")).isEqualTo("2");
        assertThat(get("FSCH2.SchdEntr.stVal[ST]")).isEqualTo("1");
    }

    @Test
    void event_startsAReadySchedule_onItsRisingEdgeOnly() {
        plan("FSCH1", 60, Instant.EPOCH, 10, 20);
        write("FSCH1.EvtTrg.setVal[SP]", "true");
        assertThat(((Refusal) enable("FSCH1")).detail()).contains("InSyn");
        assertThat(error("FSCH1")).isEqualTo(99);

        write("FSCH1.InSyn.setSrcRef[SP]", "LD1/GGIO1.Ind1");
        enable("FSCH1");
        assertThat(state("FSCH1")).isEqualTo("READY");
        advance(5);
        set("GGIO1.Ind1.stVal[ST]", "true");
        time.advance(Duration.ZERO);
        assertThat(state("FSCH1")).isEqualTo("RUNNING");
        assertThat(get("FSCH1.ActStrTm.stVal[ST]"))
                .isEqualTo(START.plusSeconds(5).toString());

        set("GGIO1.Ind1.stVal[ST]", "false");
        advance(20);
        set("GGIO1.Ind1.stVal[ST]", "true");
        advance(41);
        assertThat(get("FSCH1.SchdEntr.stVal[ST]")).isEqualTo("2");
    }

    @Test
    void summerTime_isOfNoConcern() {
        time.step(Duration.between(START, Instant.parse("2026-03-28T12:00:00Z")));
        write("FSCH1.StrTm1.setCal.occType[SP]", "Time");
        write("FSCH1.StrTm1.setCal.occPer[SP]", "Day");
        write("FSCH1.StrTm1.setCal.hr[SP]", "6");
        plan("FSCH1", 3600, Instant.EPOCH, 10);
        write("FSCH1.SchdReuse.setVal[SP]", "true");
        enable("FSCH1");

        advance(2 * 86400);

        assertThat(commanded)
                .extracting(Commanded::at)
                .map(Instant::toString)
                .contains("2026-03-29T06:00:00Z", "2026-03-30T06:00:00Z");
        assertThat(Optional.of(get("FSCH1.NxtStrTm.stVal[ST]"))).contains("2026-03-31T06:00:00Z");
    }
}
