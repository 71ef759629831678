package org.sdvp.acsi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.model.ValueRefusedException;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

@Tag("sSub")
class SubstitutionTest extends ProcessBench {
    @Test
    void substitution_replacesValueAndQuality_andSaysSo() {
        measure("Tmp", 20f, Quality.GOOD, EARLIER);
        put("STMP1.Tmp.subMag[SV]", analogue(45f));
        put("STMP1.Tmp.subQ[SV]", Quality.GOOD);
        assertThat(number("STMP1.Tmp.mag.f[MX]")).as("not yet enabled").isEqualTo(20f);

        time.advance(Duration.ofMinutes(1));
        put("STMP1.Tmp.subEna[SV]", DataValue.Bool.TRUE);

        assertThat(number("STMP1.Tmp.mag.f[MX]")).isEqualTo(45f);
        assertThat(number("STMP1.Tmp.instMag.f[MX]")).isEqualTo(45f);
        assertThat(read("STMP1.Tmp.q[MX]")).isEqualTo(Quality.of(Quality.Validity.GOOD, Quality.Flag.SUBSTITUTED));
        assertThat(read("STMP1.Tmp.t[MX]")).isEqualTo(Timestamp.of(time.now()));
    }

    @Test
    void process_isNotSeenMeanwhile_andShowsAgainAfterwards() {
        put("STMP1.Alm.subVal[SV]", DataValue.Bool.TRUE);
        put("STMP1.Alm.subEna[SV]", DataValue.Bool.TRUE);
        process.update(List.of(
                write("STMP1.Alm.stVal[ST]", DataValue.Bool.FALSE),
                write("STMP1.Alm.q[ST]", Quality.GOOD),
                write("STMP1.Alm.t[ST]", EARLIER)));
        assertThat(read("STMP1.Alm.stVal[ST]")).isEqualTo(DataValue.Bool.TRUE);

        put("STMP1.Alm.subVal[SV]", DataValue.Bool.FALSE);
        assertThat(read("STMP1.Alm.stVal[ST]")).as("at once").isEqualTo(DataValue.Bool.FALSE);
        put("STMP1.Alm.subEna[SV]", DataValue.Bool.FALSE);

        assertThat(read("STMP1.Alm.stVal[ST]")).isEqualTo(DataValue.Bool.FALSE);
        assertThat(read("STMP1.Alm.q[ST]")).isEqualTo(Quality.GOOD);
        assertThat(read("STMP1.Alm.t[ST]")).isEqualTo(EARLIER);
    }

    @Test
    void blocking_freezesTheValue_andMarksTheQuality() {
        measure("Tmp", 20f, Quality.GOOD, EARLIER);
        put("STMP1.Tmp.blkEna[BL]", DataValue.Bool.TRUE);
        measure("Tmp", 30f, Quality.of(Quality.Validity.INVALID), Timestamp.of(time.now()));

        assertThat(number("STMP1.Tmp.mag.f[MX]")).isEqualTo(20f);
        assertThat(number("STMP1.Tmp.instMag.f[MX]")).isEqualTo(20f);
        assertThat(read("STMP1.Tmp.t[MX]")).isEqualTo(EARLIER);
        assertThat(read("STMP1.Tmp.q[MX]"))
                .isEqualTo(Quality.of(
                        Quality.Validity.QUESTIONABLE, Quality.Flag.OLD_DATA, Quality.Flag.OPERATOR_BLOCKED));

        put("STMP1.Tmp.blkEna[BL]", DataValue.Bool.FALSE);
        assertThat(number("STMP1.Tmp.mag.f[MX]")).isEqualTo(30f);
        assertThat(read("STMP1.Tmp.q[MX]")).isEqualTo(Quality.of(Quality.Validity.INVALID));
        assertThat(read("STMP1.Tmp.t[MX]")).isEqualTo(Timestamp.of(time.now()));
    }

    @Test
    void substitution_winsOverBlocking_andTheFrozenValueComesBackAfterIt() {
        measure("Tmp", 20f);
        put("STMP1.Tmp.blkEna[BL]", DataValue.Bool.TRUE);
        put("STMP1.Tmp.subMag[SV]", analogue(45f));
        put("STMP1.Tmp.subEna[SV]", DataValue.Bool.TRUE);
        assertThat(number("STMP1.Tmp.mag.f[MX]")).isEqualTo(45f);
        measure("Tmp", 30f);

        put("STMP1.Tmp.subEna[SV]", DataValue.Bool.FALSE);

        assertThat(number("STMP1.Tmp.mag.f[MX]")).isEqualTo(20f);
        assertThat(((Quality) read("STMP1.Tmp.q[MX]")).has(Quality.Flag.OPERATOR_BLOCKED))
                .isTrue();
    }

    @Test
    void whatTheProcessSays_isOneTransaction() {
        changes.clear();
        List<Integer> sizes = new java.util.ArrayList<>();
        values.addChangeListener(all -> sizes.add(all.size()));

        process.update(List.of(
                write("STMP1.Cnt.actVal[ST]", new DataValue.Int(org.sdvp.model.value.BasicType.INT64, 9)),
                write("STMP1.Cnt.q[ST]", Quality.GOOD),
                write("STMP1.Cnt.t[ST]", EARLIER)));

        assertThat(sizes).containsExactly(3);
    }

    @Test
    void valueThatDoesNotFit_changesNothing() {
        assertThatThrownBy(() -> process.update(List.of(
                        write("STMP1.Plain.mag[MX]", analogue(5f)), write("STMP1.Plain.q[MX]", DataValue.Bool.TRUE))))
                .isInstanceOf(ValueRefusedException.class);

        assertThat(number("STMP1.Plain.mag.f[MX]")).isEqualTo(0f);
        put("STMP1.Plain.q[MX]", Quality.GOOD);
        assertThat(number("STMP1.Plain.mag.f[MX]")).isEqualTo(0f);
    }

    @Test
    void valueWrittenAgain_isAnUpdateWhereTheAttributeTriggersOnThat() {
        measure("Plain", 5f);
        changes.clear();

        measure("Plain", 5f);

        assertThat(changes).extracting(change -> change.attribute().name()).containsExactly("mag");
    }
}
