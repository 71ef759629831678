package org.sdvp.acsi.setting;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.control.ValueRange;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.GetSGCBValues;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.SettingControl;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;
import org.sdvp.model.value.TypeMismatch;

/**
 * One setting group control block: its groups, and the one client that edits one of them. While what was changed is being
 * saved, nothing else may be. Safe for many threads; saving and writing to the values happen without its lock.
 */
final class SettingGroupBlock {
    private final ObjectReference reference;
    private final SettingControl control;
    private final ModelValues values;
    private final Consumer<List<ModelValues.Write>> writer;
    private final SettingGroupStore store;
    private final TimeSource time;
    private GroupValues groups;
    private int actSG;
    private Timestamp lActTm;
    private int editSG;
    private boolean saving;
    private boolean confirming;
    private @Nullable ModelValues edited;
    private @Nullable String editor;
    private TimeSource.@Nullable Timer reservation;

    /** Begins with what was stored, else with the values of the model in every group; writes the active one. */
    SettingGroupBlock(ObjectReference reference, SettingControl control, SettingParts parts) {
        this.reference = reference;
        this.control = control;
        this.values = parts.values();
        this.writer = parts.writer();
        this.store = parts.store();
        this.time = parts.time();
        Optional<SettingGroupStore.StoredGroups> stored = store.load(reference);
        this.groups = GroupValues.of(values, reference.logicalDevice(), control.numOfSG())
                .with(stored.map(SettingGroupStore.StoredGroups::groups).orElse(List.of()));
        this.actSG = stored.map(SettingGroupStore.StoredGroups::actSG)
                .filter(number -> number >= 1 && number <= control.numOfSG())
                .orElse(control.actSG());
        this.lActTm = stored.map(SettingGroupStore.StoredGroups::lActTm).orElseGet(() -> Timestamp.of(time.now()));
        writer.accept(groups.writes(actSG));
    }

    synchronized GetSGCBValues.Response attributes() {
        return new GetSGCBValues.Response(control.numOfSG(), actSG, editSG, confirming, lActTm, control.resvTms());
    }

    /** Makes a group the active one; what comes back says why not. */
    CompletionStage<Optional<SettingObstacle>> selectActive(int number) {
        GroupValues all;
        Timestamp now = Timestamp.of(time.now());
        synchronized (this) {
            Optional<SettingObstacle> obstacle = badNumber(number, 1).or(this::busy);
            if (obstacle.isPresent()) {
                return CompletableFuture.completedFuture(obstacle);
            }
            saving = true;
            all = groups;
        }
        return save(new SettingGroupStore.StoredGroups(number, now, all.byReference()), () -> {
            writer.accept(all.writes(number));
            synchronized (this) {
                actSG = number;
                lActTm = now;
            }
        });
    }

    /** Takes a group for editing, 0 gives it up. */
    synchronized Optional<SettingObstacle> selectEdit(String association, int number) {
        Optional<SettingObstacle> obstacle = badNumber(number, 0)
                .or(() -> editor == null ? Optional.empty() : notEditor(association))
                .or(this::busy);
        if (obstacle.isPresent()) {
            return obstacle;
        }
        endEdit();
        if (number > 0) {
            ModelValues copy = new ModelValues(values.model());
            copy.update(groups.writes(number));
            edited = copy;
            editor = association;
            editSG = number;
            reserve();
        }
        return Optional.empty();
    }

    /** Writes to the group being edited. */
    synchronized Optional<ServiceError> set(String association, Fcda target, DataValue value) {
        ModelValues copy = edited;
        Optional<SettingObstacle> obstacle = notEditor(association).or(this::busy);
        if (obstacle.isPresent() || copy == null) {
            return obstacle.map(SettingObstacle::error);
        }
        reserve();
        Selection selection = selection(target);
        Optional<TypeMismatch> mismatch = selection.type().mismatch(value);
        if (mismatch.isPresent()) {
            return Optional.of(
                    mismatch.get().kind() == TypeMismatch.Kind.TYPE
                            ? ServiceError.TYPE_CONFLICT
                            : ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        }
        DataValue before = copy.get(selection);
        copy.update(List.of(new ModelValues.Write(selection, value)));
        if (selection.slots().allMatch(slot -> inRange(copy, slot))) {
            return Optional.empty();
        }
        copy.update(List.of(new ModelValues.Write(selection, before)));
        return Optional.of(ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
    }

    // minVal and maxVal bound setVal and setMag of the same data object.
    private boolean inRange(ModelValues copy, int slot) {
        ObjectReference attribute = values.model().attributes().get(slot);
        boolean bounded = attribute.name().equals("setVal") || attribute.name().equals("setMag");
        return !bounded
                || ValueRange.violation(
                                values,
                                attribute.parent().orElseThrow(),
                                copy.get(selection(new Fcda(attribute, FunctionalConstraint.SE))))
                        .isEmpty();
    }

    /** Reads from the group being edited. */
    synchronized AccessResult get(String association, Fcda target) {
        ModelValues copy = edited;
        Optional<SettingObstacle> obstacle = notEditor(association);
        if (obstacle.isPresent() || copy == null) {
            return new AccessResult.Failure(
                    obstacle.map(SettingObstacle::error).orElse(ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE));
        }
        reserve();
        return new AccessResult.Value(copy.get(selection(target)));
    }

    // The model has the attribute once, as SG; SE is the same attribute in the edited group.
    private Selection selection(Fcda target) {
        return values.model()
                .select(new Fcda(target.reference(), FunctionalConstraint.SG))
                .orElseThrow();
    }

    /** Makes the edited values those of their group. */
    CompletionStage<Optional<SettingObstacle>> confirm(String association) {
        GroupValues all;
        SettingGroupStore.StoredGroups stored;
        int number;
        synchronized (this) {
            ModelValues copy = edited;
            Optional<SettingObstacle> obstacle = notEditor(association).or(this::busy);
            if (obstacle.isPresent() || copy == null) {
                return CompletableFuture.completedFuture(obstacle);
            }
            number = editSG;
            all = groups.with(number, copy);
            stored = new SettingGroupStore.StoredGroups(actSG, lActTm, all.byReference());
            saving = true;
            confirming = true;
        }
        return save(stored, () -> {
            if (number == stored.actSG()) {
                writer.accept(all.writes(number));
            }
            synchronized (this) {
                groups = all;
                endEdit();
            }
        });
    }

    private CompletionStage<Optional<SettingObstacle>> save(
            SettingGroupStore.StoredGroups stored, Runnable afterwards) {
        CompletionStage<Void> saved;
        try {
            saved = store.save(reference, stored);
        } catch (RuntimeException e) {
            saved = CompletableFuture.failedFuture(e);
        }
        return saved.thenRun(afterwards).handle((nothing, failure) -> {
            synchronized (this) {
                saving = false;
                confirming = false;
            }
            return failure == null
                    ? Optional.empty()
                    : Optional.of(new SettingObstacle(
                            ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT,
                            reference + " could not be saved and is as it was: " + failure.getMessage()));
        });
    }

    /** An association is no more: so is its editing. */
    synchronized void associationEnded(String association) {
        if (association.equals(editor)) {
            endEdit();
        }
    }

    private void reserve() {
        if (reservation != null) {
            reservation.cancel();
            reservation = null;
        }
        ModelValues timed = edited;
        if (control.resvTms() > 0) {
            reservation = time.after(Duration.ofSeconds(control.resvTms()), () -> reservationOver(timed));
        }
    }

    private synchronized void reservationOver(@Nullable ModelValues timed) {
        if (edited == timed && !saving) {
            endEdit();
        }
    }

    private void endEdit() {
        edited = null;
        editor = null;
        editSG = 0;
        if (reservation != null) {
            reservation.cancel();
            reservation = null;
        }
    }

    private Optional<SettingObstacle> notEditor(String association) {
        if (association.equals(editor)) {
            return Optional.empty();
        }
        return Optional.of(
                editor == null
                        ? new SettingObstacle(
                                ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE,
                                "SelectEditSG of " + reference + " must come first")
                        : new SettingObstacle(
                                ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT,
                                "another client edits group " + editSG + " of " + reference));
    }

    private Optional<SettingObstacle> busy() {
        return saving
                ? Optional.of(new SettingObstacle(
                        ServiceError.INSTANCE_IN_USE, reference + " is being saved; try again soon"))
                : Optional.empty();
    }

    private Optional<SettingObstacle> badNumber(int number, int least) {
        return number >= least && number <= control.numOfSG()
                ? Optional.empty()
                : Optional.of(new SettingObstacle(
                        ServiceError.PARAMETER_VALUE_INAPPROPRIATE,
                        reference + " has the groups " + least + " to " + control.numOfSG() + ", but got " + number));
    }

    /** Whether a reference names settings of this block's logical device that are in groups. */
    boolean has(ObjectReference target) {
        return target.logicalDevice().equals(reference.logicalDevice())
                && values.model()
                        .select(new Fcda(target, FunctionalConstraint.SG))
                        .isPresent();
    }
}
