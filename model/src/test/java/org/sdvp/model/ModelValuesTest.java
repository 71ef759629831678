package org.sdvp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.sdvp.model.ModelValues.Change;
import org.sdvp.model.ModelValues.Write;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;
import org.sdvp.model.value.TypeMismatch;

class ModelValuesTest {
    private final ServerModel model = SampleModel.create();
    private final ModelValues values = new ModelValues(model);

    @Test
    void newValues_areInitialOrZero() {
        assertThat(values.get(select("LD1/MMXU1.A[DC]")))
                .isEqualTo(DataValue.Structure.of(DataValue.Text.visible("sample")));
        assertThat(values.get(select("LD1/MMXU1.A.phsA.cVal[MX]"))).isEqualTo(SampleModel.vector(0, 0));
        assertThat(values.get(select("LD1/MMXU1.A.angRef[CF]"))).isEqualTo(new DataValue.Int(BasicType.ENUMERATED, 1));
    }

    @Test
    void update_ofComponent_leavesTheRestOfTheAttribute() {
        update("LD1/MMXU1.A.phsA.cVal[MX]", SampleModel.vector(1, 2));
        List<Change> changes = update("LD1/MMXU1.A.phsA.cVal.ang.f[MX]", new DataValue.Float32(3));

        assertThat(values.get(select("LD1/MMXU1.A.phsA.cVal[MX]"))).isEqualTo(SampleModel.vector(1, 3));
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.attribute()).hasToString("LD1/MMXU1.A.phsA.cVal");
            assertThat(change.before()).isEqualTo(SampleModel.vector(1, 2));
            assertThat(change.after()).isEqualTo(SampleModel.vector(1, 3));
            assertThat(change.reasons()).containsExactly(TriggerOption.DCHG);
        });
    }

    @Test
    void update_ofArrayElementAndItsComponent_leavesTheOthers() {
        update("LD1/MMXU1.Curve.crvPts(1)[SP]", SampleModel.vector(1, 2));
        update("LD1/MMXU1.Curve.crvPts(2).mag.f[SP]", new DataValue.Float32(5));

        assertThat(values.get(select("LD1/MMXU1.Curve.crvPts[SP]")))
                .isEqualTo(new DataValue.Array(
                        List.of(SampleModel.vector(0, 0), SampleModel.vector(1, 2), SampleModel.vector(5, 0))));
    }

    @Test
    void update_ofDataObject_writesEachMember() {
        DataValue written = DataValue.Structure.of(
                DataValue.Structure.of(SampleModel.vector(7, 8), Quality.of(Quality.Validity.INVALID)));
        List<Change> changes = update("LD1/MMXU1.A[MX]", written);

        assertThat(values.get(select("LD1/MMXU1.A[MX]"))).isEqualTo(written);
        assertThat(changes).extracting(Change::slot).containsExactly(2, 3);
        assertThat(changes.get(1).reasons()).containsExactly(TriggerOption.QCHG);
    }

    @Test
    void update_withTheSameValue_isAChangeOnlyWhereDataUpdateTriggers() {
        assertThat(update("LD1/MMXU1.A.phsA.cVal[MX]", SampleModel.vector(0, 0)))
                .isEmpty();
        assertThat(update("LD1/LLN0.Cnt.stVal[ST]", new DataValue.Int(BasicType.INT32, 0)))
                .singleElement()
                .extracting(Change::reasons)
                .isEqualTo(java.util.Set.of(TriggerOption.DUPD));
    }

    @Test
    void update_ofAttributeWithoutTriggers_isAChangeWithoutReason() {
        assertThat(update("LD1/LLN0.Cnt.t[ST]", Timestamp.of(Instant.ofEpochSecond(5))))
                .singleElement()
                .satisfies(change -> assertThat(change.reasons()).isEmpty());
    }

    @Test
    void update_ofWrongType_changesNothingAndNamesReferenceExpectedAndWhatCame() {
        List<List<Change>> told = new ArrayList<>();
        values.addChangeListener(told::add);
        Write good = new Write(select("LD1/LLN0.Cnt.stVal[ST]"), new DataValue.Int(BasicType.INT32, 9));
        Write bad = new Write(
                select("LD1/MMXU1.A.phsA.cVal[MX]"),
                DataValue.Structure.of(
                        DataValue.Structure.of(new DataValue.Float32(1)),
                        DataValue.Structure.of(new DataValue.Int(BasicType.INT32, 5))));

        assertThatThrownBy(() -> values.update(List.of(good, bad)))
                .isInstanceOfSatisfying(ValueRefusedException.class, refused -> {
                    assertThat(refused.target()).hasToString("LD1/MMXU1.A.phsA.cVal[MX]");
                    assertThat(refused.mismatch().kind()).isEqualTo(TypeMismatch.Kind.TYPE);
                    assertThat(refused.mismatch().path()).isEqualTo("ang.f");
                })
                .hasMessage("LD1/MMXU1.A.phsA.cVal[MX]: expected FLOAT32 at ang.f, but got INT32 5");
        assertThat(values.get(good.target())).isEqualTo(new DataValue.Int(BasicType.INT32, 0));
        assertThat(told).isEmpty();
    }

    @Test
    void update_withUnknownOrdinal_isAWrongValueNotAWrongType() {
        assertThatThrownBy(() -> update("LD1/MMXU1.A.angRef[CF]", new DataValue.Int(BasicType.ENUMERATED, 3)))
                .isInstanceOfSatisfying(
                        ValueRefusedException.class,
                        refused -> assertThat(refused.mismatch().kind()).isEqualTo(TypeMismatch.Kind.VALUE))
                .hasMessageContaining("ModeKind")
                .hasMessageContaining("1=on");
    }

    @Test
    void selectionOfAnotherModel_isRefused() {
        Selection foreign = SampleModel.select(SampleModel.create(), "LD1/LLN0.Cnt[ST]");

        assertThatThrownBy(() -> values.get(foreign)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> values.get(List.of(foreign))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> values.update(List.of(new Write(foreign, values.get(select("LD1/LLN0.Cnt[ST]"))))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void valuesOfOneModel_doNotShareWhatIsWritten() {
        ModelValues other = new ModelValues(model);
        update("LD1/LLN0.Cnt.stVal[ST]", new DataValue.Int(BasicType.INT32, 9));

        assertThat(other.get(select("LD1/LLN0.Cnt.stVal[ST]"))).isEqualTo(new DataValue.Int(BasicType.INT32, 0));
    }

    @Test
    void listeners_areToldInOrderWithTheNewValuesReadable() {
        List<String> told = new ArrayList<>();
        values.addChangeListener(changes -> told.add("first " + values.get(select("LD1/LLN0.Cnt.stVal[ST]"))));
        values.addChangeListener(changes -> told.add("second " + changes.get(0).after()));
        update("LD1/LLN0.Cnt.stVal[ST]", new DataValue.Int(BasicType.INT32, 1));
        update("LD1/LLN0.Cnt.stVal[ST]", new DataValue.Int(BasicType.INT32, 2));

        assertThat(told).containsExactly("first 1", "second 1", "first 2", "second 2");
    }

    @Test
    void listenerThatThrows_neitherUndoesTheUpdateNorSilencesTheOthers() {
        List<List<Change>> told = new ArrayList<>();
        values.addChangeListener(changes -> {
            throw new IllegalStateException("broken listener");
        });
        values.addChangeListener(told::add);

        assertThatThrownBy(() -> update("LD1/LLN0.Cnt.stVal[ST]", new DataValue.Int(BasicType.INT32, 1)))
                .hasMessage("broken listener");
        assertThat(told).hasSize(1);
        assertThat(values.get(select("LD1/LLN0.Cnt.stVal[ST]"))).isEqualTo(new DataValue.Int(BasicType.INT32, 1));
    }

    @Test
    void listenerThatUpdates_isRefused_andLaterUpdatesWork() {
        values.addChangeListener(changes -> {
            if (changes.get(0).after().equals(new DataValue.Int(BasicType.INT32, 1))) {
                update("LD1/LLN0.Cnt.stVal[ST]", new DataValue.Int(BasicType.INT32, 2));
            }
        });

        assertThatThrownBy(() -> update("LD1/LLN0.Cnt.stVal[ST]", new DataValue.Int(BasicType.INT32, 1)))
                .isInstanceOf(IllegalStateException.class);
        update("LD1/LLN0.Cnt.stVal[ST]", new DataValue.Int(BasicType.INT32, 3));
        assertThat(values.get(select("LD1/LLN0.Cnt.stVal[ST]"))).isEqualTo(new DataValue.Int(BasicType.INT32, 3));
    }

    @RepeatedTest(5)
    void readers_seeWholeTransactionsOnly_whileWritersRun(RepetitionInfo info) throws InterruptedException {
        Random random = new Random(info.getCurrentRepetition());
        List<Selection> all = List.of(
                select("LD1/LLN0.Cnt.stVal[ST]"), select("LD1/MMXU1.Cnt.stVal[ST]"), select("LD2/LLN0.Cnt.stVal[ST]"));
        AtomicBoolean torn = new AtomicBoolean();
        AtomicBoolean done = new AtomicBoolean();
        Thread reader = new Thread(() -> {
            while (!done.get()) {
                List<DataValue> seen = values.get(all);
                if (!seen.get(0).equals(seen.get(1)) || !seen.get(1).equals(seen.get(2))) {
                    torn.set(true);
                }
            }
        });
        reader.start();
        DataValue last = values.get(all.get(0));
        for (int i = 0; i < 5_000; i++) {
            DataValue next = new DataValue.Int(BasicType.INT32, random.nextInt());
            values.update(all.stream().map(target -> new Write(target, next)).toList());
            last = next;
        }
        done.set(true);
        reader.join();

        assertThat(torn)
                .as("seed %d: a reader saw half a transaction", info.getCurrentRepetition())
                .isFalse();
        assertThat(values.get(all)).containsOnly(last);
    }

    @RepeatedTest(20)
    void randomUpdates_readBackAndChangesReplayToTheSameState(RepetitionInfo info) {
        long seed = info.getCurrentRepetition();
        RandomValues random = new RandomValues(seed);
        List<Selection> targets = List.of(
                select("LD1/MMXU1.A[MX]"),
                select("LD1/MMXU1.A.phsA.cVal.mag[MX]"),
                select("LD1/MMXU1.Curve.crvPts(1)[SP]"),
                select("LD1/MMXU1.Curve.crvPts[SP]"),
                select("LD1/LLN0.Cnt[ST]"),
                select("LD1/MMXU1.A.angRef[CF]"));
        ModelValues replica = new ModelValues(model);
        values.addChangeListener(changes -> replica.update(changes.stream()
                .map(change -> new Write(whole(change.attribute()), change.after()))
                .toList()));
        for (int i = 0; i < 50; i++) {
            Selection target = targets.get(random.below(targets.size()));
            DataValue value = random.value(target.type());
            values.update(List.of(new Write(target, value)));
            assertThat(values.get(target)).as("seed %d, %s", seed, target).isEqualTo(value);
        }

        assertThat(model.attributes())
                .as("seed %d", seed)
                .allSatisfy(
                        attribute -> assertThat(replica.get(whole(attribute))).isEqualTo(values.get(whole(attribute))));
    }

    private Selection whole(ObjectReference attribute) {
        DataAttribute found = (DataAttribute) model.dataNode(attribute).orElseThrow();
        return model.select(new Fcda(attribute, found.fc())).orElseThrow();
    }

    private Selection select(String fcda) {
        return SampleModel.select(model, fcda);
    }

    private List<Change> update(String fcda, DataValue value) {
        return values.update(List.of(new Write(select(fcda), value)));
    }
}
