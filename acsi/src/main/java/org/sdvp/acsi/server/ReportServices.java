package org.sdvp.acsi.server;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.report.ReportCall;
import org.sdvp.acsi.report.ReportEngine;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.GetBRCBValues;
import org.sdvp.acsi.service.GetURCBValues;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetBRCBValues;
import org.sdvp.acsi.service.SetURCBValues;
import org.sdvp.model.ObjectReference;

/**
 * Get/SetBRCBValues and Get/SetURCBValues. Whoever may set a control block may enable it only if GetDataValues is allowed
 * on every member of its data set: a report shows nothing that its receiver could not read.
 */
final class ReportServices {
    private final ReportEngine engine;
    private final Rights rights;
    private final AssociationEnds ends;

    ReportServices(ReportEngine engine, Rights rights, AssociationEnds ends) {
        this.engine = engine;
        this.rights = rights;
        this.ends = ends;
    }

    /** Adds the services. */
    void addTo(ServiceTable services) {
        services.add(
                ServiceName.GET_BRCB_VALUES,
                GetBRCBValues.Request.class,
                (call, request) -> allowed(call, request, request.brcb())
                        ? engine.getBRCBValues(request)
                        : denied(call, request, request.brcb()));
        services.add(
                ServiceName.SET_BRCB_VALUES,
                SetBRCBValues.Request.class,
                (call, request) -> allowed(call, request, request.brcb())
                        ? unreached(call, request, request.change().rptEna())
                                .orElseGet(() -> engine.setBRCBValues(reportCall(call), request))
                        : denied(call, request, request.brcb()));
        services.add(
                ServiceName.GET_URCB_VALUES,
                GetURCBValues.Request.class,
                (call, request) -> allowed(call, request, request.urcb())
                        ? engine.getURCBValues(request)
                        : denied(call, request, request.urcb()));
        services.add(
                ServiceName.SET_URCB_VALUES,
                SetURCBValues.Request.class,
                (call, request) -> allowed(call, request, request.urcb())
                        ? unreached(call, request, request.change().rptEna())
                                .orElseGet(() -> engine.setURCBValues(reportCall(call), request))
                        : denied(call, request, request.urcb()));
        services.addUnasked(ServiceName.REPORT);
        ends.trail()
                .readBefore(
                        ServiceName.SET_BRCB_VALUES,
                        SetBRCBValues.Request.class,
                        (id, change) -> engine.getBRCBValues(new GetBRCBValues.Request(change.brcb())));
        ends.trail()
                .readBefore(
                        ServiceName.SET_URCB_VALUES,
                        SetURCBValues.Request.class,
                        (id, change) -> engine.getURCBValues(new GetURCBValues.Request(change.urcb())));
        ends.whenEnded(engine::associationEnded);
        ends.whenRolesChanged((caller, id) -> engine.rightsChanged(
                id,
                block -> rights.allow(caller, ServiceName.SET_BRCB_VALUES, block)
                        || rights.allow(caller, ServiceName.SET_URCB_VALUES, block),
                member -> rights.allow(caller, ServiceName.GET_DATA_VALUES, member)));
    }

    private boolean allowed(Call call, AcsiRequest request, ObjectReference block) {
        return rights.allow(call.caller(), request.name(), block);
    }

    private static CompletionStage<AcsiResponse> denied(Call call, AcsiRequest request, ObjectReference block) {
        return CompletableFuture.completedFuture(Rights.denied(call.caller(), request.name(), block.toString()));
    }

    /** The refusal of a block that is to be enabled where reports cannot be sent. */
    private Optional<CompletionStage<AcsiResponse>> unreached(
            Call call, AcsiRequest request, Optional<Boolean> rptEna) {
        if (!rptEna.orElse(false) || ends.reaches(call.caller().peer(), ServiceName.REPORT)) {
            return Optional.empty();
        }
        return Optional.of(CompletableFuture.completedFuture(Refusal.of(
                request.name(),
                ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT,
                "the message format of " + call.caller().peer()
                        + " carries no Report; associate in another one, or leave RptEna false")));
    }

    private ReportCall reportCall(Call call) {
        return new ReportCall(
                call.caller().peer(),
                ends.link(call),
                member -> rights.allow(call.caller(), ServiceName.GET_DATA_VALUES, member));
    }
}
