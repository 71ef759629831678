package org.sdvp.acsi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.acsi.report.ReportBench.FREE;
import static org.sdvp.acsi.report.ReportBench.LIVE;
import static org.sdvp.acsi.report.ReportBench.MEAS;
import static org.sdvp.acsi.testing.ContractBench.refusal;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.client.DataSets;
import org.sdvp.acsi.report.ReportBench.Client;
import org.sdvp.acsi.service.Brcb;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.UrcbChange;
import org.sdvp.model.Fcda;
import org.sdvp.model.ReportField;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.Quality;

/** What writing the attributes of a control block does to its buffer and its data set (IEC 61850-7-2 clause 17.2.3). */
@Tag("sBr")
class BlockSettingsTest {
    private static final DataSetReference SET = new DataSetReference("HP1/LLN0.Meas");
    private static final BrcbChange ENABLE = BrcbChange.NONE.withRptEna(true);
    private static final BrcbChange DISABLE = BrcbChange.NONE.withRptEna(false);

    private final ReportBench bench = new ReportBench().start();

    @Test
    void purgeBuf_emptiesTheBufferAndEndsResync() {
        Client client = bench.connect("centre").enable(MEAS);
        bench.count(1);
        EntryId last = client.lastEntry();
        client.set(MEAS, DISABLE);
        bench.count(2);
        client.set(MEAS, BrcbChange.NONE.withPurgeBuf(true));

        assertThat(refusal(() -> client.set(MEAS, BrcbChange.NONE.withEntryId(last)))
                        .error())
                .isEqualTo(ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        client.set(MEAS, ENABLE);
        bench.count(3);
        assertThat(client.counts()).containsExactly(1L, 3L);
    }

    @Test
    void whatChangesTheMeaningOfEntries_purges_andOptFldsDoesNot() {
        List<BrcbChange> purging = List.of(
                BrcbChange.NONE.withRptId("other"),
                BrcbChange.NONE.withBufTm(1),
                BrcbChange.NONE.withTrgOps(EnumSet.of(TriggerOption.DCHG)),
                BrcbChange.NONE.withIntgPd(60_000),
                BrcbChange.NONE.withDatSet(new DataSetReference("HP1/LLN0.Conf")));
        Client client = bench.connect("centre");
        for (BrcbChange change : purging) {
            ReportBench fresh = new ReportBench().start();
            fresh.count(1);
            Client other = fresh.connect("centre").set(MEAS, change);
            other.listen(MEAS).reports().listen("other", other.heard::add);
            other.set(MEAS, ENABLE);
            assertThat(other.heard).as("after %s", change).isEmpty();
        }
        bench.count(1);
        client.set(
                MEAS,
                BrcbChange.NONE
                        .withOptFlds(EnumSet.of(ReportField.BUF_OVFL))
                        .withRptId("")
                        .withBufTm(0)
                        .withDatSet(new DataSetReference("HP1/LLN0.Meas")));
        client.enable(MEAS);
        assertThat(client.counts()).containsExactly(1L);
    }

    @Test
    void anEntryIdTogetherWithAPurge_isRefusedAndNothingIsChanged() {
        Client client = bench.connect("centre").enable(MEAS);
        bench.count(1);
        client.set(MEAS, DISABLE);

        refusal(() ->
                client.set(MEAS, BrcbChange.NONE.withEntryId(client.lastEntry()).withBufTm(5)));
        assertThat(client.brcb(MEAS).bufTm()).isZero();
        client.set(MEAS, BrcbChange.NONE.withEntryId(client.lastEntry()));
    }

    @Test
    void aBlockWithoutADataSet_cannotBeEnabledButTakesOne() {
        Client client = bench.connect("centre");
        assertThat(refusal(() -> client.enable(FREE)).error()).isEqualTo(ServiceError.PARAMETER_VALUE_INCONSISTENT);

        client.set(FREE, BrcbChange.NONE.withDatSet(new DataSetReference("HP1/LLN0.Meas")));
        client.enable(FREE);
        bench.quality(1, Quality.GOOD.with(Quality.Flag.TEST, true));
        assertThat(client.last().members().get(0).reasons()).containsExactly(TriggerOption.QCHG);
        assertThat(client.brcb(FREE).confRev()).isEqualTo(2);
    }

    @Test
    void anEmptyDatSet_takesTheDataSetAway_purgesAndRaisesConfRev() {
        Client client = bench.connect("centre").enable(MEAS);
        bench.count(1);
        client.set(MEAS, DISABLE);
        long confRev = client.brcb(MEAS).confRev();

        client.set(MEAS, BrcbChange.NONE.withoutDatSet());

        assertThat(client.brcb(MEAS).datSet()).isEmpty();
        assertThat(client.brcb(MEAS).confRev()).isEqualTo(confRev + 1);
        assertThat(refusal(() -> client.set(MEAS, ENABLE)).error())
                .isEqualTo(ServiceError.PARAMETER_VALUE_INCONSISTENT);
        bench.count(2);
        client.set(MEAS, BrcbChange.NONE.withDatSet(SET).withRptEna(true));
        bench.count(3);
        assertThat(client.counts()).containsExactly(1L, 3L);
    }

    @Test
    void anEmptyDatSetWhereNoneIs_changesNothing() {
        Client client = bench.connect("centre");
        Brcb before = client.brcb(FREE);

        client.set(FREE, BrcbChange.NONE.withoutDatSet());

        assertThat(client.brcb(FREE).confRev()).isEqualTo(before.confRev());
    }

    @Test
    void anEmptyDatSet_isRefusedWhileEnabled() {
        Client client = bench.connect("centre").enable(MEAS);

        assertThat(refusal(() -> client.set(MEAS, BrcbChange.NONE.withoutDatSet()))
                        .error())
                .isEqualTo(ServiceError.INSTANCE_IN_USE);
        bench.count(1);
        assertThat(client.counts()).containsExactly(1L);
    }

    @Test
    void anEmptyDatSet_staysEmptyOverARestart() {
        bench.connect("centre").set(MEAS, BrcbChange.NONE.withoutDatSet());
        bench.start();

        assertThat(bench.connect("centre").brcb(MEAS).datSet()).isEmpty();
    }

    @Test
    void anEmptyDatSet_letsTheDataSetBeDeleted() {
        Client client = bench.connect("centre");
        DataSets dataSets = client.association.async().dataSets();
        DataSetReference made = new DataSetReference("HP1/LLN0.Made");
        client.association.await(dataSets.createDataSet(made, List.of(Fcda.parse("HP1/GGIO1.IntIn1[ST]"))));
        client.set(FREE, BrcbChange.NONE.withDatSet(made)).set(FREE, BrcbChange.NONE.withoutDatSet());

        client.association.await(dataSets.deleteDataSet(made));

        assertThat(refusal(() -> client.set(FREE, BrcbChange.NONE.withDatSet(made)))
                        .error())
                .isEqualTo(ServiceError.INSTANCE_NOT_AVAILABLE);
    }

    @Test
    void anEmptyDatSetOfAUrcb_takesTheDataSetAwayToo() {
        Client client = bench.connect("centre").set(LIVE, UrcbChange.NONE.withoutDatSet());

        assertThat(client.live().datSet()).isEmpty();
        assertThat(refusal(client::enableLive).error()).isEqualTo(ServiceError.PARAMETER_VALUE_INCONSISTENT);
    }
}
