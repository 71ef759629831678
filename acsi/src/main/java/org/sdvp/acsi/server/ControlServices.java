package org.sdvp.acsi.server;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.control.ControlCall;
import org.sdvp.acsi.control.ControlEngine;
import org.sdvp.acsi.control.ControlHandler;
import org.sdvp.acsi.control.ControlPorts;
import org.sdvp.acsi.control.ControlRefusal;
import org.sdvp.acsi.control.ControlRefusedException;
import org.sdvp.acsi.control.local.LocalControls;
import org.sdvp.acsi.control.local.LocalTerminations;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Cancel;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.Select;
import org.sdvp.acsi.service.SelectWithValue;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.TimeActivatedOperate;
import org.sdvp.model.ObjectReference;

/** The control services: rights first, then the engine. */
final class ControlServices {
    private final Rights rights;
    private final AcsiServerListener listener;
    private final ControlEngine engine;
    private final LocalControls localControls;

    ControlServices(AcsiServer.Builder parts, Rights rights, ControlHandler handler, AssociationEnds ends) {
        this.rights = rights;
        this.listener = parts.listener;
        LocalTerminations terminations = new LocalTerminations(ends::terminated);
        this.engine = new ControlEngine(
                parts.values,
                new ControlPorts(
                        new FaultsTold(handler),
                        terminations,
                        (giver, control) -> LocalControls.isLocal(giver)
                                || rights.allowControl(
                                        parts.transport.now(giver), ServiceName.TIME_ACTIVATED_OPERATE, control)),
                parts.controlSettings,
                parts.time);
        this.localControls = new LocalControls(engine, terminations, parts.values, parts.time);
    }

    void addTo(ServiceTable services, AssociationEnds ends) {
        add(services, ServiceName.SELECT, Select.Request.class, Select.Request::control, engine::select);
        add(
                services,
                ServiceName.SELECT_WITH_VALUE,
                SelectWithValue.Request.class,
                SelectWithValue.Request::control,
                engine::selectWithValue);
        add(services, ServiceName.CANCEL, Cancel.Request.class, Cancel.Request::control, engine::cancel);
        add(services, ServiceName.OPERATE, Operate.Request.class, Operate.Request::control, engine::operate);
        add(
                services,
                ServiceName.TIME_ACTIVATED_OPERATE,
                TimeActivatedOperate.Request.class,
                TimeActivatedOperate.Request::control,
                engine::timeActivatedOperate);
        services.addUnasked(ServiceName.COMMAND_TERMINATION);
        ends.whenEnded(engine::associationEnded);
        ends.whenRightsChanged(engine::checkWaitingCommands);
        ends.whenRolesChanged((caller, id) -> {
            engine.checkSelections(id, control -> rights.allowControl(caller, ServiceName.OPERATE, control));
            // While there is still an association that a termination can go to.
            engine.checkWaitingCommands();
        });
    }

    /** The way of the device's own commands. */
    LocalControls localControls() {
        return localControls;
    }

    private <Q extends AcsiRequest> void add(
            ServiceTable services,
            ServiceName name,
            Class<Q> type,
            Function<Q, ObjectReference> control,
            BiFunction<ControlCall, Q, CompletionStage<AcsiResponse>> service) {
        services.add(name, type, (call, request) -> {
            ObjectReference reference = control.apply(request);
            return rights.allowControl(call.caller(), name, reference)
                    ? service.apply(new ControlCall(call.caller(), call.associationId(), call.invokeId()), request)
                    : CompletableFuture.completedFuture(ControlRefusal.of(
                            name,
                            AddCause.NO_ACCESS_AUTHORITY,
                            Rights.denied(call.caller(), name, reference.toString())
                                    .detail()));
        });
    }

    /** A handler whose faults the listener hears of. */
    private final class FaultsTold implements ControlHandler {
        private final ControlHandler handler;

        FaultsTold(ControlHandler handler) {
            this.handler = handler;
        }

        @Override
        public CompletionStage<Optional<AddCause>> operate(
                ObjectReference control, Operate.Parameters parameters, Caller caller) {
            CompletionStage<Optional<AddCause>> outcome;
            try {
                outcome = handler.operate(control, parameters, caller);
            } catch (RuntimeException e) {
                outcome = CompletableFuture.failedFuture(e);
            }
            return outcome.whenComplete((cause, failure) -> {
                if (failure != null) {
                    tell(caller, failure);
                }
            });
        }

        @Override
        public Optional<AddCause> check(ObjectReference control, Operate.Parameters parameters, Caller caller) {
            try {
                return handler.check(control, parameters, caller);
            } catch (RuntimeException e) {
                tell(caller, e);
                throw e;
            }
        }

        private void tell(Caller caller, Throwable failure) {
            if (ControlRefusedException.in(failure).isEmpty()) {
                listener.onFault(caller, ServiceName.OPERATE, failure);
            }
        }
    }
}
