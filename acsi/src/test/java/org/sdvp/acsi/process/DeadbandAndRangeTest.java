package org.sdvp.acsi.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

class DeadbandAndRangeTest extends ProcessBench {
    @BeforeEach
    void onePercentOfFifty() {
        put("STMP1.Tmp.db[CF]", count(1000));
        put("STMP1.Tmp.dbRef[CF]", new DataValue.Float32(50f));
        measure("Tmp", 20f);
        changes.clear();
    }

    @Test
    void valueWithinTheDeadband_isLiveInInstMagOnly() {
        Timestamp before = (Timestamp) read("STMP1.Tmp.t[MX]");
        time.advance(Duration.ofSeconds(10));
        measure("Tmp", 20.5f);

        assertThat(number("STMP1.Tmp.instMag.f[MX]")).isEqualTo(20.5f);
        assertThat(number("STMP1.Tmp.mag.f[MX]")).isEqualTo(20f);
        assertThat(read("STMP1.Tmp.t[MX]")).isEqualTo(before);
        assertThat(changes).extracting(change -> change.attribute().name()).containsExactly("instMag");
    }

    @Test
    void valuePastTheDeadband_isPublishedWithItsTime() {
        time.advance(Duration.ofSeconds(10));
        measure("Tmp", 20.51f);

        assertThat(number("STMP1.Tmp.mag.f[MX]")).isEqualTo(20.51f);
        assertThat(read("STMP1.Tmp.t[MX]")).isEqualTo(Timestamp.of(time.now()));
    }

    @Test
    void slowDrift_isPublishedWhenItAddsUp() {
        for (float f = 20f; f < 20.5f; f += 0.1f) {
            measure("Tmp", f);
        }
        assertThat(number("STMP1.Tmp.mag.f[MX]")).isEqualTo(20f);
        measure("Tmp", 20.6f);
        assertThat(number("STMP1.Tmp.mag.f[MX]")).isEqualTo(20.6f);
    }

    @Test
    void qualityThatChanges_isPublishedAtOnce() {
        measure("Tmp", 20.1f, Quality.of(Quality.Validity.INVALID), EARLIER);

        assertThat(read("STMP1.Tmp.q[MX]")).isEqualTo(Quality.of(Quality.Validity.INVALID));
        assertThat(read("STMP1.Tmp.t[MX]")).isEqualTo(EARLIER);
        assertThat(number("STMP1.Tmp.mag.f[MX]")).isEqualTo(20f);
    }

    @Test
    void zeroDb_makesNearlyNothingNothing() {
        put("STMP1.Tmp.zeroDb[CF]", count(2000));
        put("STMP1.Tmp.zeroDbRef[CF]", new DataValue.Float32(50f));

        measure("Tmp", 0.9f);
        assertThat(number("STMP1.Tmp.mag.f[MX]")).isEqualTo(0f);
        assertThat(number("STMP1.Tmp.instMag.f[MX]")).isEqualTo(0.9f);
        measure("Tmp", 1.0f);
        assertThat(number("STMP1.Tmp.mag.f[MX]")).isEqualTo(1f);
    }

    @Test
    void deadbandOff_passesEverything() {
        put("STMP1.Tmp.db[CF]", count(0));
        measure("Tmp", 20.001f);

        assertThat(number("STMP1.Tmp.mag.f[MX]")).isEqualTo(20.001f);
    }

    @Test
    void dbRefZero_isRelativeToTheLastValue() {
        put("STMP1.Tmp.dbRef[CF]", new DataValue.Float32(0f));

        measure("Tmp", 20.15f);
        assertThat(number("STMP1.Tmp.mag.f[MX]")).as("1 % of 20").isEqualTo(20f);
        measure("Tmp", 20.25f);
        assertThat(number("STMP1.Tmp.mag.f[MX]")).isEqualTo(20.25f);
    }

    @Test
    void notANumber_isPublished_andSoIsTheNumberAfterIt() {
        measure("Tmp", Float.NaN);
        assertThat(number("STMP1.Tmp.mag.f[MX]")).isNaN();
        measure("Tmp", 20.1f);
        assertThat(number("STMP1.Tmp.mag.f[MX]")).isEqualTo(20.1f);
    }

    @Test
    void writeToInstMag_countsAsTheValue() {
        put("STMP1.Tmp.instMag[MX]", analogue(25f));

        assertThat(number("STMP1.Tmp.mag.f[MX]")).isEqualTo(25f);
    }

    @Test
    void vector_hasADeadbandForMagnitudeAndOneForAngle() {
        put("STMP1.Amp.db[CF]", count(1000));
        put("STMP1.Amp.dbRef[CF]", new DataValue.Float32(100f));
        put("STMP1.Amp.dbAng[CF]", count(1000));
        put("STMP1.Amp.cVal[MX]", vector(10f, 0f));
        put("STMP1.Amp.cVal[MX]", vector(10.5f, 3f));
        assertThat(read("STMP1.Amp.cVal[MX]")).isEqualTo(vector(10f, 0f));
        assertThat(read("STMP1.Amp.instCVal[MX]")).isEqualTo(vector(10.5f, 3f));

        put("STMP1.Amp.cVal[MX]", vector(10.5f, 4f));
        assertThat(read("STMP1.Amp.cVal[MX]")).as("angle past 1 % of 360").isEqualTo(vector(10.5f, 4f));
    }

    @RepeatedTest(20)
    void publishedValue_isNeverFurtherFromTheLiveOneThanTheDeadband() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        float live = 20f;
        changes.clear();
        for (int i = 0; i < 200; i++) {
            live += (float) random.nextGaussian() * 0.2f;
            measure("Tmp", live);
            assertThat(Math.abs(number("STMP1.Tmp.mag.f[MX]") - live))
                    .as("seed %d step %d", seed, i)
                    .isLessThanOrEqualTo(0.5001f);
        }
        long published = changes.stream()
                .filter(change -> change.attribute().name().equals("mag"))
                .count();
        assertThat(published).as("seed %d: a deadband throttles", seed).isLessThan(120);
    }

    @ParameterizedTest
    @CsvSource({
        "20, 0, false",
        "131, 1, false",
        "141, 3, false",
        "-31, 2, false",
        "-41, 4, false",
        "151, 3, true",
        "-51, 4, true"
    })
    void range_tellsBetweenWhichLimitsTheValueLies(float value, int range, boolean outside) {
        measure("OldEdition", value);

        assertThat(read("STMP1.OldEdition.range[MX]")).isEqualTo(ordinal(range));
        Quality q = (Quality) read("STMP1.OldEdition.q[MX]");
        assertThat(q.has(Quality.Flag.OUT_OF_RANGE)).isEqualTo(outside);
        assertThat(q.validity()).isEqualTo(outside ? Quality.Validity.QUESTIONABLE : Quality.Validity.GOOD);
    }

    @Test
    void rangeOfOldEditions_isTheReferenceOfTheDeadband() {
        put("STMP1.OldEdition.dbRef[CF]", new DataValue.Float32(200f));
        measure("OldEdition", 20f);
        measure("OldEdition", 21.9f);
        assertThat(number("STMP1.OldEdition.mag.f[MX]")).isEqualTo(20f);
        measure("OldEdition", 22.1f);
        assertThat(number("STMP1.OldEdition.mag.f[MX]")).isEqualTo(22.1f);
    }

    @Test
    void limDb_keepsAValueThatDithersInItsRange() {
        put("STMP1.OldEdition.rangeC.limDb[CF]", count(1000));
        measure("OldEdition", 131f);
        measure("OldEdition", 129f);
        assertThat(read("STMP1.OldEdition.range[MX]"))
                .as("1 % of 200 below 130")
                .isEqualTo(ordinal(1));
        measure("OldEdition", 127f);
        assertThat(read("STMP1.OldEdition.range[MX]")).isEqualTo(ordinal(0));
        measure("OldEdition", 129f);
        assertThat(read("STMP1.OldEdition.range[MX]")).isEqualTo(ordinal(0));
    }

    @Test
    void limitsThatAClientChanges_takeEffectAtOnce() {
        measure("OldEdition", 100f);
        put("STMP1.OldEdition.rangeC.hLim.f[CF]", new DataValue.Float32(90f));

        assertThat(read("STMP1.OldEdition.range[MX]")).isEqualTo(ordinal(1));
    }

    @Test
    void rangeWithoutLimits_isNotConfigured() {
        measure("Tmp", 5000f);

        assertThat(read("STMP1.Tmp.range[MX]")).isEqualTo(ordinal(0));
        assertThat(read("STMP1.Tmp.q[MX]")).isEqualTo(Quality.GOOD);
    }

    @Test
    void rangeFollowsTheLiveValue_withinTheDeadbandToo() {
        measure("OldEdition", 129.5f);
        measure("OldEdition", 130.5f);

        assertThat(number("STMP1.OldEdition.mag.f[MX]")).isEqualTo(129.5f);
        assertThat(read("STMP1.OldEdition.range[MX]")).isEqualTo(ordinal(1));
    }

    private static DataValue vector(float mag, float ang) {
        return new DataValue.Structure(List.of(analogue(mag), analogue(ang)));
    }
}
