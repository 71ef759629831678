package org.sdvp.acsi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.acsi.report.ReportBench.MEAS;
import static org.sdvp.acsi.testing.ContractBench.refusal;

import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.report.ReportBench.Client;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.TriggerOption;

/** Reports of the whole data set: general interrogation and integrity period (IEC 61850-7-2 clause 17.2.3). */
@Tag("sBr")
class InterrogationTest {
    private static final BrcbChange ENABLE = BrcbChange.NONE.withRptEna(true);

    private final ReportBench bench = new ReportBench().start();

    @Test
    void aGeneralInterrogation_reportsTheWholeDataSetAfterWhatWaits() {
        Client client = bench.connect("centre").listen(MEAS).set(MEAS, BrcbChange.NONE.withBufTm(1000));
        client.set(MEAS, ENABLE);
        bench.count(1);
        assertThat(client.heard).isEmpty();
        client.set(MEAS, BrcbChange.NONE.withGi(true));

        assertThat(client.heard).hasSize(2);
        assertThat(client.heard.get(0).members()).hasSize(1);
        assertThat(client.heard.get(1).members())
                .hasSize(3)
                .allSatisfy(member -> assertThat(member.reasons()).containsExactly(TriggerOption.GI));
        assertThat(client.brcb(MEAS).gi()).isFalse();
    }

    @Test
    void gi_isRefusedWhileDisabledOrWithoutTheTrigger() {
        Client client = bench.connect("centre");
        assertThat(refusal(() -> client.set(MEAS, BrcbChange.NONE.withGi(true))).error())
                .isEqualTo(ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
        client.set(MEAS, ENABLE.withTrgOps(EnumSet.of(TriggerOption.DCHG)));

        assertThat(refusal(() -> client.set(MEAS, BrcbChange.NONE.withGi(true))).error())
                .isEqualTo(ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
    }

    @Test
    void integrity_isBufferedWhileDisabledAndFlushesWhatWaits() {
        Client client = bench.connect("centre")
                .listen(MEAS)
                .set(MEAS, BrcbChange.NONE.withIntgPd(1000).withBufTm(900));
        bench.advance(999);
        bench.count(7);
        bench.advance(1001);
        client.set(MEAS, ENABLE);

        assertThat(client.heard.stream().map(report -> report.members().size())).containsExactly(1, 3, 3);
        assertThat(client.heard.get(1).members().get(0).reasons()).containsExactly(TriggerOption.INTEGRITY);
        assertThat(Duration.between(
                        client.heard.get(1).timeOfEntry().orElseThrow().instant(),
                        client.heard.get(2).timeOfEntry().orElseThrow().instant()))
                .isEqualTo(Duration.ofSeconds(1));
    }
}
