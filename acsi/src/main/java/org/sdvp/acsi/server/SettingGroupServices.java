package org.sdvp.acsi.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sdvp.acsi.audit.AuditTrail;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.ConfirmEditSGValues;
import org.sdvp.acsi.service.GetEditSGValue;
import org.sdvp.acsi.service.GetSGCBValues;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.SelectActiveSG;
import org.sdvp.acsi.service.SelectEditSG;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.acsi.service.SetEditSGValue;
import org.sdvp.acsi.setting.SettingGroupEngine;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;

/** The setting group services: rights first, then the engine. */
final class SettingGroupServices {
    private final SettingGroupEngine engine;
    private final Rights rights;
    private final ResponseSize size;
    private final int maxReferences;

    SettingGroupServices(SettingGroupEngine engine, AcsiServer.Builder parts, Rights rights) {
        this.engine = engine;
        this.rights = rights;
        this.size = parts.responseSize;
        this.maxReferences = parts.limits.maxReferencesPerCall();
    }

    void addTo(ServiceTable services, AssociationEnds ends) {
        add(
                services,
                ServiceName.SELECT_ACTIVE_SG,
                SelectActiveSG.Request.class,
                SelectActiveSG.Request::sgcb,
                (call, request) -> engine.selectActiveSG(request));
        add(
                services,
                ServiceName.SELECT_EDIT_SG,
                SelectEditSG.Request.class,
                SelectEditSG.Request::sgcb,
                (call, request) -> engine.selectEditSG(call.associationId(), request));
        add(
                services,
                ServiceName.CONFIRM_EDIT_SG_VALUES,
                ConfirmEditSGValues.Request.class,
                ConfirmEditSGValues.Request::sgcb,
                (call, request) -> engine.confirmEditSGValues(call.associationId(), request));
        add(
                services,
                ServiceName.GET_SGCB_VALUES,
                GetSGCBValues.Request.class,
                GetSGCBValues.Request::sgcb,
                (call, request) -> CompletableFuture.completedFuture(engine.getSGCBValues(request)));
        services.addDirect(ServiceName.SET_EDIT_SG_VALUE, SetEditSGValue.Request.class, this::setEditSGValue);
        services.addDirect(ServiceName.GET_EDIT_SG_VALUE, GetEditSGValue.Request.class, this::getEditSGValue);
        ends.whenEnded(engine::associationEnded);
        addReadings(ends.trail());
    }

    private void addReadings(AuditTrail trail) {
        trail.readBefore(
                ServiceName.SELECT_ACTIVE_SG, SelectActiveSG.Request.class, (id, change) -> block(change.sgcb()));
        trail.readBefore(ServiceName.SELECT_EDIT_SG, SelectEditSG.Request.class, (id, change) -> block(change.sgcb()));
        trail.readBefore(
                ServiceName.CONFIRM_EDIT_SG_VALUES,
                ConfirmEditSGValues.Request.class,
                (id, change) -> block(change.sgcb()));
        trail.readBefore(
                ServiceName.SET_EDIT_SG_VALUE,
                SetEditSGValue.Request.class,
                (id, change) -> CompletableFuture.completedFuture(new GetEditSGValue.Response(change.writes().stream()
                        .map(write -> engine.getEditSGValue(id, write.reference()))
                        .toList())));
    }

    private CompletionStage<AcsiResponse> block(ObjectReference sgcb) {
        return CompletableFuture.completedFuture(engine.getSGCBValues(new GetSGCBValues.Request(sgcb)));
    }

    private <Q extends AcsiRequest> void add(
            ServiceTable services,
            ServiceName name,
            Class<Q> type,
            Function<Q, ObjectReference> sgcb,
            ServiceHandler<Q> handler) {
        services.add(name, type, (call, request) -> {
            ObjectReference reference = sgcb.apply(request);
            return rights.allow(call.caller(), name, reference)
                    ? handler.serve(call, request)
                    : CompletableFuture.completedFuture(Rights.denied(call.caller(), name, reference.toString()));
        });
    }

    private AcsiResponse setEditSGValue(Call call, SetEditSGValue.Request request) {
        if (request.writes().size() > maxReferences) {
            return DataServices.tooMany(
                    request.name(), maxReferences, request.writes().size());
        }
        Optional<AcsiResponse> tooLong = new MessageRoom(size)
                .refuseWrites(call, request, request.writes().size(), SetEditSGValue.Response::new);
        if (tooLong.isPresent()) {
            return tooLong.get();
        }
        List<Optional<ServiceError>> results = new ArrayList<>();
        for (SetDataValues.Write write : request.writes()) {
            results.add(result(
                    call,
                    request.name(),
                    write.reference(),
                    () -> engine.setEditSGValue(call.associationId(), write.reference(), write.value()),
                    Optional.of(ServiceError.ACCESS_VIOLATION)));
        }
        return new SetEditSGValue.Response(results);
    }

    private AcsiResponse getEditSGValue(Call call, GetEditSGValue.Request request) {
        if (request.references().size() > maxReferences) {
            return DataServices.tooMany(
                    request.name(), maxReferences, request.references().size());
        }
        List<AccessResult> results = new ArrayList<>();
        for (Fcda reference : request.references()) {
            results.add(result(
                    call,
                    request.name(),
                    reference,
                    () -> engine.getEditSGValue(call.associationId(), reference),
                    new AccessResult.Failure(ServiceError.ACCESS_VIOLATION)));
        }
        AcsiResponse response = new GetEditSGValue.Response(results);
        int octets = size.octets(response);
        return octets <= call.maxMessageSize()
                ? response
                : Refusal.of(
                        request.name(),
                        ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT,
                        "the values of " + results.size() + " references must fit in " + call.maxMessageSize()
                                + " octets, but need about " + octets + "; ask for fewer");
    }

    private <T> T result(Call call, ServiceName service, Fcda reference, Supplier<T> allowed, T denied) {
        return rights.allow(call.caller(), service, reference) ? allowed.get() : denied;
    }
}
