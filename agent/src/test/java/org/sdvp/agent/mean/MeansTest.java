package org.sdvp.agent.mean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.model.DataObject;
import org.sdvp.model.Fcda;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ModelValues;
import org.sdvp.model.Selection;
import org.sdvp.model.ServerModel;
import org.sdvp.model.cdc.Cdc;
import org.sdvp.model.cdc.Enumerations;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

class MeansTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Quality OLD = Quality.of(Quality.Validity.QUESTIONABLE, Quality.Flag.OLD_DATA);
    private static final Quality BAD = Quality.of(Quality.Validity.INVALID, Quality.Flag.FAILURE);

    private final ManualTimeSource time = new ManualTimeSource(START);
    private final List<String> written = new ArrayList<>();
    private ModelValues values = new ModelValues(model("AVG", "PERIOD", 300_000));
    private Means means = new Means(values, this::write, time);

    private static ServerModel model(String method, String mode, int period) {
        return new ServerModel(
                "test",
                List.of(new LogicalDevice(
                        "LD1",
                        List.of(
                                new LogicalNode("", "LLN0", "", List.of()),
                                new LogicalNode(
                                        "",
                                        "STMP",
                                        "1",
                                        List.of(Cdc.MV.object("Tmp").build())),
                                new LogicalNode("Avg", "STMP", "1", derived(method, mode, period))))));
    }

    private static List<DataObject> derived(String method, String mode, int period) {
        return List.of(
                Cdc.MV.object("Tmp").build(),
                Cdc.ENG
                        .object("ClcMth")
                        .enumeration(Enumerations.named("CalcMethodKind"))
                        .value("setVal", method)
                        .build(),
                Cdc.ENG
                        .object("ClcMod")
                        .enumeration(Enumerations.named("CalcModeKind"))
                        .value("setVal", mode)
                        .build(),
                Cdc.ENG
                        .object("ClcIntvTyp")
                        .enumeration(Enumerations.named("CalcIntervalKind"))
                        .value("setVal", "MS")
                        .build(),
                Cdc.ING
                        .object("ClcIntvPer")
                        .value("setVal", String.valueOf(period))
                        .build(),
                Cdc.ORG.object("ClcSrc").value("setSrcRef", "LD1/STMP1").build());
    }

    private void write(List<ModelValues.Write> writes) {
        values.update(writes);
        written.add(Duration.between(START, time.now()).toSeconds() + "s " + mean() + " " + quality() + " "
                + values.get(select("AvgSTMP1.Tmp.t")));
    }

    @BeforeEach
    void start() {
        sample(0, 20, Quality.GOOD);
        means.start();
    }

    private Selection select(String path) {
        return values.model().select(Fcda.parse("LD1/" + path + "[MX]")).orElseThrow();
    }

    /** A sample arrives that was taken so many seconds after the start. */
    private void sample(double taken, double value, Quality quality) {
        values.update(List.of(
                new ModelValues.Write(select("STMP1.Tmp.mag.f"), new DataValue.Float32((float) value)),
                new ModelValues.Write(select("STMP1.Tmp.q"), quality),
                new ModelValues.Write(
                        select("STMP1.Tmp.t"), Timestamp.of(START.plusMillis(Math.round(taken * 1000))))));
    }

    private void at(double seconds) {
        time.advance(Duration.between(time.now(), START.plusMillis(Math.round(seconds * 1000))));
    }

    private float mean() {
        return ((DataValue.Float32) values.get(select("AvgSTMP1.Tmp.mag.f"))).value();
    }

    private String quality() {
        return values.get(select("AvgSTMP1.Tmp.q")).toString();
    }

    @Test
    void mean_isWeightedByTime_andStampedWithTheEndOfTheInterval() {
        at(60);
        sample(60, 25, Quality.GOOD);

        at(302);

        assertThat(written).containsExactly("302s 24.0 good 2026-01-01T00:05:00Z");
    }

    @Test
    void nothingIsWrittenBeforeTheEnd() {
        at(301.9);

        assertThat(written).isEmpty();
    }

    @Test
    void sampleOfTheNextInterval_endsTheOneBeforeAtOnce() {
        at(300);
        sample(300, 99, Quality.GOOD);
        time.advance(Duration.ZERO);

        assertThat(written).containsExactly("300s 20.0 good 2026-01-01T00:05:00Z");
    }

    @Test
    void intervalsFollowEachOther() {
        at(902);

        assertThat(written)
                .containsExactly(
                        "302s 20.0 good 2026-01-01T00:05:00Z",
                        "602s 20.0 good 2026-01-01T00:10:00Z",
                        "902s 20.0 good 2026-01-01T00:15:00Z");
    }

    @Test
    void lateSample_countsFromWhenItWasTaken() {
        at(301.5);
        sample(150, 30, Quality.GOOD);

        at(302);

        assertThat(mean()).isEqualTo(25);
        assertThat(quality()).isEqualTo("good");
    }

    @Test
    void sampleThatIsTooLate_countsFromTheBeginningOfTheNextInterval() {
        at(303);
        sample(150, 30, Quality.GOOD);

        at(602);

        assertThat(written)
                .containsExactly("302s 20.0 good 2026-01-01T00:05:00Z", "602s 30.0 good 2026-01-01T00:10:00Z");
    }

    @Test
    void sampleStampedAhead_countsFromNow() {
        at(150);
        sample(5000, 30, Quality.GOOD);

        at(302);

        assertThat(mean()).isEqualTo(25);
    }

    @Test
    void partInvalid_isQuestionableAndLeftOut() {
        at(60);
        sample(60, 1000, BAD);
        at(180);
        sample(180, 40, Quality.GOOD);

        at(302);

        assertThat(mean()).isCloseTo((20 * 60 + 40 * 120) / 180f, within(1e-4f));
        assertThat(quality()).isEqualTo("questionable inaccurate");
    }

    @Test
    void allInvalid_isInvalid_andTheMeanOfBeforeStays() {
        at(300);
        sample(300, 1000, BAD);

        at(602);

        assertThat(written)
                .containsExactly("300s 20.0 good 2026-01-01T00:05:00Z", "602s 20.0 invalid 2026-01-01T00:10:00Z");
    }

    @Test
    void partQuestionable_takesPart_andItsReasonIsTold() {
        at(150);
        values.update(List.of(new ModelValues.Write(select("STMP1.Tmp.q"), OLD)));

        at(302);

        assertThat(mean()).isEqualTo(20);
        assertThat(quality()).isEqualTo("questionable old-data");
    }

    @Test
    void beginningInTheMiddle_isQuestionable() {
        at(100);
        values = new ModelValues(model("AVG", "PERIOD", 300_000));
        means.close();
        means = new Means(values, this::write, time);
        sample(100, 20, Quality.GOOD);
        means.start();

        at(302);

        assertThat(written).containsExactly("302s 20.0 questionable inaccurate 2026-01-01T00:05:00Z");
    }

    @Test
    void clockPutForward_theTimeThatNobodySawIsNotCovered() {
        at(100);
        time.step(Duration.ofHours(1));
        time.advance(Duration.ofSeconds(10));

        assertThat(written).containsExactly("3710s 20.0 questionable inaccurate 2026-01-01T00:05:00Z");
        at(3902);
        assertThat(written).last().isEqualTo("3902s 20.0 questionable inaccurate 2026-01-01T01:05:00Z");
        at(4202);
        assertThat(written).last().isEqualTo("4202s 20.0 good 2026-01-01T01:10:00Z");
    }

    @Test
    void clockPutBack_beginsTheIntervalOfThatTime_asFarAsItIsSeen() {
        at(1000);
        written.clear();
        time.step(Duration.ofMinutes(-15));
        time.advance(Duration.ofSeconds(10));

        at(302);

        assertThat(written).containsExactly("302s 20.0 questionable inaccurate 2026-01-01T00:05:00Z");
        at(602);
        assertThat(written).last().isEqualTo("602s 20.0 good 2026-01-01T00:10:00Z");
    }

    @Test
    void clockThatGoesBackALittle_changesNothing() {
        at(100);
        time.step(Duration.ofSeconds(-3));
        time.advance(Duration.ofSeconds(10));

        at(302);

        assertThat(written).containsExactly("302s 20.0 good 2026-01-01T00:05:00Z");
    }

    @Test
    void otherMethodsModesAndIntervals_areLeftAlone() {
        for (ServerModel other : List.of(
                model("MAX", "PERIOD", 300_000), model("AVG", "SLIDING", 300_000), model("AVG", "PERIOD", 10))) {
            assertThat(new Means(new ModelValues(other), writes -> {}, time).size())
                    .isZero();
        }
    }

    @Test
    void closed_makesNoMeans() {
        means.close();
        at(1000);

        assertThat(written).isEmpty();
        assertThat(time.pendingTimers()).isZero();
    }

    @RepeatedTest(50)
    void mean_isWhatTheSamplesSay(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        double sum = 0;
        double last = 0;
        float value = 20;
        while (true) {
            double next = last + 0.5 + random.nextDouble() * 40;
            double until = Math.min(next, 300);
            sum += value * (until - last);
            if (next >= 300) {
                break;
            }
            at(next + random.nextDouble() * 0.4);
            value = (float) (random.nextDouble() * 50);
            sample(next, value, Quality.GOOD);
            last = next;
        }
        at(302);

        assertThat(mean())
                .as("seed %d", repetition.getCurrentRepetition())
                .isCloseTo((float) (sum / 300), within(0.01f));
        assertThat(quality()).isEqualTo("good");
    }
}
