package org.sdvp.acsi.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.acsi.log.LogBench.COUNT;
import static org.sdvp.acsi.log.LogBench.DAY;
import static org.sdvp.acsi.log.LogBench.DISABLE;
import static org.sdvp.acsi.log.LogBench.ENABLE;
import static org.sdvp.acsi.log.LogBench.FREE;
import static org.sdvp.acsi.log.LogBench.MEAS;
import static org.sdvp.acsi.log.LogBench.NIGHT;
import static org.sdvp.acsi.log.LogBench.counts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.acsi.log.LogBench.Client;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.Lcb;
import org.sdvp.acsi.service.LcbChange;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.testing.ContractBench;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;

/** Who may write what in a log control block, and when (IEC 61850-7-2 clause 17.3.3.4). */
@Tag("sLog")
class LogControlAccessTest {
    private static final DataSetReference COUNT_SET = new DataSetReference("HP1/LLN0.Count");

    private final LogBench bench = new LogBench().start();
    private final Client client = bench.connect("centre");

    private Refusal refused(ObjectReference lcb, LcbChange change) {
        Lcb before = client.lcb(lcb);
        Refusal refusal = ContractBench.refusal(() -> client.set(lcb, change));
        assertThat(client.lcb(lcb)).as("all or nothing").isEqualTo(before);
        return refusal;
    }

    static Stream<LcbChange> settings() {
        return Stream.of(
                LcbChange.NONE.withDatSet(COUNT_SET),
                LcbChange.NONE.withReasonCode(true),
                LcbChange.NONE.withBufTm(0),
                LcbChange.NONE.withTrgOps(Set.of(TriggerOption.DCHG)),
                LcbChange.NONE.withIntgPd(0),
                LcbChange.NONE.withLogRef(DAY),
                LcbChange.NONE.withBufTm(0).withLogEna(false));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void whileLogEnaIsTrue_nothingElseIsWritten(LcbChange change) {
        Refusal refusal = refused(MEAS, change);

        assertThat(refusal.error()).isEqualTo(ServiceError.INSTANCE_IN_USE);
        assertThat(refusal.detail()).contains("HP1/LLN0.Meas", "LogEna = false");
        bench.count(1);
        assertThat(bench.held(DAY)).hasSize(1);
    }

    @Test
    void logEnaThatIsTrueAlready_changesNothing() {
        client.set(MEAS, ENABLE).set(MEAS, LcbChange.NONE);
        bench.count(1);

        assertThat(bench.held(DAY)).hasSize(1);
    }

    @Test
    void settingsAndLogEna_inOneWrite() {
        client.set(MEAS, DISABLE).set(FREE, LcbChange.NONE.withDatSet(COUNT_SET).withLogEna(true));
        bench.count(4);

        assertThat(counts(bench.held(NIGHT))).containsExactly(4L);
    }

    @Test
    void logEna_needsADataSet() {
        Refusal refusal = refused(FREE, ENABLE);

        assertThat(refusal.error()).isEqualTo(ServiceError.PARAMETER_VALUE_INCONSISTENT);
        assertThat(refusal.detail()).contains("HP1/LLN0.Free", "DatSet");
    }

    @Test
    void logEna_needsALog() {
        bench.controls = List.of(new org.sdvp.model.LogControl(
                "NoLog", Optional.of("Count"), "Gone", false, true, Set.of(TriggerOption.DCHG), 0));
        bench.start();
        Client again = bench.connect("centre");

        Refusal refusal = ContractBench.refusal(() -> again.set(ObjectReference.parse("HP1/LLN0.NoLog"), ENABLE));
        assertThat(refusal.error()).isEqualTo(ServiceError.PARAMETER_VALUE_INCONSISTENT);
        assertThat(refusal.detail()).contains("HP1/LLN0.Gone", "LogRef");
    }

    @Test
    void unknownInstances_areNotAvailable() {
        assertThat(List.of(
                        refused(COUNT, LcbChange.NONE.withDatSet(new DataSetReference("HP1/LLN0.Nil"))),
                        refused(COUNT, LcbChange.NONE.withLogRef(ObjectReference.parse("HP1/LLN0.Nil"))),
                        ContractBench.refusal(() -> client.set(ObjectReference.parse("HP1/LLN0.Nil"), ENABLE)),
                        ContractBench.refusal(() -> client.lcb(DAY))))
                .allSatisfy(refusal -> assertThat(refusal.error()).isEqualTo(ServiceError.INSTANCE_NOT_AVAILABLE));
    }

    @Test
    void aDataSetOfAnAssociation_cannotBeLogged() {
        client.association()
                .await(client.association()
                        .async()
                        .dataSets()
                        .createDataSet(
                                new DataSetReference("@own"), List.of(Fcda.parse("HP1/GGIO1.IntIn1.stVal[ST]"))));

        assertThat(refused(COUNT, LcbChange.NONE.withDatSet(new DataSetReference("@own")))
                        .error())
                .isEqualTo(ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 999})
    void anIntegrityPeriodOutOfItsRange_isRefused(long period) {
        assertThat(refused(COUNT, LcbChange.NONE.withIntgPd(period)).detail())
                .isEqualTo("IntgPd must be 0 or 1000 to 4294967295 ms, but is " + period);
    }

    @Test
    void anEmptyDatSet_takesTheDataSetAway_alsoOverARestart() {
        client.set(COUNT, LcbChange.NONE.withoutDatSet());
        assertThat(client.lcb(COUNT).datSet()).isEmpty();
        assertThat(refused(COUNT, ENABLE).error()).isEqualTo(ServiceError.PARAMETER_VALUE_INCONSISTENT);

        bench.start();

        assertThat(bench.connect("centre").lcb(COUNT).datSet()).isEmpty();
    }

    @Test
    void whatIsRefused_holdsNoDataSet() {
        DataSetReference made = new DataSetReference("HP1/LLN0.Made");
        var sets = client.association().async().dataSets();
        client.association().await(sets.createDataSet(made, List.of(Fcda.parse("HP1/GGIO1.IntIn1.stVal[ST]"))));
        bench.controls = List.of(new org.sdvp.model.LogControl(
                "NoLog", Optional.of("Count"), "Gone", false, true, Set.of(TriggerOption.DCHG), 0));
        bench.start();
        Client again = bench.connect("centre");
        ContractBench.refusal(() -> again.set(
                ObjectReference.parse("HP1/LLN0.NoLog"),
                LcbChange.NONE.withDatSet(made).withLogEna(true)));

        again.association().await(again.association().async().dataSets().deleteDataSet(made));
    }

    @Test
    void whatCannotBeKept_isRefused() {
        bench.settings = new LogControlStore() {
            @Override
            public Optional<LogSettings> load(ObjectReference lcb) {
                return Optional.empty();
            }

            @Override
            public void save(ObjectReference lcb, LogSettings settings) {
                throw new UncheckedIOException(new IOException("disk full"));
            }
        };
        bench.start();
        Client again = bench.connect("centre");

        assertThat(ContractBench.refusal(() -> again.set(MEAS, DISABLE)).error())
                .isEqualTo(ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);
        assertThat(again.lcb(MEAS).logEna()).isTrue();
        bench.count(1);
        assertThat(bench.held(DAY)).hasSize(1);
    }

    @Test
    void blocksAndLogs_areListed() {
        ObjectReference node = ObjectReference.parse("HP1/LLN0");

        assertThat(client.association().getLogicalNodeDirectory(node, AcsiClass.LCB))
                .containsExactly("Meas", "Count", "Free");
        assertThat(client.association().getLogicalNodeDirectory(node, AcsiClass.LOG))
                .containsExactly("Day", "Night");
    }
}
