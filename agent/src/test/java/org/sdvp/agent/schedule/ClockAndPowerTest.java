package org.sdvp.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.control.ControlHandler;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/** Schedules when the clock is put, and when the power fails. */
class ClockAndPowerTest extends ScheduleBench {
    private void running() {
        set("GGIO1.AnOut1.mxVal.f[MX]", "7");
        set("GGIO1.AnOut1.q[MX]", "good");
        plan("FSCH1", 60, in(10), 1, 2, 3, 4);
        enable("FSCH1");
        advance(15);
    }

    private void daily() {
        write("FSCH1.StrTm1.setCal.occType[SP]", "Time");
        write("FSCH1.StrTm1.setCal.occPer[SP]", "Day");
        write("FSCH1.StrTm1.setCal.hr[SP]", "6");
        plan("FSCH1", 3600, Instant.EPOCH, 1, 2, 3, 4);
        write("FSCH1.SchdReuse.setVal[SP]", "true");
        enable("FSCH1");
    }

    @Test
    void clockPutForward_isNoticedWithinTenSeconds_andTheEntryIsThatOfTheTime() {
        running();

        time.step(Duration.ofMinutes(2));
        advance(10);

        assertThat(get("FSCH1.SchdEntr.stVal[ST]")).isEqualTo("3");
        assertThat(get("GGIO1.AnOut1.mxVal.f[MX]")).isEqualTo("3.0");
    }

    @Test
    void clockPutForwardPastTheEnd_endsTheSchedule() {
        running();

        time.step(Duration.ofDays(1));
        advance(10);

        assertThat(state("FSCH1")).isEqualTo("NOT_READY");
        assertThat(get("GGIO1.AnOut1.mxVal.f[MX]")).isEqualTo("7.0");
    }

    @Test
    void clockPutForwardOverAStart_startsItAsOfThen() {
        plan("FSCH1", 60, in(100), 1, 2, 3, 4);
        enable("FSCH1");

        time.step(Duration.ofSeconds(170));
        advance(10);

        assertThat(get("FSCH1.ActStrTm.stVal[ST]"))
                .isEqualTo(START.plusSeconds(100).toString());
        assertThat(get("FSCH1.SchdEntr.stVal[ST]")).isEqualTo("2");
    }

    @Test
    void clockPutBackWithinTheRun_goesBackInTheEntries() {
        running();
        advance(120);

        time.step(Duration.ofMinutes(-1));
        advance(10);

        assertThat(get("FSCH1.SchdEntr.stVal[ST]")).isEqualTo("2");
    }

    @Test
    void clockPutBackBeforeTheStart_waitsForItAgain() {
        running();

        time.step(Duration.ofHours(-1));
        advance(10);

        assertThat(state("FSCH1")).isEqualTo("READY");
        assertThat(get("GGIO1.AnOut1.mxVal.f[MX]")).isEqualTo("7.0");
        advance(3600);
        assertThat(state("FSCH1")).isEqualTo("RUNNING");
    }

    @Test
    void clockThatGoesBackALittle_repeatsNothing() {
        running();
        advance(60);
        int before = commanded.size();

        time.step(Duration.ofSeconds(-4));
        advance(10);

        assertThat(get("FSCH1.SchdEntr.stVal[ST]")).isEqualTo("2");
        assertThat(commanded).hasSize(before);
    }

    @Test
    void readyScheduleOfEveryDay_afterTheClockWasPutBackTwoDays_doesNotWaitForThem() {
        time.step(Duration.ofDays(10));
        daily();

        time.step(Duration.ofDays(-2));
        advance(10);

        assertThat(get("FSCH1.NxtStrTm.stVal[ST]")).isEqualTo("2026-01-09T06:00:00Z");
    }

    @Test
    void restartInTheMiddle_goesOnWithTheEntryOfTheTime() {
        running();

        powerOff(Duration.ofSeconds(70));
        time.advance(Duration.ZERO);

        assertThat(state("FSCH1")).isEqualTo("RUNNING");
        assertThat(get("FSCH1.SchdEntr.stVal[ST]")).isEqualTo("2");
        assertThat(get("FSCH1.NumEntr.setVal[SP]")).isEqualTo("4");
        assertThat(commands()).containsExactly("10s 1.0", "85s 2.0");
        advance(200);
        assertThat(state("FSCH1")).isEqualTo("NOT_READY");
        assertThat(commands()).endsWith("250s 7.0");
    }

    @Test
    void offWhileItShouldHaveStarted_startsAsOfThen_butNotWhenItWouldBeOver() {
        plan("FSCH1", 60, in(100), 1, 2, 3, 4);
        plan("FSCH2", 10, in(100), 9);
        enable("FSCH1");
        enable("FSCH2");

        powerOff(Duration.ofSeconds(200));

        assertThat(get("FSCH1.SchdEntr.stVal[ST]")).isEqualTo("2");
        assertThat(state("FSCH2")).isEqualTo("NOT_READY");
    }

    @Test
    void offForAYear_aDailyScheduleIsWhereItShouldBe() {
        daily();

        powerOff(Duration.ofDays(365).plusHours(7).plusMinutes(30));

        assertThat(get("FSCH1.ActStrTm.stVal[ST]")).isEqualTo("2027-01-01T06:00:00Z");
        assertThat(get("FSCH1.SchdEntr.stVal[ST]")).isEqualTo("2");
    }

    @Test
    void offWhenItEnded_givesBackTheValueBefore() {
        running();

        powerOff(Duration.ofHours(1));

        assertThat(state("FSCH1")).isEqualTo("NOT_READY");
        assertThat(commands()).containsExactly("10s 1.0", "3615s 7.0");
    }

    @Test
    void standing_survives() {
        plan("FSCH1", 60, in(10), 1, 2, 3, 4);
        operate("FSCH1.EnaReq", DataValue.Bool.TRUE, USER, OrCat.MAINTENANCE);

        powerOff(Duration.ofSeconds(20));

        assertThat(commanded).extracting(command -> command.origin().orCat()).containsExactly(OrCat.AUTOMATIC_BAY);
    }

    @Test
    void settingsOfAScheduleThatIsNotEnabled_surviveToo() {
        plan("FSCH1", 77, in(10), 5, 6);
        time.advance(Duration.ZERO);

        powerOff(Duration.ofSeconds(1));

        assertThat(get("FSCH1.SchdIntv.setVal[SP]")).isEqualTo("77");
        assertThat(get("FSCH1.ValASG002.setMag.f[SP]")).isEqualTo("6.0");
    }

    @Test
    void enabling_isAnsweredOnceItIsSaved_withAllSettings() {
        CompletableFuture<Void> disk = new CompletableFuture<>();
        Map<ObjectReference, DataValue> saved = new java.util.HashMap<>();
        ScheduleStore slow = new ScheduleStore() {
            @Override
            public Map<ObjectReference, DataValue> load() {
                return Map.of();
            }

            @Override
            public CompletionStage<Void> save(Map<ObjectReference, DataValue> batch) {
                saved.putAll(batch);
                return disk;
            }
        };
        Schedules device = device(slow);
        plan("FSCH1", 60, in(10), 1, 2, 3, 4);

        var answer = device.enable(ObjectReference.parse("LD1/FSCH1"), OrCat.AUTOMATIC_REMOTE)
                .toCompletableFuture();

        assertThat(answer).isNotDone();
        assertThat(saved).containsKey(ObjectReference.parse("LD1/FSCH1.ValASG004.setMag"));
        disk.complete(null);
        time.advance(Duration.ZERO);
        assertThat(answer).isCompleted();
    }

    @Test
    void storeThatFails_isTold_andTheScheduleRunsAllTheSame() {
        Schedules device = device(new ScheduleStore() {
            @Override
            public Map<ObjectReference, DataValue> load() {
                return Map.of();
            }

            @Override
            public CompletionStage<Void> save(Map<ObjectReference, DataValue> batch) {
                return CompletableFuture.failedFuture(new IllegalStateException("disk full"));
            }
        });
        plan("FSCH1", 60, in(10), 1);

        device.enable(ObjectReference.parse("LD1/FSCH1"), OrCat.AUTOMATIC_REMOTE);
        advance(10);

        assertThat(state("FSCH1")).isEqualTo("RUNNING");
        assertThat(told).contains("not saved disk full");
    }

    private Schedules device(ScheduleStore kept) {
        schedules.close();
        values = new ModelValues(ScheduleModels.create());
        Schedules device = new Schedules(
                new SchedulePorts(values, values::update, time, kept, new ScheduleListener() {
                    @Override
                    public void onNotSaved(Throwable failure) {
                        told.add("not saved " + failure.getMessage());
                    }
                }),
                ScheduleOptions.USUAL);
        ControlHandler nothing =
                (control, parameters, caller) -> CompletableFuture.completedFuture(java.util.Optional.empty());
        assertThat(device.controls(nothing)).isNotSameAs(nothing);
        device.start((control, ctlVal, origin) -> CompletableFuture.completedFuture(java.util.Optional.empty()));
        return device;
    }
}
