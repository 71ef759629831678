package org.sdvp.acsi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.acsi.testing.ContractBench.fcda;
import static org.sdvp.acsi.testing.ContractBench.ref;
import static org.sdvp.acsi.testing.ContractBench.refusal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.client.Logs;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.GetLogStatusValues;
import org.sdvp.acsi.service.Lcb;
import org.sdvp.acsi.service.LcbChange;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;

/** GetLCBValues, SetLCBValues, GetLogStatusValues, QueryLogByTime, QueryLogAfter; each test with a log of its own. */
@Tag("sLog")
public interface LogContract extends ContractBench {
    private static Logs logs(BlockingAssociation association) {
        return association.async().logs();
    }

    private static void set(BlockingAssociation association, int number, LcbChange change) {
        association.await(logs(association).setLCBValues(ContractLogs.block(number), change));
    }

    private static GetLogStatusValues.Response status(BlockingAssociation association, int number) {
        return association.await(logs(association).getLogStatusValues(ContractLogs.log(number)));
    }

    private void count(int counter, long value) {
        server().update(fcda("HP2/GGIO1.Cnt%02d.stVal[ST]".formatted(counter)), ContractReports.count(value));
    }

    private static long counted(LogEntry entry) {
        DataValue.Structure object = (DataValue.Structure) entry.values().get(0).value();
        return ((DataValue.Int) object.members().get(0)).value();
    }

    /** Has the values from 1 to one logged, and nothing afterwards. */
    private void log(BlockingAssociation association, int number, int upTo) {
        set(association, number, LcbChange.NONE.withLogEna(true));
        for (int value = 1; value <= upTo; value++) {
            count(number, value);
        }
        // Asked after the changes, so done after them.
        set(association, number, LcbChange.NONE.withLogEna(false));
    }

    private static List<LogEntry> all(BlockingAssociation association, int number) {
        return association
                .await(logs(association).queryLogAfter(ContractLogs.log(number), EntryId.NONE, 1000))
                .entries();
    }

    @Test
    default void lcbAndLog_areListedAndTellTheirAttributes() {
        BlockingAssociation association = associate();
        assertThat(association.getLogicalNodeDirectory(ref("HP2/LLN0"), AcsiClass.LCB))
                .contains("Hist01", "Hist08");
        assertThat(association.getLogicalNodeDirectory(ref("HP2/LLN0"), AcsiClass.LOG))
                .contains("Log01", "Log08");
        set(
                association,
                1,
                LcbChange.NONE
                        .withDatSet(new DataSetReference("HP2/LLN0.Types"))
                        .withReasonCode(false)
                        .withBufTm(4_294_967_295L)
                        .withTrgOps(EnumSet.of(TriggerOption.QCHG, TriggerOption.GI))
                        .withIntgPd(86_400_000)
                        .withLogRef(ContractLogs.log(2)));

        assertThat(association.await(logs(association).getLCBValues(ContractLogs.block(1))))
                .as("general interrogation means nothing to a log")
                .isEqualTo(new Lcb(
                        false,
                        Optional.of(new DataSetReference("HP2/LLN0.Types")),
                        false,
                        4_294_967_295L,
                        Set.of(TriggerOption.QCHG),
                        86_400_000,
                        ContractLogs.log(2)));
    }

    @Test
    default void changes_areLoggedInOrderWithReasonsAndTimes() {
        BlockingAssociation association = associate();
        EntryTime begin = EntryTime.of(link().time().now());
        log(association, 2, 3);
        EntryTime end = EntryTime.of(link().time().now());

        List<LogEntry> entries = all(association, 2);
        assertThat(entries.stream().map(LogContract::counted)).containsExactly(1L, 2L, 3L);
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.timeOfEntry().instant()).isBetween(begin.instant(), end.instant());
            assertThat(entry.values()).singleElement().satisfies(member -> {
                assertThat(member.reference()).isEqualTo(fcda("HP2/GGIO1.Cnt02[ST]"));
                assertThat(member.reasons()).containsExactly(TriggerOption.DCHG);
            });
        });
        assertThat(entries.stream().map(entry -> entry.entryId().value()))
                .isSorted()
                .doesNotHaveDuplicates();
        LogEntry first = entries.get(0);
        LogEntry last = entries.get(2);
        assertThat(status(association, 2))
                .isEqualTo(new GetLogStatusValues.Response(
                        first.timeOfEntry(), last.timeOfEntry(), first.entryId(), last.entryId()));
    }

    @Test
    default void integrity_logsTheWholeDataSetWithEveryType() {
        BlockingAssociation association = associate();
        set(
                association,
                3,
                LcbChange.NONE
                        .withDatSet(new DataSetReference("HP2/LLN0.Types"))
                        .withIntgPd(ContractLogs.MIN_INTG_PD)
                        .withLogEna(true));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (status(association, 3).newEntr().equals(EntryId.NONE) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        set(association, 3, LcbChange.NONE.withLogEna(false));

        LogEntry entry = all(association, 3).get(0);
        assertThat(entry.values().stream()
                        .<AccessResult>map(member -> new AccessResult.Value(member.value()))
                        .toList())
                .isEqualTo(association.getDataValues(
                        entry.values().stream().map(LogEntry.Member::reference).toList()));
        assertThat(entry.values())
                .hasSize(2)
                .allSatisfy(member -> assertThat(member.reasons()).containsExactly(TriggerOption.INTEGRITY));
    }

    @Test
    default void aLongLog_comesInPages() {
        BlockingAssociation association = associate();
        log(association, 4, 150);
        BlockingAssociation narrow =
                associate(ClientSettings.defaults().withMaxMessageSize(2048), Role.SERVICE_PROVIDER);

        List<List<LogEntry>> pages = new ArrayList<>();
        assertThat(narrow.await(logs(narrow).queryLogAfter(ContractLogs.log(4), EntryId.NONE, pages::add)))
                .isTrue();
        assertThat(pages).hasSizeGreaterThan(10);
        List<LogEntry> entries = pages.stream().flatMap(List::stream).toList();
        assertThat(entries.stream().map(LogContract::counted))
                .isEqualTo(LongStream.rangeClosed(1, 150).boxed().toList());
        assertThat(narrow.await(
                        logs(narrow).queryLogByTime(ContractLogs.log(4), Optional.empty(), Optional.empty(), 1000)))
                .isEqualTo(new Logs.Entries(entries, false));
        assertThat(narrow.await(logs(narrow)
                        .queryLogAfter(ContractLogs.log(4), entries.get(9).entryId(), 100)))
                .isEqualTo(new Logs.Entries(entries.subList(10, 110), true));
    }

    @Test
    default void anInterval_isQueriedByTime() {
        BlockingAssociation association = associate();
        log(association, 5, 5);
        List<LogEntry> entries = all(association, 5);
        Optional<EntryTime> first = Optional.of(entries.get(0).timeOfEntry());
        Optional<EntryTime> last = Optional.of(entries.get(4).timeOfEntry());
        Optional<EntryTime> before =
                Optional.of(EntryTime.of(first.get().instant().minus(Duration.ofMillis(1))));

        assertThat(association.await(logs(association).queryLogByTime(ContractLogs.log(5), first, last, 100)))
                .isEqualTo(new Logs.Entries(entries, false));
        assertThat(association
                        .await(logs(association).queryLogByTime(ContractLogs.log(5), Optional.empty(), before, 100))
                        .entries())
                .isEmpty();
        assertThat(refusal(() -> association.await(
                                logs(association).queryLogByTime(ContractLogs.log(5), first, before, 100)))
                        .error())
                .isEqualTo(ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
    }

    @Test
    default void aLogThatIsFull_losesTheOldest_andSaysSoToWhoComesBackLate() {
        BlockingAssociation association = associate();
        log(association, 6, 1);
        EntryId known = status(association, 6).newEntr();
        set(association, 6, LcbChange.NONE.withLogEna(true));
        for (int value = 2; value <= ContractLogs.ENTRIES + 10; value++) {
            count(6, value);
        }
        set(association, 6, LcbChange.NONE.withLogEna(false));

        assertThat(all(association, 6).stream().map(LogContract::counted))
                .isEqualTo(LongStream.rangeClosed(11, ContractLogs.ENTRIES + 10L)
                        .boxed()
                        .toList());
        assertThat(refusal(() -> association.await(logs(association).queryLogAfter(ContractLogs.log(6), known, 1)))
                        .error())
                .isEqualTo(ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
    }

    @Test
    default void whileLogging_onlyLogEnaIsTaken() {
        BlockingAssociation association = associate();
        set(association, 7, LcbChange.NONE.withLogEna(true));

        assertThat(refusal(() -> set(association, 7, LcbChange.NONE.withBufTm(1)))
                        .error())
                .isEqualTo(ServiceError.INSTANCE_IN_USE);
        set(association, 7, LcbChange.NONE.withLogEna(false));
        set(association, 7, LcbChange.NONE.withBufTm(1));
    }

    @Test
    default void whatIsNotThere_isNotAvailable() {
        BlockingAssociation association = associate();
        ObjectReference none = ref("HP2/LLN0.None");

        assertThat(List.of(
                        refusal(() -> association.await(logs(association).getLCBValues(none))),
                        refusal(() -> association.await(logs(association).setLCBValues(none, LcbChange.NONE))),
                        refusal(() -> association.await(logs(association).getLogStatusValues(none))),
                        refusal(() -> association.await(logs(association).queryLogAfter(none, EntryId.NONE, 1))),
                        refusal(() -> association.await(
                                logs(association).queryLogByTime(none, Optional.empty(), Optional.empty(), 1))),
                        refusal(() -> set(association, 8, LcbChange.NONE.withLogRef(none))),
                        refusal(() ->
                                set(association, 8, LcbChange.NONE.withDatSet(new DataSetReference("HP2/LLN0.None"))))))
                .allSatisfy(refusal -> {
                    assertThat(refusal.error()).isEqualTo(ServiceError.INSTANCE_NOT_AVAILABLE);
                    assertThat(refusal.detail()).contains("HP2/LLN0.None");
                });
    }

    @Test
    default void aUser_isDeniedLogs() {
        BlockingAssociation user = associate(ClientSettings.defaults(), Role.USER);

        assertThat(refusal(() -> user.await(logs(user).queryLogAfter(ContractLogs.log(1), EntryId.NONE, 1)))
                        .error())
                .isEqualTo(ServiceError.ACCESS_VIOLATION);
        assertThat(refusal(() -> user.await(logs(user).getLCBValues(ContractLogs.block(1))))
                        .error())
                .isEqualTo(ServiceError.ACCESS_VIOLATION);
    }
}
