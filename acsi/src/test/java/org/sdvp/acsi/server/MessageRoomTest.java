package org.sdvp.acsi.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.acsi.testing.ContractBench.refusal;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.report.ReportBench;
import org.sdvp.acsi.report.ReportBench.Client;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.model.Fcda;
import org.sdvp.model.value.DataValue;

/** No answer is longer than what was negotiated, and nothing is done whose answer would be. */
class MessageRoomTest {
    private static final Fcda DESCRIPTION = Fcda.parse("HP1/STMP1.Tmp.d[DC]");
    private static final DataSetReference MADE = new DataSetReference("HP1/LLN0.Made");
    private static final int MANY = 100;

    private final ReportBench bench = new ReportBench().start();
    private final Client narrow = bench.connect(
            "narrow", Role.SERVICE_PROVIDER, ClientSettings.defaults().withMaxMessageSize(1024));

    @Test
    void writesWhoseResultsWouldNotFit_areNotBegun() {
        List<SetDataValues.Write> writes =
                Collections.nCopies(MANY, new SetDataValues.Write(DESCRIPTION, DataValue.Text.visible("new")));

        assertTooLong(refusal(
                () -> narrow.association.await(narrow.association.async().setDataValues(writes))));
        assertThat(description()).isEqualTo(DataValue.Text.visible(""));
    }

    @Test
    void writesToADataSetWhoseResultsWouldNotFit_areNotBegun() {
        narrow.association.await(
                narrow.association.async().dataSets().createDataSet(MADE, Collections.nCopies(MANY, DESCRIPTION)));
        List<DataValue> values = Collections.nCopies(MANY, DataValue.Text.visible("new"));

        assertTooLong(refusal(() ->
                narrow.association.await(narrow.association.async().dataSets().setDataSetValues(MADE, values))));
        assertThat(description()).isEqualTo(DataValue.Text.visible(""));
    }

    @Test
    void controlBlock_fitsTheShortestMessage() {
        assertThat(narrow.brcb(ReportBench.MEAS).rptEna()).isFalse();
        assertThat(narrow.live().rptEna()).isFalse();
    }

    @Test
    void controlBlockOfAClientWithAVeryLongAddress_isRefusedWhereItDoesNotFit() {
        bench.connect("o".repeat(600) + "@example.org/desk").enable(ReportBench.MEAS);

        assertTooLong(refusal(() -> narrow.brcb(ReportBench.MEAS)));
    }

    @Test
    void detailOfARefusalThatWouldNotFit_isCut() {
        Call call = new Call(new Caller("narrow", Set.of()), "a", 1, 1024);
        Refusal refusal =
                Refusal.of(ServiceName.GET_FILE, ServiceError.INSTANCE_NOT_AVAILABLE, "no file " + "&".repeat(247));

        Refusal cut = (Refusal) new MessageRoom(ResponseSize.estimate()).fitted(call, refusal);

        assertThat(cut.detail()).startsWith("no file &&").hasSizeLessThan(130);
        assertThat(cut.error()).isEqualTo(refusal.error());
        assertThat(ResponseSize.estimate().octets(cut)).isLessThanOrEqualTo(1024);
    }

    @Test
    void detailOfARefusal_isNeverCutWithinACharacter() {
        Call call = new Call(new Caller("narrow", Set.of()), "a", 1, 1024);
        for (int before = 0; before < 4; before++) {
            Refusal refusal = Refusal.of(
                    ServiceName.GET_FILE, ServiceError.INSTANCE_NOT_AVAILABLE, "x".repeat(before) + "😀".repeat(120));

            Refusal cut = (Refusal) new MessageRoom(ResponseSize.estimate()).fitted(call, refusal);

            assertThat(cut.detail().substring(before)).matches("(😀)+").hasSizeLessThan(240);
        }
    }

    private DataValue description() {
        return bench.values().get(bench.values().model().select(DESCRIPTION).orElseThrow());
    }

    private static void assertTooLong(Refusal refusal) {
        assertThat(refusal.error()).isEqualTo(ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT);
        assertThat(refusal.detail()).contains("1024 octets");
    }
}
