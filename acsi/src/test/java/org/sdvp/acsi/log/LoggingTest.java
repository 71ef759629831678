package org.sdvp.acsi.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sdvp.acsi.log.LogBench.COUNT;
import static org.sdvp.acsi.log.LogBench.DAY;
import static org.sdvp.acsi.log.LogBench.DISABLE;
import static org.sdvp.acsi.log.LogBench.ENABLE;
import static org.sdvp.acsi.log.LogBench.FREE;
import static org.sdvp.acsi.log.LogBench.MEAS;
import static org.sdvp.acsi.log.LogBench.NIGHT;
import static org.sdvp.acsi.log.LogBench.counts;
import static org.sdvp.acsi.log.LogBench.integer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.log.LogBench.Client;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.LcbChange;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.testing.ContractBench;
import org.sdvp.model.Fcda;
import org.sdvp.model.LogControl;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/** What makes an entry, and log control blocks over restarts (IEC 61850-7-2 clauses 17.3.2 and 17.3.3). */
@Tag("sLog")
class LoggingTest {
    private final LogBench bench = new LogBench().start();
    private Client client = bench.connect("centre");

    private static List<Set<TriggerOption>> reasons(LogEntry entry) {
        return entry.values().stream().map(LogEntry.Member::reasons).toList();
    }

    private static List<String> references(LogEntry entry) {
        return entry.values().stream()
                .map(member -> member.reference().toString())
                .toList();
    }

    private Client restart() {
        bench.stop();
        bench.start();
        client = bench.connect("centre");
        return client;
    }

    /** Count alone logs to Day. */
    private void countOnly(LcbChange change) {
        client.set(MEAS, DISABLE).set(COUNT, change).set(COUNT, ENABLE);
    }

    @Test
    void loggingBeginsWithTheServer_whenLogEnaIsConfigured() {
        assertThat(client.lcb(MEAS).logEna()).isTrue();
        bench.temperature(1, 21.5);
        bench.advance(2000);
        bench.temperature(2, 40);

        List<LogEntry> entries = bench.held(DAY);
        assertThat(entries).hasSize(2);
        assertThat(references(entries.get(0))).containsExactly("HP1/STMP1.Tmp[MX]");
        assertThat(entries.get(1).values()).singleElement().satisfies(member -> {
            assertThat(member.reference()).isEqualTo(Fcda.parse("HP1/STMP2.Tmp[MX]"));
            assertThat(((DataValue.Structure) member.value()).members().get(0))
                    .as("the value after the change")
                    .isEqualTo(DataValue.Structure.of(new DataValue.Float32(40f)));
        });
        assertThat(entries.get(0).timeOfEntry()).isEqualTo(EntryTime.of(Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(entries.get(1).timeOfEntry()).isEqualTo(EntryTime.of(Instant.parse("2026-01-01T00:00:02Z")));
        assertThat(entries.get(0).entryId()).as("microseconds").isEqualTo(new EntryId(1_767_225_600_000_000L));
    }

    @Test
    void aBlockThatIsDisabled_logsNothing() {
        client.set(MEAS, DISABLE);
        bench.count(1);

        assertThat(bench.held(DAY)).isEmpty();
        assertThat(client.lcb(MEAS).logEna()).isFalse();
    }

    @Test
    void dchgQchgAndDupd_areToldApart() {
        bench.count(5);
        bench.count(5);
        bench.update("HP1/GGIO1.IntIn1.q[ST]", Quality.GOOD.with(Quality.Flag.TEST, true));
        bench.update("HP1/GGIO1.IntIn1.t[ST]", new Timestamp(1_800_000_000L, 0, 10));

        assertThat(bench.held(DAY).stream().map(LoggingTest::reasons))
                .as("a time stamp alone triggers nothing")
                .containsExactly(
                        List.of(Set.of(TriggerOption.DCHG)),
                        List.of(Set.of(TriggerOption.DUPD)),
                        List.of(Set.of(TriggerOption.QCHG)));
    }

    @Test
    void whatTrgOpsDoesNotHave_isNotLogged() {
        countOnly(LcbChange.NONE.withTrgOps(EnumSet.of(TriggerOption.QCHG)));
        bench.count(5);

        assertThat(bench.held(DAY)).isEmpty();
    }

    @Test
    void withoutReasonCode_entriesStateNoReason() {
        countOnly(LcbChange.NONE.withReasonCode(false));
        bench.count(5);

        assertThat(reasons(bench.held(DAY).get(0))).containsExactly(Set.of());
    }

    @Test
    void oneTransaction_isOneEntry() {
        bench.values()
                .update(List.of(
                        bench.write("HP1/GGIO1.IntIn1.stVal[ST]", integer(3)),
                        bench.write("HP1/STMP2.Tmp.q[MX]", Quality.GOOD.with(Quality.Flag.TEST, true)),
                        bench.write("HP1/STMP1.Tmp.q[MX]", Quality.GOOD.with(Quality.Flag.TEST, true))));

        assertThat(bench.held(DAY))
                .singleElement()
                .satisfies(entry -> assertThat(references(entry))
                        .as("in the order of the data set")
                        .containsExactly("HP1/STMP1.Tmp[MX]", "HP1/STMP2.Tmp[MX]", "HP1/GGIO1.IntIn1[ST]"));
    }

    @Test
    void bufTm_gathersChangesIntoOneEntry() {
        client.set(MEAS, DISABLE).set(MEAS, LcbChange.NONE.withBufTm(100)).set(MEAS, ENABLE);
        bench.temperature(1, 20);
        bench.advance(50);
        bench.count(1);
        assertThat(bench.held(DAY)).isEmpty();
        bench.advance(50);

        assertThat(bench.held(DAY))
                .singleElement()
                .satisfies(entry ->
                        assertThat(references(entry)).containsExactly("HP1/STMP1.Tmp[MX]", "HP1/GGIO1.IntIn1[ST]"));
    }

    @Test
    void bufTm_aSecondChangeOfTheSameMemberClosesTheEntryBefore() {
        countOnly(LcbChange.NONE.withBufTm(100));
        bench.count(1);
        bench.count(2);

        assertThat(counts(bench.held(DAY))).containsExactly(1L);
        bench.advance(100);
        assertThat(counts(bench.held(DAY))).containsExactly(1L, 2L);
    }

    @Test
    void whatWaitsForBufTm_isLoggedOnDisable() {
        countOnly(LcbChange.NONE.withBufTm(1000));
        bench.count(1);
        client.set(COUNT, DISABLE);
        bench.advance(5000);

        assertThat(counts(bench.held(DAY))).containsExactly(1L);
    }

    @Test
    void whatWaitsForBufTm_isLoggedWhenTheServerStops() {
        countOnly(LcbChange.NONE.withBufTm(1000));
        bench.count(1);
        bench.stop();

        assertThat(counts(bench.held(DAY))).containsExactly(1L);
    }

    @Test
    void integrity_logsTheWholeDataSetInItsPeriod() {
        client.set(MEAS, DISABLE).set(MEAS, LcbChange.NONE.withIntgPd(1000)).set(MEAS, ENABLE);
        bench.advance(2999);

        List<LogEntry> entries = bench.held(DAY);
        assertThat(entries).hasSize(2).allSatisfy(entry -> {
            assertThat(references(entry))
                    .containsExactly("HP1/STMP1.Tmp[MX]", "HP1/STMP2.Tmp[MX]", "HP1/GGIO1.IntIn1[ST]");
            assertThat(reasons(entry)).containsOnly(Set.of(TriggerOption.INTEGRITY));
        });
        assertThat(entries.get(1).timeOfEntry()).isEqualTo(EntryTime.of(Instant.parse("2026-01-01T00:00:02Z")));
        client.set(MEAS, DISABLE);
        bench.advance(10_000);
        assertThat(bench.held(DAY)).hasSize(2);
    }

    @Test
    void integrity_comesAfterWhatWaitsForBufTm() {
        countOnly(LcbChange.NONE.withBufTm(5000).withIntgPd(1000));
        bench.count(7);
        bench.advance(1000);

        assertThat(bench.held(DAY).stream().map(LoggingTest::reasons))
                .containsExactly(List.of(Set.of(TriggerOption.DCHG)), List.of(Set.of(TriggerOption.INTEGRITY)));
    }

    @Test
    void logThatIsWrittenByPeriod_canBeginWithAnEntryAhead_andOthersCannot() {
        bench.engine().begin();
        assertThat(bench.held(DAY)).isEmpty();
        client.set(MEAS, DISABLE).set(MEAS, LcbChange.NONE.withIntgPd(1000)).set(MEAS, ENABLE);
        bench.advance(300);
        bench.engine().begin();

        assertThat(bench.held(DAY)).singleElement().satisfies(entry -> {
            assertThat(references(entry)).hasSize(3);
            assertThat(reasons(entry)).containsOnly(Set.of(TriggerOption.INTEGRITY));
        });
        // The period goes on as it was.
        bench.advance(700);
        assertThat(bench.held(DAY)).hasSize(2);
    }

    @Test
    void integrityWithoutItsTrigger_isOff() {
        countOnly(LcbChange.NONE.withIntgPd(1000).withTrgOps(EnumSet.of(TriggerOption.DCHG)));
        bench.advance(10_000);

        assertThat(bench.held(DAY)).isEmpty();
    }

    @Test
    void severalBlocks_writeToOneLogWithRisingIds() {
        client.set(COUNT, ENABLE);
        bench.count(1);
        bench.count(2);

        List<LogEntry> entries = bench.held(DAY);
        assertThat(entries.stream().map(LoggingTest::references))
                .containsExactlyInAnyOrder(
                        List.of("HP1/GGIO1.IntIn1[ST]"),
                        List.of("HP1/GGIO1.IntIn1.stVal[ST]"),
                        List.of("HP1/GGIO1.IntIn1[ST]"),
                        List.of("HP1/GGIO1.IntIn1.stVal[ST]"));
        assertThat(entries.stream().map(entry -> entry.entryId().value()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void logRef_takesEntriesToAnotherLog() {
        countOnly(LcbChange.NONE.withLogRef(NIGHT));
        bench.count(1);

        assertThat(bench.held(DAY)).isEmpty();
        assertThat(counts(bench.held(NIGHT))).containsExactly(1L);
    }

    @Test
    void entryIds_riseOverRestartsEvenIfTheClockIsSetBack() {
        bench.count(1);
        bench.setClock("2020-01-01T00:00:00Z");
        restart();
        bench.count(2);

        List<LogEntry> entries = bench.held(DAY);
        assertThat(entries.get(1).entryId().value())
                .isEqualTo(entries.get(0).entryId().value() + 1);
        assertThat(entries.get(1).timeOfEntry()).isEqualTo(EntryTime.of(Instant.parse("2020-01-01T00:00:00Z")));
    }

    @Test
    void aClockThatHasNotBeenSet_isNoHindrance() {
        bench.setClock("1970-01-01T00:00:10Z");
        restart();
        bench.count(2);

        assertThat(bench.held(DAY).get(0).timeOfEntry()).isEqualTo(new EntryTime(0, 0));
    }

    @Test
    void whatAClientSet_outlivesTheServer() {
        client.set(
                        COUNT,
                        LcbChange.NONE
                                .withBufTm(10)
                                .withIntgPd(60_000)
                                .withTrgOps(EnumSet.of(TriggerOption.DCHG, TriggerOption.INTEGRITY))
                                .withReasonCode(false)
                                .withLogRef(NIGHT))
                .set(COUNT, ENABLE)
                .set(MEAS, DISABLE);
        var before = client.lcb(COUNT);
        restart();

        assertThat(client.lcb(COUNT)).isEqualTo(before);
        assertThat(client.lcb(MEAS).logEna())
                .as("the configured LogEna does not come back")
                .isFalse();
        bench.count(5);
        bench.advance(10);
        assertThat(counts(bench.held(NIGHT))).containsExactly(5L);
    }

    @Test
    void aDataSetMadeByAClient_isLoggedAndCannotBeDeletedMeanwhile() {
        DataSetReference made = new DataSetReference("HP1/LLN0.Made");
        var sets = client.association().async().dataSets();
        client.association().await(sets.createDataSet(made, List.of(Fcda.parse("HP1/GGIO1.IntIn1.stVal[ST]"))));
        client.set(MEAS, DISABLE).set(FREE, LcbChange.NONE.withDatSet(made).withLogEna(true));
        restart();
        bench.count(3);

        assertThat(counts(bench.held(NIGHT))).containsExactly(3L);
        var again = client.association().async().dataSets();
        assertThat(ContractBench.refusal(() -> client.association().await(again.deleteDataSet(made)))
                        .error())
                .isEqualTo(ServiceError.INSTANCE_IN_USE);
        client.set(FREE, DISABLE);
        assertThat(ContractBench.refusal(() -> client.association().await(again.deleteDataSet(made)))
                        .error())
                .as("it is still its DatSet")
                .isEqualTo(ServiceError.INSTANCE_IN_USE);
        client.set(FREE, LcbChange.NONE.withDatSet(new DataSetReference("HP1/LLN0.Count")));
        client.association().await(again.deleteDataSet(made));
    }

    @Test
    void keptSettingsWhoseDataSetAndLogAreGone_giveWayToTheConfiguredOnes() {
        bench.settings.save(
                MEAS,
                new LogSettings(
                        true,
                        Optional.of(new DataSetReference("HP1/LLN0.Gone")),
                        true,
                        0,
                        Set.of(TriggerOption.DCHG),
                        0,
                        ObjectReference.parse("HP1/LLN0.Gone")));
        restart();

        assertThat(client.lcb(MEAS).datSet()).contains(new DataSetReference("HP1/LLN0.Meas"));
        assertThat(client.lcb(MEAS).logRef()).isEqualTo(DAY);
        assertThat(client.lcb(MEAS).logEna()).isTrue();
        bench.count(1);
        assertThat(bench.held(DAY)).hasSize(1);
    }

    @Test
    void aBlockThatIsToLogButCannot_isDisabledAndTold() {
        bench.controls = List.of(
                new LogControl("NoSet", Optional.empty(), "Day", true, true, Set.of(TriggerOption.DCHG), 0),
                new LogControl("NoLog", Optional.of("Count"), "Gone", true, true, Set.of(TriggerOption.DCHG), 0),
                new LogControl("Fine", Optional.of("Count"), "Day", true, true, Set.of(TriggerOption.DCHG), 0));
        restart();

        assertThat(bench.engine().cannotLog())
                .containsExactly(ObjectReference.parse("HP1/LLN0.NoSet"), ObjectReference.parse("HP1/LLN0.NoLog"));
        assertThat(client.lcb(ObjectReference.parse("HP1/LLN0.NoLog")).logEna()).isFalse();
        bench.count(1);
        assertThat(counts(bench.held(DAY))).containsExactly(1L);
    }

    @Test
    void aLogThatCannotBeOpened_isSaidWhenTheServerIsBuilt() {
        bench.store = log -> {
            throw new UncheckedIOException(new IOException("no room for " + log));
        };

        assertThatThrownBy(bench::start)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("HP1/LLN0.Day");
    }
}
