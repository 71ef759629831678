package org.sdvp.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.control.ControlCall;
import org.sdvp.acsi.control.ControlEngine;
import org.sdvp.acsi.control.ControlHandler;
import org.sdvp.acsi.control.ControlPorts;
import org.sdvp.acsi.control.ControlSettings;
import org.sdvp.acsi.control.local.LocalControls;
import org.sdvp.acsi.control.local.LocalTerminations;
import org.sdvp.acsi.server.SettingHandler;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Check;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Originator;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.model.Fcda;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.ServerModel;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;
import org.sdvp.model.value.ValueText;

/** Schedules over a model, a control engine and a process that does what the test says, in time that stands still. */
class ScheduleBench {
    static final Caller PROVIDER = new Caller("provider@sdvp.test/1", Set.of(Role.SERVICE_PROVIDER));
    static final Caller USER = new Caller("home@sdvp.test/1", Set.of(Role.USER));
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** A command that came to the process. */
    record Commanded(Instant at, ObjectReference control, DataValue ctlVal, Originator origin) {}

    final ManualTimeSource time = new ManualTimeSource(START);
    final MemoryScheduleStore store = new MemoryScheduleStore();
    final List<Commanded> commanded = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    Optional<AddCause> answer = Optional.empty();
    ModelValues values;
    Schedules schedules;
    ControlEngine engine;
    SettingHandler settings;
    private int lastInvokeId;

    ScheduleBench() {
        this(ScheduleModels.create(), ScheduleOptions.USUAL);
    }

    ScheduleBench(ServerModel model, ScheduleOptions options) {
        boot(model, options);
    }

    /** A device that begins with what is in the store. */
    final void boot(ServerModel model, ScheduleOptions options) {
        values = new ModelValues(model);
        schedules = new Schedules(new SchedulePorts(values, values::update, time, store, new Told()), options);
        LocalTerminations terminations = new LocalTerminations((given, termination) -> {});
        engine = new ControlEngine(
                values,
                new ControlPorts(schedules.controls(new Machine()), terminations),
                ControlSettings.defaults(),
                time);
        settings = schedules.settings(SettingHandler.acceptAll());
        schedules.start(new LocalControls(engine, terminations, values, time)::operate);
    }

    /** The power fails, and comes back after a while. */
    void powerOff(Duration pause) {
        schedules.close();
        time.advance(pause);
        boot(ScheduleModels.create(), ScheduleOptions.USUAL);
    }

    private final class Told implements ScheduleListener {
        @Override
        public void onState(ObjectReference schedule, ScheduleState state) {
            told.add(schedule.name() + " " + state);
        }

        @Override
        public void onRefused(
                ObjectReference controller, ObjectReference entity, Refusal refusal, Optional<Duration> again) {
            told.add(controller.name() + " refused "
                    + refusal.addCause().orElseThrow().text() + " again "
                    + again.map(Duration::toSeconds).orElse(-1L));
        }

        @Override
        public void onNotSaved(Throwable failure) {
            told.add("not saved " + failure.getMessage());
        }
    }

    /** Takes each command and shows it in its status at once, unless told to refuse. */
    private final class Machine implements ControlHandler {
        @Override
        public CompletionStage<Optional<AddCause>> operate(
                ObjectReference control, Operate.Parameters parameters, Caller caller) {
            commanded.add(new Commanded(time.now(), control, parameters.ctlVal(), parameters.origin()));
            if (answer.isEmpty()) {
                String status = control.name().equals("AnOut1") ? ".mxVal.f[MX]" : ".stVal[ST]";
                String text = parameters.ctlVal() instanceof DataValue.Structure number
                        ? number.members().get(0).toString()
                        : parameters.ctlVal().toString();
                set(control + status, text);
            }
            return CompletableFuture.completedFuture(answer);
        }
    }

    final void set(String reference, String text) {
        Selection target = select(reference);
        values.update(List.of(new ModelValues.Write(target, ValueText.parse(target.type(), text))));
    }

    private Selection select(String reference) {
        Fcda fcda = Fcda.parse(reference.startsWith("LD1/") ? reference : "LD1/" + reference);
        return values.model().select(fcda).orElseThrow(() -> new AssertionError("no " + fcda));
    }

    String get(String reference) {
        return values.get(select(reference)).toString();
    }

    /** Does what SetDataValues of a client does. */
    Optional<ServiceError> write(String reference, String text) {
        Selection target = select(reference);
        DataValue value = ValueText.parse(target.type(), text);
        Optional<ServiceError> refused = settings.set(target.fcda(), value, PROVIDER)
                .toCompletableFuture()
                .join();
        if (refused.isEmpty()) {
            values.update(List.of(new ModelValues.Write(target, value)));
        }
        return refused;
    }

    /** Writes values, interval in seconds and a single start. */
    void plan(String node, int interval, Instant start, double... numbers) {
        write(node + ".NumEntr.setVal[SP]", String.valueOf(numbers.length));
        write(node + ".SchdIntv.setVal[SP]", String.valueOf(interval));
        write(node + ".StrTm1.setTm[SP]", start.toString());
        for (int i = 0; i < numbers.length; i++) {
            write(node + ".ValASG00" + (i + 1) + ".setMag.f[SP]", String.valueOf(numbers[i]));
        }
    }

    AcsiResponse operate(String control, DataValue ctlVal, Caller caller, OrCat orCat) {
        Operate.Parameters parameters = new Operate.Parameters(
                ctlVal, new Originator(orCat, "test"), ++lastInvokeId, Timestamp.of(time.now()), false, Check.NONE);
        ObjectReference reference = ObjectReference.parse("LD1/" + control);
        CompletableFuture<AcsiResponse> response = engine.operate(
                        new ControlCall(caller, "a", lastInvokeId), new Operate.Request(reference, parameters))
                .toCompletableFuture();
        assertThat(response).isCompleted();
        time.advance(Duration.ZERO);
        return response.join();
    }

    AcsiResponse enable(String node) {
        return operate(node + ".EnaReq", DataValue.Bool.TRUE, PROVIDER, OrCat.REMOTE_CONTROL);
    }

    AcsiResponse disable(String node) {
        return operate(node + ".DsaReq", DataValue.Bool.TRUE, PROVIDER, OrCat.REMOTE_CONTROL);
    }

    static DataValue number(double number) {
        return DataValue.Structure.of(new DataValue.Float32((float) number));
    }

    String state(String node) {
        return ScheduleState.of(Long.parseLong(get(node + ".SchdSt.stVal[ST]"))).name();
    }

    int error(String node) {
        return Integer.parseInt(get(node + ".SchdEnaErr.stVal[ST]"));
    }

    /** What was commanded, as seconds since the start and number. */
    List<String> commands() {
        return commanded.stream()
                .map(command -> Duration.between(START, command.at()).toSeconds() + "s "
                        + (command.ctlVal() instanceof DataValue.Structure number
                                ? number.members().get(0)
                                : command.ctlVal()))
                .toList();
    }

    void advance(long seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    Instant in(long seconds) {
        return time.now().plusSeconds(seconds);
    }
}
