package org.sdvp.acsi.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.ConfirmEditSGValues;
import org.sdvp.acsi.service.GetSGCBValues;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.SelectActiveSG;
import org.sdvp.acsi.service.SelectEditSG;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.model.ControlBlocks;
import org.sdvp.model.Fcda;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ServerModel;
import org.sdvp.model.SettingControl;
import org.sdvp.model.cdc.Cdc;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

@Tag("sSg")
@DisplayName("sSg: setting groups")
class SettingGroupEngineTest {
    private static final ObjectReference SGCB = ObjectReference.parse("HP1/LLN0.SGCB");
    private static final Fcda SHOWN = Fcda.parse("HP1/GGIO1.Lim.setMag.f[SG]");
    private static final Fcda EDITED = Fcda.parse("HP1/GGIO1.Lim.setMag.f[SE]");
    private static final ServerModel MODEL = model(20);

    private final ManualTimeSource time = new ManualTimeSource();
    private final ModelValues values = new ModelValues(MODEL);
    private final Store store = new Store();
    private final SettingGroupEngine engine = engine(values);

    /** Saves when the test says so. */
    private static final class Store implements SettingGroupStore {
        final Map<ObjectReference, StoredGroups> saved = new HashMap<>();
        CompletionStage<Void> outcome = CompletableFuture.completedFuture(null);

        @Override
        public Optional<StoredGroups> load(ObjectReference sgcb) {
            return Optional.ofNullable(saved.get(sgcb));
        }

        @Override
        public CompletionStage<Void> save(ObjectReference sgcb, StoredGroups groups) {
            return outcome.thenRun(() -> saved.put(sgcb, groups));
        }
    }

    private static ServerModel model(int resvTms) {
        LogicalNode zero = new LogicalNode(
                "",
                "LLN0",
                "",
                List.of(),
                new ControlBlocks(
                        List.of(), List.of(), List.of(), List.of(), Optional.of(new SettingControl(3, 2, resvTms))));
        LogicalNode node = new LogicalNode(
                "",
                "GGIO",
                "1",
                List.of(
                        Cdc.ASG
                                .object("Lim")
                                .inSettingGroups()
                                .value("setMag.f", "5")
                                .value("minVal.f", "0")
                                .value("maxVal.f", "100")
                                .build(),
                        Cdc.ING.object("Cnt").inSettingGroups().build(),
                        Cdc.SPG.object("Own").build()));
        LogicalDevice other = new LogicalDevice("HP2", List.of(new LogicalNode("", "LLN0", "", List.of()), node));
        return new ServerModel("groups", List.of(new LogicalDevice("HP1", List.of(zero, node)), other));
    }

    private SettingGroupEngine engine(ModelValues of) {
        return new SettingGroupEngine(new SettingParts(of, of::update, store, time));
    }

    @Test
    void attributes_areThoseOfTheModelAtFirst() {
        assertThat(attributes()).isEqualTo(new GetSGCBValues.Response(3, 2, 0, false, Timestamp.of(time.now()), 20));
        assertThat(engine.namesIn(ObjectReference.parse("HP1/LLN0"))).containsExactly("SGCB");
        assertThat(engine.namesIn(ObjectReference.parse("HP2/LLN0"))).isEmpty();
    }

    @Test
    void editedValues_areSeenWhenConfirmedAndTheirGroupActive() {
        positive(selectEdit("a", 1));
        assertThat(set("a", 42f)).isEmpty();
        assertThat(get("a")).isEqualTo(new AccessResult.Value(new DataValue.Float32(42f)));
        assertThat(shown()).isEqualTo(5f);
        positive(confirm("a"));
        assertThat(shown()).as("group 2 is active").isEqualTo(5f);
        assertThat(attributes().editSG()).isZero();

        time.advance(Duration.ofMinutes(1));
        positive(selectActive(1));

        assertThat(shown()).isEqualTo(42f);
        assertThat(attributes().actSG()).isEqualTo(1);
        assertThat(attributes().lActTm()).isEqualTo(Timestamp.of(time.now()));
        positive(selectActive(3));
        assertThat(shown()).as("other groups keep theirs").isEqualTo(5f);
    }

    @Test
    void editedValues_ofTheActiveGroup_areSeenAtOnceWhenConfirmed() {
        positive(selectEdit("a", 2));
        set("a", 42f);

        positive(confirm("a"));

        assertThat(shown()).isEqualTo(42f);
    }

    @Test
    void secondClient_isLockedOutWhileTheFirstEdits() {
        positive(selectEdit("a", 1));

        refused(selectEdit("b", 1), ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT);
        refused(selectEdit("b", 0), ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT);
        refused(confirm("b"), ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT);
        assertThat(set("b", 1f)).contains(ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT);
        assertThat(get("b")).isEqualTo(new AccessResult.Failure(ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT));
        positive(selectEdit("a", 0));
        positive(selectEdit("b", 1));
    }

    @Test
    void withoutSelectEdit_thereIsNothingToEdit() {
        assertThat(set("a", 1f)).contains(ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
        assertThat(get("a")).isEqualTo(new AccessResult.Failure(ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE));
        refused(confirm("a"), ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
        positive(selectEdit("a", 0));
    }

    @Test
    void selectEditAgain_dropsWhatWasNotConfirmed() {
        positive(selectEdit("a", 1));
        set("a", 42f);

        positive(selectEdit("a", 1));

        assertThat(get("a")).isEqualTo(new AccessResult.Value(new DataValue.Float32(5f)));
    }

    @Test
    void editing_endsWithTheAssociation() {
        positive(selectEdit("a", 1));
        set("a", 42f);
        engine.associationEnded("b");
        assertThat(attributes().editSG()).isEqualTo(1);

        engine.associationEnded("a");

        assertThat(attributes().editSG()).isZero();
        assertThat(time.pendingTimers()).isZero();
        positive(selectEdit("b", 1));
    }

    @Test
    void editing_endsResvTmsAfterItsLastUse() {
        positive(selectEdit("a", 1));
        time.advance(Duration.ofSeconds(19));
        set("a", 42f);
        time.advance(Duration.ofSeconds(19));
        get("a");
        time.advance(Duration.ofSeconds(19));
        assertThat(attributes().editSG()).isEqualTo(1);
        time.advance(Duration.ofSeconds(1));

        assertThat(attributes().editSG()).isZero();
        refused(confirm("a"), ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
    }

    @Test
    void resvTmsZero_editingDoesNotEndByTime() {
        ModelValues own = new ModelValues(model(0));
        SettingGroupEngine unlimited = engine(own);
        unlimited.selectEditSG("a", new SelectEditSG.Request(SGCB, 1));
        time.advance(Duration.ofDays(1));

        assertThat(((GetSGCBValues.Response) unlimited.getSGCBValues(new GetSGCBValues.Request(SGCB))).editSG())
                .isEqualTo(1);
    }

    @Test
    void groupsSurviveARestart() {
        positive(selectEdit("a", 3));
        set("a", 42f);
        positive(confirm("a"));
        positive(selectActive(3));
        Timestamp selected = attributes().lActTm();
        time.advance(Duration.ofHours(1));

        ModelValues restarted = new ModelValues(MODEL);
        SettingGroupEngine again = engine(restarted);

        assertThat(restarted.get(MODEL.select(SHOWN).orElseThrow())).isEqualTo(new DataValue.Float32(42f));
        assertThat(again.getSGCBValues(new GetSGCBValues.Request(SGCB)))
                .isEqualTo(new GetSGCBValues.Response(3, 3, 0, false, selected, 20));
    }

    @Test
    void storedValueThatNoLongerFits_isReplacedByThatOfTheModel() {
        store.saved.put(
                SGCB,
                new SettingGroupStore.StoredGroups(
                        9,
                        Timestamp.of(time.now()),
                        List.of(
                                Map.of(),
                                Map.of(
                                        ObjectReference.parse("HP1/GGIO1.Lim.setMag"), DataValue.Bool.TRUE,
                                        ObjectReference.parse("HP1/GGIO1.Cnt.setVal"),
                                                new DataValue.Int(BasicType.INT32, 7),
                                        ObjectReference.parse("HP1/GGIO1.Gone.setVal"), DataValue.Bool.TRUE))));

        ModelValues restarted = new ModelValues(MODEL);
        engine(restarted);

        assertThat(restarted.get(MODEL.select(SHOWN).orElseThrow())).isEqualTo(new DataValue.Float32(5f));
        assertThat(restarted.get(
                        MODEL.select(Fcda.parse("HP1/GGIO1.Cnt.setVal[SG]")).orElseThrow()))
                .as("actSG 9 is none of 3, so 2")
                .isEqualTo(new DataValue.Int(BasicType.INT32, 7));
    }

    @Test
    void storeThatFails_leavesEverythingAsItWas() {
        positive(selectEdit("a", 2));
        set("a", 42f);
        store.outcome = CompletableFuture.failedFuture(new IllegalStateException("disk full"));

        refused(confirm("a"), ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);
        refused(selectActive(1), ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);

        assertThat(shown()).isEqualTo(5f);
        assertThat(attributes().actSG()).isEqualTo(2);
        assertThat(attributes().editSG()).as("may be confirmed again").isEqualTo(2);
        store.outcome = CompletableFuture.completedFuture(null);
        positive(confirm("a"));
        assertThat(shown()).isEqualTo(42f);
    }

    @Test
    void whileSaving_cnfEditIsTrueAndNothingElseMayBe() {
        positive(selectEdit("a", 2));
        set("a", 42f);
        CompletableFuture<Void> saving = new CompletableFuture<>();
        store.outcome = saving;
        CompletionStage<AcsiResponse> answer = confirm("a");

        assertThat(answer).isNotDone();
        assertThat(attributes().cnfEdit()).isTrue();
        assertThat(set("a", 43f)).contains(ServiceError.INSTANCE_IN_USE);
        refused(selectActive(1), ServiceError.INSTANCE_IN_USE);
        refused(selectEdit("a", 1), ServiceError.INSTANCE_IN_USE);
        saving.complete(null);

        positive(answer);
        assertThat(attributes().cnfEdit()).isFalse();
        assertThat(shown()).isEqualTo(42f);
    }

    @Test
    void membersThatCannotBeEdited_areRefusedOneByOne() {
        positive(selectEdit("a", 1));

        assertThat(setting("a", "HP1/GGIO1.Lim.setMag.f[SE]", new DataValue.Float32(101f)))
                .contains(ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        assertThat(setting("a", "HP1/GGIO1.Lim.setMag.f[SE]", DataValue.Bool.TRUE))
                .contains(ServiceError.TYPE_CONFLICT);
        assertThat(setting("a", "HP1/GGIO1.Lim.setMag.f[SG]", new DataValue.Float32(1f)))
                .contains(ServiceError.ACCESS_VIOLATION);
        assertThat(setting("a", "HP1/GGIO1.Own.setVal[SE]", DataValue.Bool.TRUE))
                .as("not in groups")
                .contains(ServiceError.INSTANCE_NOT_AVAILABLE);
        assertThat(setting("a", "HP2/GGIO1.Lim.setMag.f[SE]", new DataValue.Float32(1f)))
                .as("a device without groups")
                .contains(ServiceError.INSTANCE_NOT_AVAILABLE);
        assertThat(get("a")).isEqualTo(new AccessResult.Value(new DataValue.Float32(5f)));
    }

    @Test
    void getEditSGValue_ofSG_isTheActiveGroup_ofOthersAnAccessViolation() {
        assertThat(engine.getEditSGValue("a", SHOWN)).isEqualTo(new AccessResult.Value(new DataValue.Float32(5f)));
        assertThat(engine.getEditSGValue("a", Fcda.parse("HP1/GGIO1.Own.setVal[SP]")))
                .isEqualTo(new AccessResult.Failure(ServiceError.ACCESS_VIOLATION));
    }

    @Test
    void groupOrBlockThatIsNotThere_isRefused() {
        refused(selectActive(0), ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        refused(selectActive(4), ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        refused(selectEdit("a", 4), ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        assertThat(engine.getSGCBValues(new GetSGCBValues.Request(ObjectReference.parse("HP2/LLN0.SGCB"))))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(ServiceError.INSTANCE_NOT_AVAILABLE));
    }

    private CompletionStage<AcsiResponse> selectActive(int group) {
        return engine.selectActiveSG(new SelectActiveSG.Request(SGCB, group));
    }

    private CompletionStage<AcsiResponse> selectEdit(String association, int group) {
        return engine.selectEditSG(association, new SelectEditSG.Request(SGCB, group));
    }

    private CompletionStage<AcsiResponse> confirm(String association) {
        return engine.confirmEditSGValues(association, new ConfirmEditSGValues.Request(SGCB));
    }

    private Optional<ServiceError> set(String association, float f) {
        return engine.setEditSGValue(association, EDITED, new DataValue.Float32(f));
    }

    private Optional<ServiceError> setting(String association, String target, DataValue value) {
        return engine.setEditSGValue(association, Fcda.parse(target), value);
    }

    private AccessResult get(String association) {
        return engine.getEditSGValue(association, EDITED);
    }

    private GetSGCBValues.Response attributes() {
        return (GetSGCBValues.Response) engine.getSGCBValues(new GetSGCBValues.Request(SGCB));
    }

    private float shown() {
        return ((DataValue.Float32) values.get(MODEL.select(SHOWN).orElseThrow())).value();
    }

    private static void positive(CompletionStage<AcsiResponse> answer) {
        assertThat(answer.toCompletableFuture()).isCompleted();
        assertThat(answer.toCompletableFuture().join()).isNotInstanceOf(Refusal.class);
    }

    private static void refused(CompletionStage<AcsiResponse> answer, ServiceError error) {
        assertThat(answer.toCompletableFuture()).isCompleted();
        assertThat(answer.toCompletableFuture().join()).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.error()).isEqualTo(error);
            assertThat(refusal.detail()).contains("SGCB");
        });
    }
}
