package org.sdvp.acsi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.acsi.report.ReportBench.LIVE;
import static org.sdvp.acsi.report.ReportBench.MEAS;
import static org.sdvp.acsi.testing.ContractBench.refusal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.report.ReportBench.Client;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.Brcb;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.UrcbChange;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ReportField;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataValue;

/** Who may write what to a control block, and when (IEC 61850-7-2 clause 17.2: SetBRCBValues, ResvTms, Resv, Owner). */
@Tag("sBr")
@Tag("sRp")
class ReportControlAccessTest {
    private static final BrcbChange ENABLE = BrcbChange.NONE.withRptEna(true);
    private static final ObjectReference LLN0 = ObjectReference.parse("HP1/LLN0");

    private final ReportBench bench = new ReportBench().start();
    private final Client client = bench.connect("centre");

    private ServiceError error(Client of, BrcbChange change) {
        return refusal(() -> of.set(MEAS, change)).error();
    }

    @Test
    void theServerOffersTheServicesAndListsTheBlocks() {
        assertThat(client.association.async().services())
                .contains(
                        ServiceName.GET_BRCB_VALUES,
                        ServiceName.SET_BRCB_VALUES,
                        ServiceName.GET_URCB_VALUES,
                        ServiceName.SET_URCB_VALUES,
                        ServiceName.CREATE_DATA_SET,
                        ServiceName.SET_DATA_SET_VALUES);
        assertThat(client.association.getLogicalNodeDirectory(LLN0, AcsiClass.BRCB))
                .containsExactly("Meas01", "Meas02", "Free");
        assertThat(client.association.getLogicalNodeDirectory(LLN0, AcsiClass.URCB))
                .containsExactly("Live01", "Live02");
        assertThat(client.association.getLogicalNodeDirectory(LLN0, AcsiClass.DATA_SET))
                .containsExactly("Meas", "Conf");
    }

    @Test
    void unknownBlocks_areNotAvailable() {
        ObjectReference none = ObjectReference.parse("HP1/LLN0.None");

        assertThat(refusal(() -> client.brcb(none)).error()).isEqualTo(ServiceError.INSTANCE_NOT_AVAILABLE);
        assertThat(refusal(() -> client.brcb(LIVE)).error()).isEqualTo(ServiceError.INSTANCE_NOT_AVAILABLE);
        assertThat(refusal(() -> client.set(none, ENABLE)).error()).isEqualTo(ServiceError.INSTANCE_NOT_AVAILABLE);
        assertThat(error(client, BrcbChange.NONE.withDatSet(new DataSetReference("HP1/LLN0.None"))))
                .isEqualTo(ServiceError.INSTANCE_NOT_AVAILABLE);
    }

    @Test
    void whileEnabled_everythingButRptEnaAndGiIsRefused() {
        client.enable(MEAS);
        List<BrcbChange> refused = List.of(
                BrcbChange.NONE.withRptId("x"),
                BrcbChange.NONE.withDatSet(new DataSetReference("HP1/LLN0.Conf")),
                BrcbChange.NONE.withOptFlds(Set.of()),
                BrcbChange.NONE.withBufTm(1),
                BrcbChange.NONE.withTrgOps(Set.of()),
                BrcbChange.NONE.withIntgPd(1000),
                BrcbChange.NONE.withPurgeBuf(true),
                BrcbChange.NONE.withEntryId(EntryId.NONE),
                BrcbChange.NONE.withResvTms(5),
                BrcbChange.NONE.withRptEna(false).withBufTm(1));
        Brcb before = client.brcb(MEAS);

        assertThat(refused)
                .allSatisfy(change -> assertThat(error(client, change)).isEqualTo(ServiceError.INSTANCE_IN_USE));
        assertThat(client.brcb(MEAS)).isEqualTo(before);
        client.set(MEAS, ENABLE).set(MEAS, BrcbChange.NONE.withGi(true)).set(MEAS, BrcbChange.NONE.withRptEna(false));
        assertThat(client.brcb(MEAS).rptEna()).isFalse();
    }

    @Test
    void valuesOutOfRange_areRefusedAndNothingIsWritten() {
        Brcb before = client.brcb(MEAS);
        List<BrcbChange> refused =
                List.of(BrcbChange.NONE.withBufTm(5).withIntgPd(99), BrcbChange.NONE.withResvTms(-1));

        assertThat(refused)
                .allSatisfy(change ->
                        assertThat(error(client, change)).isEqualTo(ServiceError.PARAMETER_VALUE_INAPPROPRIATE));
        assertThat(client.brcb(MEAS)).isEqualTo(before);
    }

    @Test
    void aBlockOfAnotherClient_takesNothing() {
        client.enable(MEAS);
        Client other = bench.connect("other");

        assertThat(error(other, BrcbChange.NONE.withRptEna(false)))
                .isEqualTo(ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT);
        assertThat(error(other, BrcbChange.NONE.withGi(true))).isEqualTo(ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT);
        assertThat(other.brcb(MEAS).owner()).contains("centre");
        client.set(MEAS, BrcbChange.NONE.withRptEna(false));
        other.enable(MEAS);
        bench.count(1);
        assertThat(other.counts()).containsExactly(1L);
        assertThat(client.heard).isEmpty();
    }

    @Test
    void resvTms_holdsTheBlockThatLongAfterTheAssociation() {
        client.set(MEAS, BrcbChange.NONE.withResvTms(30)).enable(MEAS);
        bench.cut("centre");
        Client other = bench.connect("other");
        bench.advance(29_999);
        assertThat(error(other, ENABLE)).isEqualTo(ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT);
        assertThat(other.brcb(MEAS).resvTms()).hasValue(30);
        bench.advance(1);

        other.enable(MEAS);
        assertThat(other.brcb(MEAS).resvTms()).hasValue(0);
        assertThat(other.brcb(MEAS).owner()).contains("other");
    }

    @Test
    void resvTms_itsClientComesBackInTimeAndKeepsTheBlock() {
        client.set(MEAS, BrcbChange.NONE.withResvTms(30)).enable(MEAS);
        bench.cut("centre");
        bench.advance(20_000);
        bench.connect("centre").enable(MEAS);
        bench.advance(20_000);

        assertThat(error(bench.connect("other"), ENABLE)).isEqualTo(ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT);
    }

    @Test
    void resvTms_outlivesTheDisableAndIsGivenBackByZero() {
        client.set(MEAS, BrcbChange.NONE.withResvTms(30)).enable(MEAS).set(MEAS, BrcbChange.NONE.withRptEna(false));
        Client other = bench.connect("other");
        assertThat(error(other, ENABLE)).isEqualTo(ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT);
        client.set(MEAS, BrcbChange.NONE.withResvTms(0));

        other.enable(MEAS);
        assertThat(other.brcb(MEAS).owner()).contains("other");
    }

    @Test
    void resvTms_outlivesTheProcess() {
        client.set(MEAS, BrcbChange.NONE.withResvTms(30));
        bench.start();
        Client other = bench.connect("other");
        bench.advance(29_000);
        assertThat(error(other, ENABLE)).isEqualTo(ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT);
        bench.advance(1_000);
        other.enable(MEAS);
        bench.start();

        assertThat(bench.connect("third").brcb(MEAS).owner()).isEmpty();
    }

    @Test
    void resvTmsMinusOne_isForOneClientForGood() {
        bench.reservedFor = Optional.of("centre");
        bench.start();
        Client other = bench.connect("other");
        Client owner = bench.connect("centre").enable(MEAS);
        assertThat(owner.brcb(MEAS).resvTms()).hasValue(-1);
        assertThat(error(other, ENABLE)).isEqualTo(ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT);
        owner.set(MEAS, BrcbChange.NONE.withRptEna(false));

        assertThat(error(owner, BrcbChange.NONE.withResvTms(5))).isEqualTo(ServiceError.ACCESS_VIOLATION);
        bench.cut("centre");
        bench.advance(100_000_000);
        assertThat(error(other, ENABLE)).isEqualTo(ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT);
    }

    @Test
    void resvTmsMinusOne_endsWithTheConfiguration() {
        bench.reservedFor = Optional.of("centre");
        bench.start();
        bench.connect("centre").set(MEAS, BrcbChange.NONE.withBufTm(7));
        bench.reservedFor = Optional.empty();
        bench.start();

        Client other = bench.connect("other").enable(MEAS);
        assertThat(other.brcb(MEAS).resvTms()).hasValue(0);
        assertThat(other.brcb(MEAS).bufTm()).isEqualTo(7);
    }

    @Test
    void resv_reservesAUrcbUntilGivenBackOrTheAssociationEnds() {
        client.set(LIVE, UrcbChange.NONE.withResv(true));
        Client other = bench.connect("other");
        assertThat(other.live().resv()).isTrue();
        assertThat(refusal(() -> other.enableLive()).error()).isEqualTo(ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT);
        client.set(LIVE, UrcbChange.NONE.withResv(false));
        other.enableLive();
        assertThat(other.live().owner()).contains("other");
        bench.cut("other");

        assertThat(client.live().resv()).isFalse();
    }

    @Test
    void aWriteReservesForAsLongAsTheAssociation() {
        client.set(LIVE, UrcbChange.NONE.withBufTm(5));
        Client other = bench.connect("other");
        assertThat(refusal(() -> other.enableLive()).error()).isEqualTo(ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT);
        client.association.release();

        other.enableLive();
        assertThat(other.live().bufTm()).isEqualTo(5);
    }

    @Test
    void anotherAssociationOfTheSameClient_mayDisableAndResume() {
        client.enable(MEAS);
        bench.count(1);
        EntryId last = client.lastEntry();
        Client again = client.again();
        again.listen(MEAS);
        again.association.await(again.reports().resumeFrom(MEAS, last));
        bench.count(2);

        assertThat(client.counts()).containsExactly(1L);
        assertThat(again.counts()).containsExactly(2L);
    }

    @Test
    void theEndOfAnAssociationThatOnlyInterrogated_leavesTheBlockToItsOwner() {
        client.enable(MEAS);
        Client second = client.again();
        second.set(MEAS, BrcbChange.NONE.withGi(true));
        second.association.release();

        assertThat(error(bench.connect("other"), BrcbChange.NONE.withRptEna(false)))
                .isEqualTo(ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT);
        assertThat(client.brcb(MEAS).rptEna()).isTrue();
    }

    @Test
    void settingsOutliveTheProcess() {
        client.set(
                MEAS,
                BrcbChange.NONE
                        .withRptId("mine")
                        .withDatSet(new DataSetReference("HP1/LLN0.Conf"))
                        .withOptFlds(EnumSet.of(ReportField.ENTRY_ID))
                        .withBufTm(5)
                        .withTrgOps(EnumSet.of(TriggerOption.DCHG))
                        .withIntgPd(1000));
        Brcb before = client.brcb(MEAS);
        client.association.release();
        bench.start();
        Brcb after = bench.connect("centre").brcb(MEAS);

        assertThat(after.rptId()).isEqualTo("mine");
        assertThat(after.confRev()).isEqualTo(2);
        assertThat(List.of(after.datSet(), after.optFlds(), after.bufTm(), after.trgOps(), after.intgPd()))
                .isEqualTo(
                        List.of(before.datSet(), before.optFlds(), before.bufTm(), before.trgOps(), before.intgPd()));
    }

    @Test
    void settingsThatCannotBeKept_areRefusedAndNotWritten() {
        bench.settings = new ControlBlockStore() {
            @Override
            public Optional<ReportSettings> load(ObjectReference block) {
                return Optional.empty();
            }

            @Override
            public void save(ObjectReference block, ReportSettings settings) {
                throw new UncheckedIOException(new IOException("no space left on device"));
            }
        };
        bench.start();
        Client here = bench.connect("centre");

        assertThat(error(here, BrcbChange.NONE.withBufTm(5))).isEqualTo(ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);
        assertThat(here.brcb(MEAS).bufTm()).isZero();
        here.enable(MEAS);
        bench.count(1);
        assertThat(here.counts()).containsExactly(1L);
    }

    @Test
    void whoMayNotReadAMember_cannotEnable() {
        Client user = bench.connect("user", Role.USER, ClientSettings.defaults());
        assertThat(error(user, ENABLE)).isEqualTo(ServiceError.ACCESS_VIOLATION);
        assertThat(refusal(() -> user.live()).error()).isEqualTo(ServiceError.ACCESS_VIOLATION);
        bench.count(1);

        assertThat(user.heard).isEmpty();
        assertThat(user.brcb(MEAS).rptEna()).isFalse();
    }

    @Test
    void aMemberThatCannotBeSent_isSaidWhenEnabling() {
        Client narrow = bench.connect(
                "narrow", Role.SERVICE_PROVIDER, ClientSettings.defaults().withMaxMessageSize(1024));
        bench.update("HP1/STMP1.Tmp.d[DC]", DataValue.Text.visible("<".repeat(200)));
        narrow.set(MEAS, BrcbChange.NONE.withDatSet(new DataSetReference("HP1/LLN0.Conf")));

        assertThat(refusal(() -> narrow.enable(MEAS))).satisfies(refusal -> {
            assertThat(refusal.error()).isEqualTo(ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT);
            assertThat(refusal.detail()).contains("HP1/STMP1.Tmp.d[DC]", "1024");
        });
    }
}
