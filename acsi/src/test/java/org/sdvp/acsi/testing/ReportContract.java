package org.sdvp.acsi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.acsi.testing.ContractBench.fcda;
import static org.sdvp.acsi.testing.ContractBench.ref;
import static org.sdvp.acsi.testing.ContractBench.refusal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.client.ReportKeeper;
import org.sdvp.acsi.client.Reports;
import org.sdvp.acsi.client.Resumption;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.Brcb;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.Urcb;
import org.sdvp.acsi.service.UrcbChange;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ReportField;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataValue;

/** Report, GetBRCBValues, SetBRCBValues, GetURCBValues, SetURCBValues; each test with instances of its own. */
@Tag("sRp")
@Tag("sBr")
public interface ReportContract extends ContractBench {
    /** What a test hears. */
    final class Heard {
        private final BlockingQueue<Report> reports = new LinkedBlockingQueue<>();

        /** Listens to a block that has its default RptID. */
        static Heard of(BlockingAssociation association, ObjectReference block) {
            Heard heard = new Heard();
            association.async().reports().listen(block.toString(), heard.reports::add);
            return heard;
        }

        /** The next reports. */
        List<Report> next(int count) {
            List<Report> next = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                next.add(next());
            }
            return next;
        }

        /** Whether no further report has come. */
        boolean isEmpty() {
            return reports.isEmpty();
        }

        /** The next report. */
        Report next() {
            return taken(reports);
        }

        private static <T> T taken(BlockingQueue<T> queue) {
            try {
                T next = queue.poll(30, TimeUnit.SECONDS);
                if (next == null) {
                    throw new AssertionError("no report came within 30 s");
                }
                return next;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }

    private static Reports reports(BlockingAssociation association) {
        return association.async().reports();
    }

    private static void set(BlockingAssociation association, ObjectReference brcb, BrcbChange change) {
        association.await(reports(association).setBRCBValues(brcb, change));
    }

    private void count(int counter, long value) {
        server().update(fcda("HP2/GGIO1.Cnt%02d.stVal[ST]".formatted(counter)), ContractReports.count(value));
    }

    private static long counted(Report report) {
        DataValue.Structure object =
                (DataValue.Structure) report.members().get(0).value();
        return ((DataValue.Int) object.members().get(0)).value();
    }

    @Test
    default void brcb_isListedAndTellsItsAttributes() {
        BlockingAssociation association = associate();
        assertThat(association.getLogicalNodeDirectory(ref("HP2/LLN0"), AcsiClass.BRCB))
                .contains("Meas01", "Meas20", "Types01");
        ObjectReference block = ContractReports.block("Meas", 1);
        set(
                association,
                block,
                BrcbChange.NONE
                        .withRptId("R&D <1>")
                        .withOptFlds(EnumSet.of(ReportField.SEQ_NUM, ReportField.ENTRY_ID))
                        .withBufTm(4_294_967_295L)
                        .withTrgOps(EnumSet.of(TriggerOption.QCHG))
                        .withIntgPd(86_400_000)
                        .withResvTms(1));

        Brcb values = association.await(reports(association).getBRCBValues(block));
        assertThat(values.rptId()).isEqualTo("R&D <1>");
        assertThat(values.rptEna()).isFalse();
        assertThat(values.datSet()).contains(new DataSetReference("HP2/LLN0.Count"));
        assertThat(values.confRev()).isEqualTo(1);
        assertThat(values.optFlds()).containsExactlyInAnyOrder(ReportField.SEQ_NUM, ReportField.ENTRY_ID);
        assertThat(values.bufTm()).isEqualTo(4_294_967_295L);
        assertThat(values.trgOps()).containsExactly(TriggerOption.QCHG);
        assertThat(values.intgPd()).isEqualTo(86_400_000);
        assertThat(values.resvTms()).hasValue(1);
        assertThat(values.owner()).isPresent();
        set(association, block, BrcbChange.NONE.withIntgPd(0));
    }

    @Test
    default void datSet_canBeTakenAwayAndGivenBack() {
        BlockingAssociation association = associate();
        ObjectReference block = ContractReports.block("Meas", 17);
        set(association, block, BrcbChange.NONE.withoutDatSet());
        assertThat(association.await(reports(association).getBRCBValues(block)).datSet())
                .isEmpty();
        DataSetReference count = new DataSetReference("HP2/LLN0.Count");
        set(association, block, BrcbChange.NONE.withDatSet(count));
        assertThat(association.await(reports(association).getBRCBValues(block)).datSet())
                .contains(count);
    }

    @Test
    default void aChange_isReportedWithEveryField() {
        BlockingAssociation association = associate();
        ObjectReference block = ContractReports.block("Meas", 2);
        Heard heard = Heard.of(association, block);
        set(association, block, BrcbChange.NONE.withPurgeBuf(true).withRptEna(true));
        count(7, 70);

        Report report = heard.next();
        assertThat(report.rptId()).isEqualTo(block.toString());
        assertThat(report.sqNum()).contains(0);
        assertThat(report.bufOvfl()).contains(true);
        assertThat(report.confRev()).contains(1L);
        assertThat(report.dataSet()).contains(new DataSetReference("HP2/LLN0.Count"));
        assertThat(report.entryId()).isPresent().isNotEqualTo(Optional.of(EntryId.NONE));
        assertThat(report.timeOfEntry()).isPresent();
        assertThat(report.members()).singleElement().satisfies(member -> {
            assertThat(member.index()).isEqualTo(7);
            assertThat(member.dataRef()).contains(fcda("HP2/GGIO1.Cnt07[ST]"));
            assertThat(member.reasons()).isEqualTo(Set.of(TriggerOption.DCHG));
        });
        assertThat(counted(report)).isEqualTo(70);
        assertThat(association.await(reports(association).getBRCBValues(block)).entryId())
                .isEqualTo(report.entryId().orElseThrow());
    }

    @Test
    default void aGeneralInterrogation_reportsEveryTypeAsItIsRead() {
        BlockingAssociation association = associate();
        ObjectReference block = ContractReports.block("Types", 1);
        Heard heard = Heard.of(association, block);
        set(association, block, BrcbChange.NONE.withRptEna(true).withGi(true));

        Report report = heard.next();
        assertThat(report.members()).hasSize(2);
        assertThat(report.members().get(0).value()).isEqualTo(association.getDataValue(fcda("HP1/ZTYP1.All[SP]")));
        assertThat(report.members().get(1).reasons()).containsExactly(TriggerOption.GI);
    }

    @Test
    default void afterTheLossOfTheLink_aClientResumesWithoutLossAndWithoutDoubles() {
        ObjectReference block = ContractReports.block("Meas", 3);
        ClientTransport transport = link().client(Set.of(Role.SERVICE_PROVIDER));
        AcsiClient client = new AcsiClient(transport, ClientSettings.defaults(), link().time());
        BlockingAssociation first = BlockingAssociation.associate(client);
        Heard before = Heard.of(first, block);
        set(first, block, BrcbChange.NONE.withPurgeBuf(true).withRptEna(true));
        LongStream.rangeClosed(1, 50).forEach(value -> count(3, value));
        List<Report> handled = before.next(50).subList(0, 20);
        EntryId last = handled.get(19).entryId().orElseThrow();
        link().cut(transport);
        ContractBench.await(server().end(first.async().id()));
        LongStream.rangeClosed(51, 100).forEach(value -> count(3, value));

        BlockingAssociation again = associate();
        Heard after = Heard.of(again, block);
        assertThat(again.await(reports(again).resumeFrom(block, last))).isEqualTo(Resumption.SEAMLESS);
        assertThat(after.next(80).stream().map(ReportContract::counted))
                .isEqualTo(LongStream.rangeClosed(21, 100).boxed().toList());
    }

    @Test
    default void anEntryThatIsNotInTheBuffer_isRefusedAndTheClientBeginsWithTheOldest() {
        BlockingAssociation association = associate();
        ObjectReference block = ContractReports.block("Meas", 4);
        Heard heard = Heard.of(association, block);
        set(association, block, BrcbChange.NONE.withPurgeBuf(true));
        count(4, 1);
        assertThat(refusal(() -> set(association, block, BrcbChange.NONE.withEntryId(new EntryId(7))))
                        .error())
                .isEqualTo(ServiceError.PARAMETER_VALUE_INAPPROPRIATE);

        assertThat(association.await(reports(association).resumeFrom(block, new EntryId(7))))
                .isEqualTo(Resumption.FROM_OLDEST);
        Report report = heard.next();
        assertThat(counted(report)).isEqualTo(1);
        assertThat(report.bufOvfl()).contains(true);
    }

    @Test
    default void aReportThatIsLongerThanAMessage_arrivesWhole() {
        BlockingAssociation narrow =
                associate(ClientSettings.defaults().withMaxMessageSize(2048), Role.SERVICE_PROVIDER);
        ObjectReference block = ContractReports.block("Meas", 5);
        Heard heard = Heard.of(narrow, block);
        set(narrow, block, BrcbChange.NONE.withPurgeBuf(true).withRptEna(true));
        set(narrow, block, BrcbChange.NONE.withGi(true));

        Report report = heard.next();
        assertThat(report.members()).hasSize(ContractReports.COUNTERS);
        assertThat(report.sqNum()).contains(0);
    }

    /** More than any queue on the way may hold for one sender. */
    @Test
    default void aClientThatIsSlowerThanItsReports_getsThemAll_onceAndInOrder_withoutALoss() {
        int all = 2_500;
        BlockingAssociation association = associate();
        ObjectReference block = ContractReports.block("Meas", 7);
        CompletableFuture<Void> disk = new CompletableFuture<>();
        BlockingQueue<Long> stored = new LinkedBlockingQueue<>();
        List<String> losses = new CopyOnWriteArrayList<>();
        reports(association).keep(block.toString(), new ReportKeeper() {
            @Override
            public CompletionStage<Void> store(Report report) {
                stored.add(counted(report));
                return disk;
            }

            @Override
            public void onLoss(String why) {
                losses.add(why);
            }
        });
        set(association, block, BrcbChange.NONE.withPurgeBuf(true).withRptEna(true));
        LongStream.rangeClosed(1, all).forEach(value -> count(8, value));
        disk.complete(null);
        List<Long> came = new ArrayList<>();
        while (came.size() < all) {
            came.add(Heard.taken(stored));
        }
        assertThat(came).isEqualTo(LongStream.rangeClosed(1, all).boxed().toList());
        assertThat(losses).isEmpty();
    }

    @Test
    default void aBlockOfAnotherClient_takesNothing() {
        BlockingAssociation owner = associate();
        ObjectReference block = ContractReports.block("Meas", 6);
        set(owner, block, BrcbChange.NONE.withRptEna(true));
        BlockingAssociation other = associate();

        assertThat(refusal(() -> set(other, block, BrcbChange.NONE.withRptEna(false)))
                        .error())
                .isEqualTo(ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT);
        assertThat(refusal(() -> set(owner, block, BrcbChange.NONE.withBufTm(1)))
                        .error())
                .isEqualTo(ServiceError.INSTANCE_IN_USE);
    }

    @Test
    default void urcb_reportsWhileEnabled() {
        BlockingAssociation association = associate();
        ObjectReference block = ContractReports.block("Live", 1);
        Heard heard = Heard.of(association, block);
        association.await(reports(association)
                .setURCBValues(block, UrcbChange.NONE.withRptId("").withResv(true)));
        association.await(reports(association).setURCBValues(block, UrcbChange.NONE.withRptEna(true)));
        count(11, 1);
        count(11, 2);

        List<Report> reports = heard.next(2);
        assertThat(reports.stream().map(ReportContract::counted)).containsExactly(1L, 2L);
        assertThat(reports.get(1).sqNum()).contains(1);
        assertThat(reports.get(1).entryId()).isEmpty();
        Urcb values = association.await(reports(association).getURCBValues(block));
        assertThat(values.rptEna()).isTrue();
        assertThat(values.resv()).isTrue();
        assertThat(values.sqNum()).isEqualTo(1);
    }
}
