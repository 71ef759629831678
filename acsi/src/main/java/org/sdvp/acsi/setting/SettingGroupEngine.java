package org.sdvp.acsi.setting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.ConfirmEditSGValues;
import org.sdvp.acsi.service.GetSGCBValues;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.SelectActiveSG;
import org.sdvp.acsi.service.SelectEditSG;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/**
 * The setting group services (IEC 61850-7-2 clause 16) for every logical device whose LLN0 has a setting control. The
 * settings in groups are the attributes with functional constraint SG; SE names the same attributes in the group that is
 * being edited. Editing belongs to one association at a time, and ends with it, with SelectEditSG of 0, with
 * ConfirmEditSGValues, and {@code resvTms} seconds after its last use (0: not by time). Safe for many threads; has none of
 * its own.
 */
public final class SettingGroupEngine {
    private static final String NAME = "SGCB";

    private final ModelValues values;
    private final Map<ObjectReference, SettingGroupBlock> blocks = new LinkedHashMap<>();

    /** Loads what was stored and writes the active groups to the values; may block as the store does. */
    public SettingGroupEngine(SettingParts parts) {
        this.values = parts.values();
        for (LogicalDevice device : values.model().logicalDevices()) {
            LogicalNode zero = device.logicalNodes().get(0);
            zero.blocks().settingControl().ifPresent(control -> {
                ObjectReference reference =
                        ObjectReference.parse(device.name()).child(zero.name()).child(NAME);
                blocks.put(reference, new SettingGroupBlock(reference, control, parts));
            });
        }
    }

    /** Names of the blocks of a logical node: SGCB or none. */
    public List<String> namesIn(ObjectReference logicalNode) {
        return blocks.containsKey(logicalNode.child(NAME)) ? List.of(NAME) : List.of();
    }

    /** SelectActiveSG (clause 16.3.2). */
    public CompletionStage<AcsiResponse> selectActiveSG(SelectActiveSG.Request request) {
        return with(
                request.sgcb(),
                request.name(),
                block -> block.selectActive(request.settingGroup())
                        .thenApply(obstacle -> answer(request.name(), obstacle, SelectActiveSG.Response::new)));
    }

    /** SelectEditSG (clause 16.3.3). */
    public CompletionStage<AcsiResponse> selectEditSG(String associationId, SelectEditSG.Request request) {
        return with(
                request.sgcb(),
                request.name(),
                block -> CompletableFuture.completedFuture(answer(
                        request.name(),
                        block.selectEdit(associationId, request.settingGroup()),
                        SelectEditSG.Response::new)));
    }

    /** ConfirmEditSGValues (clause 16.3.5). */
    public CompletionStage<AcsiResponse> confirmEditSGValues(
            String associationId, ConfirmEditSGValues.Request request) {
        return with(
                request.sgcb(),
                request.name(),
                block -> block.confirm(associationId)
                        .thenApply(obstacle -> answer(request.name(), obstacle, ConfirmEditSGValues.Response::new)));
    }

    /** GetSGCBValues (clause 16.3.7). */
    public AcsiResponse getSGCBValues(GetSGCBValues.Request request) {
        return Optional.ofNullable(blocks.get(request.sgcb()))
                .<AcsiResponse>map(SettingGroupBlock::attributes)
                .orElseGet(() -> unknown(request.sgcb(), request.name()));
    }

    /** One member of SetEditSGValue (clause 16.3.4); empty when it was written. */
    public Optional<ServiceError> setEditSGValue(String associationId, Fcda target, DataValue value) {
        if (target.fc() != FunctionalConstraint.SE) {
            return Optional.of(ServiceError.ACCESS_VIOLATION);
        }
        Optional<SettingGroupBlock> block = blockOf(target);
        return block.isEmpty()
                ? Optional.of(ServiceError.INSTANCE_NOT_AVAILABLE)
                : block.get().set(associationId, target, value);
    }

    /** One member of GetEditSGValue (clause 16.3.6): of the edited group for SE, of the active one for SG. */
    public AccessResult getEditSGValue(String associationId, Fcda target) {
        if (target.fc() != FunctionalConstraint.SE && target.fc() != FunctionalConstraint.SG) {
            return new AccessResult.Failure(ServiceError.ACCESS_VIOLATION);
        }
        Optional<SettingGroupBlock> block = blockOf(target);
        if (block.isEmpty()) {
            return new AccessResult.Failure(ServiceError.INSTANCE_NOT_AVAILABLE);
        }
        return target.fc() == FunctionalConstraint.SE
                ? block.get().get(associationId, target)
                : new AccessResult.Value(
                        values.get(values.model().select(target).orElseThrow()));
    }

    /** An association is no more: so is its editing. */
    public void associationEnded(String associationId) {
        blocks.values().forEach(block -> block.associationEnded(associationId));
    }

    private Optional<SettingGroupBlock> blockOf(Fcda target) {
        return blocks.values().stream()
                .filter(block -> block.has(target.reference()))
                .findFirst();
    }

    private CompletionStage<AcsiResponse> with(
            ObjectReference sgcb,
            ServiceName service,
            Function<SettingGroupBlock, CompletionStage<AcsiResponse>> action) {
        SettingGroupBlock block = blocks.get(sgcb);
        return block == null ? CompletableFuture.completedFuture(unknown(sgcb, service)) : action.apply(block);
    }

    private static AcsiResponse answer(
            ServiceName service, Optional<SettingObstacle> obstacle, Supplier<AcsiResponse> positive) {
        return obstacle.<AcsiResponse>map(found -> found.refuse(service)).orElseGet(positive);
    }

    private static Refusal unknown(ObjectReference sgcb, ServiceName service) {
        return Refusal.of(
                service,
                ServiceError.INSTANCE_NOT_AVAILABLE,
                "expected a setting group control block such as HP1/LLN0.SGCB, but there is no " + sgcb);
    }
}
