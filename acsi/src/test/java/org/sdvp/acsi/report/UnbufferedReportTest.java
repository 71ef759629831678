package org.sdvp.acsi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.acsi.report.ReportBench.LIVE;
import static org.sdvp.acsi.report.ReportBench.integer;
import static org.sdvp.acsi.testing.ContractBench.refusal;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.report.ReportBench.Client;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.Urcb;
import org.sdvp.acsi.service.UrcbChange;
import org.sdvp.model.Fcda;
import org.sdvp.model.ReportField;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/** URCBs, and what triggers a report of either kind (IEC 61850-7-2 clauses 17.2.2 and 17.2.5). */
@Tag("sRp")
class UnbufferedReportTest {
    private static final UrcbChange ENABLE = UrcbChange.NONE.withRptEna(true);
    private static final UrcbChange DISABLE = UrcbChange.NONE.withRptEna(false);

    private final ReportBench bench = new ReportBench().start();
    private final Client client = bench.connect("centre");

    private static List<Set<TriggerOption>> reasons(Report report) {
        return report.members().stream().map(Report.Member::reasons).toList();
    }

    private static List<Integer> indexes(Report report) {
        return report.members().stream().map(Report.Member::index).toList();
    }

    private void enableWithBufTm(long millis) {
        client.set(LIVE, UrcbChange.NONE.withBufTm(millis));
        client.enableLive();
    }

    @Test
    void rule7_nothingIsBufferedWhileDisabled() {
        bench.count(1);
        client.enableLive();
        bench.count(2);
        client.set(LIVE, DISABLE);
        bench.count(3);
        client.set(LIVE, ENABLE);
        bench.count(4);

        assertThat(client.counts()).containsExactly(2L, 4L);
        assertThat(client.last().sqNum()).contains(0);
    }

    @Test
    void rule7_whatWaitsForBufTmIsDroppedOnDisable() {
        enableWithBufTm(100);
        bench.count(1);
        client.set(LIVE, DISABLE).set(LIVE, ENABLE);
        bench.advance(1000);

        assertThat(client.heard).isEmpty();
    }

    @Test
    void aUrcbHasNeitherEntryIdNorBufOvfl() {
        client.set(LIVE, UrcbChange.NONE.withOptFlds(EnumSet.allOf(ReportField.class)));
        client.enableLive();
        bench.count(1);

        assertThat(client.last().entryId()).isEmpty();
        assertThat(client.last().bufOvfl()).isEmpty();
        assertThat(client.live().optFlds()).doesNotContain(ReportField.ENTRY_ID, ReportField.BUF_OVFL);
    }

    @Test
    void sqNumWrapsAfter255() {
        client.enableLive();
        for (int i = 1; i <= 258; i++) {
            bench.count(i);
        }

        assertThat(client.heard.stream().map(report -> report.sqNum().orElseThrow()))
                .endsWith(254, 255, 0, 1);
        assertThat(client.losses).isEmpty();
        assertThat(client.live().sqNum()).isEqualTo(1);
    }

    @Test
    void dchgQchgAndDupd_areToldApart() {
        client.enableLive();
        bench.count(5);
        bench.count(5);
        bench.update("HP1/GGIO1.IntIn1.q[ST]", Quality.GOOD.with(Quality.Flag.TEST, true));
        bench.update("HP1/GGIO1.IntIn1.t[ST]", new Timestamp(1_800_000_000L, 0, 10));

        assertThat(client.heard.stream().map(UnbufferedReportTest::reasons))
                .as("a time stamp alone triggers nothing")
                .containsExactly(
                        List.of(Set.of(TriggerOption.DCHG)),
                        List.of(Set.of(TriggerOption.DUPD)),
                        List.of(Set.of(TriggerOption.QCHG)));
    }

    @Test
    void whatTrgOpsDoesNotHave_triggersNothing() {
        client.set(LIVE, UrcbChange.NONE.withTrgOps(EnumSet.of(TriggerOption.QCHG)));
        client.enableLive();
        bench.count(5);
        bench.quality(1, Quality.GOOD.with(Quality.Flag.TEST, true));

        assertThat(client.heard).hasSize(1);
        assertThat(indexes(client.last())).containsExactly(0);
    }

    @Test
    void aChangedValue_isAnUpdateForABlockThatWantsOnlyUpdates() {
        client.set(LIVE, UrcbChange.NONE.withTrgOps(EnumSet.of(TriggerOption.DUPD)));
        client.enableLive();
        bench.count(5);

        assertThat(reasons(client.last())).containsExactly(Set.of(TriggerOption.DUPD));
    }

    @Test
    void oneTransaction_isOneReportWithTheValuesAfterIt() {
        client.enableLive();
        bench.values()
                .update(List.of(
                        bench.write("HP1/GGIO1.IntIn1.stVal[ST]", integer(3)),
                        bench.write("HP1/STMP2.Tmp.q[MX]", Quality.GOOD.with(Quality.Flag.TEST, true)),
                        bench.write("HP1/STMP2.Tmp.mag[MX]", DataValue.Structure.of(new DataValue.Float32(4f)))));

        assertThat(client.heard).hasSize(1);
        assertThat(indexes(client.last())).containsExactly(1, 2);
        assertThat(reasons(client.last()))
                .containsExactly(Set.of(TriggerOption.DCHG, TriggerOption.QCHG), Set.of(TriggerOption.DCHG));
        assertThat(((DataValue.Structure) client.last().members().get(0).value())
                        .members()
                        .get(1))
                .isEqualTo(Quality.GOOD.with(Quality.Flag.TEST, true));
    }

    @Test
    void bufTm_gathersMembersUntilItEnds() {
        enableWithBufTm(500);
        bench.count(1);
        bench.advance(200);
        bench.temperature(1, 20);
        bench.advance(299);
        assertThat(client.heard).isEmpty();
        bench.advance(1);

        assertThat(client.heard).hasSize(1);
        assertThat(indexes(client.last())).containsExactly(0, 2);
        bench.advance(10_000);
        assertThat(client.heard).hasSize(1);
    }

    @Test
    void bufTm_aSecondEventOfTheSameMemberForTheSameReason_sendsThePendingReportAtOnce() {
        enableWithBufTm(500);
        bench.count(1);
        bench.temperature(1, 20);
        bench.advance(300);
        bench.count(2);
        assertThat(client.heard).hasSize(1);
        assertThat(client.counts()).containsExactly(1L);
        bench.advance(499);
        assertThat(client.heard).hasSize(1);
        bench.advance(1);

        assertThat(client.heard).hasSize(2);
        assertThat(indexes(client.last())).containsExactly(2);
        assertThat(client.counts()).containsExactly(1L, 2L);
    }

    @Test
    void bufTm_aSecondEventOfTheSameMemberForAnotherReason_joinsWithTheNewerValue() {
        enableWithBufTm(500);
        bench.count(1);
        bench.update("HP1/GGIO1.IntIn1.q[ST]", Quality.GOOD.with(Quality.Flag.TEST, true));
        bench.advance(500);

        assertThat(client.heard).hasSize(1);
        assertThat(reasons(client.last())).containsExactly(Set.of(TriggerOption.DCHG, TriggerOption.QCHG));
    }

    @Test
    void integrity_comesWhileEnabledAndEndsWithIt() {
        client.set(LIVE, UrcbChange.NONE.withIntgPd(1000));
        bench.advance(5000);
        client.enableLive();
        bench.advance(3500);
        assertThat(client.heard)
                .hasSize(3)
                .allSatisfy(report -> assertThat(indexes(report)).containsExactly(0, 1, 2));
        client.set(LIVE, DISABLE);
        bench.advance(5000);

        assertThat(client.heard).hasSize(3);
        assertThat(bench.time.pendingTimers()).isZero();
    }

    @Test
    void integrityWithoutItsTrigger_isOff() {
        client.set(LIVE, UrcbChange.NONE.withIntgPd(1000).withTrgOps(EnumSet.of(TriggerOption.DCHG)));
        client.enableLive();
        bench.advance(5000);

        assertThat(client.heard).isEmpty();
    }

    @Test
    void oneTimerServesAllBlocks() {
        client.set(LIVE, UrcbChange.NONE.withIntgPd(1000).withBufTm(700));
        client.enableLive();
        client.set(ReportBench.MEAS, BrcbChange.NONE.withIntgPd(900).withBufTm(800));
        bench.count(1);

        assertThat(bench.time.pendingTimers()).isEqualTo(1);
    }

    @Test
    void aDataSetOfTheAssociation_canBeUsedAndEndsWithIt() {
        DataSetReference own = new DataSetReference("@mine");
        client.association.await(client.association
                .async()
                .dataSets()
                .createDataSet(own, List.of(Fcda.parse("HP1/GGIO1.IntIn1.stVal[ST]"))));
        client.set(LIVE, UrcbChange.NONE.withDatSet(own)).enableLive();
        bench.count(9);
        assertThat(client.last().members().get(0).value()).isEqualTo(integer(9));
        assertThat(client.last().confRev()).contains(2L);
        bench.cut("centre");

        Urcb live = bench.connect("other").live();
        assertThat(live.datSet()).contains(new DataSetReference("HP1/LLN0.Meas"));
        assertThat(live.confRev()).isEqualTo(3);
        Client other = bench.connect("another").enableLive();
        bench.count(10);
        assertThat(other.counts()).containsExactly(10L);
    }

    @Test
    void aDataSetOfTheAssociation_isNotForABrcb() {
        DataSetReference own = new DataSetReference("@mine");
        client.association.await(client.association
                .async()
                .dataSets()
                .createDataSet(own, List.of(Fcda.parse("HP1/GGIO1.IntIn1.stVal[ST]"))));

        assertThat(refusal(() -> client.set(ReportBench.MEAS, BrcbChange.NONE.withDatSet(own)))
                        .error())
                .isEqualTo(ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
    }

    @Test
    void aMemberThatCoversTwoAttributesOfOneChange_isReportedOnce() {
        client.enableLive();
        bench.values()
                .update(List.of(
                        bench.write("HP1/STMP1.Tmp.mag[MX]", DataValue.Structure.of(new DataValue.Float32(4f))),
                        bench.write("HP1/STMP1.Tmp.q[MX]", Quality.GOOD.with(Quality.Flag.TEST, true))));

        assertThat(indexes(client.last())).containsExactly(0);
    }

    @Test
    void aGeneralInterrogationWithTheEnabling_isTakenUnderTheRptIdThatWasSet() {
        client.set(LIVE, UrcbChange.NONE.withRptId("live"));
        client.reports().listen("live", client.heard::add);
        client.set(LIVE, ENABLE.withGi(true));

        assertThat(client.heard.stream().map(Report::rptId).collect(Collectors.toSet()))
                .containsExactly("live");
        assertThat(indexes(client.last())).containsExactly(0, 1, 2);
    }
}
