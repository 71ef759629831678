package org.sdvp.agent.schedule;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.InOrderExecutor;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.control.ControlHandler;
import org.sdvp.acsi.server.SettingHandler;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Originator;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/**
 * Runs the schedules of one server: every FSCH and DSCH of its model, and every FSCC, through which they command what they
 * control. Settings and states survive in a store; where the settings of a model without schedules are concerned it does
 * nothing.
 *
 * <p>Safe for many threads; has none of its own. It sees time in UTC only, and believes the clock: when that is put, the
 * schedules are where they would be had it always been right. A clock that goes back by less than 5 s is taken as standing
 * still.
 */
public final class Schedules implements AutoCloseable {
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(10);
    private static final Duration SHORTEST_SLEEP = Duration.ofMillis(1);
    private static final Duration JITTER = Duration.ofSeconds(5);
    private static final int MAX_IDENT = 64;

    private final SchedulePorts ports;
    private final ScheduleNodes nodes;
    private final ScheduleMemory memory;
    private final ScheduleWatch watch;
    private final InOrderExecutor serial = new InOrderExecutor(Runnable::run);
    private final Map<ObjectReference, ScheduleState> states = new ConcurrentHashMap<>();
    private @Nullable Commands commands;
    private TimeSource.@Nullable Timer timer;
    private Instant seen = Instant.MIN;
    private boolean closed;

    /** The way of commands to what is controlled. */
    @FunctionalInterface
    public interface Commands {
        /**
         * Gives a command the way every command takes.
         *
         * @param control a controllable data object
         * @param ctlVal of its type
         * @param origin the schedule
         * @return empty when it was carried out, or why not; does not fail
         */
        CompletionStage<Optional<Refusal>> operate(ObjectReference control, DataValue ctlVal, Originator origin);
    }

    /**
     * Finds the schedules of a model and takes over what is in the store. Nothing runs before {@link #start}.
     *
     * @throws java.io.UncheckedIOException if the store cannot be read
     */
    public Schedules(SchedulePorts ports, ScheduleOptions options) {
        this.ports = ports;
        this.nodes = new ScheduleNodes(ports.values(), options);
        this.memory = new ScheduleMemory(ports.store(), ports.listener()::onNotSaved);
        restoreSettings();
        nodes.configure();
        nodes.fsch().values().forEach(schedule -> schedule.resume(memory.known()));
        nodes.controllers().forEach(controller -> controller.resume(memory.known()));
        this.watch = new ScheduleWatch(ports.values(), nodes, () -> serial.execute(this::look), ports.time());
        rememberStates();
    }

    private void restoreSettings() {
        List<ModelValues.Write> writes = new ArrayList<>();
        memory.known()
                .forEach((reference, value) -> node(reference)
                        .filter(nodes::isOurs)
                        .ifPresent(node -> {
                            for (FunctionalConstraint fc : ScheduleWatch.SETTINGS) {
                                ports.values()
                                        .model()
                                        .select(new Fcda(reference, fc))
                                        .filter(target -> target.type().accepts(value))
                                        .ifPresent(target -> writes.add(new ModelValues.Write(target, value)));
                            }
                        }));
        if (!writes.isEmpty()) {
            ports.writer().accept(writes);
        }
    }

    /** The logical node that a data object or attribute belongs to. */
    static Optional<ObjectReference> node(ObjectReference reference) {
        return reference
                .logicalNode()
                .map(name -> ObjectReference.parse(reference.logicalDevice()).child(name));
    }

    /** Whether the model has no schedule. */
    public boolean isEmpty() {
        return nodes.isEmpty();
    }

    /** Begins to run, with what should run already. To be called once. */
    public void start(Commands way) {
        if (!nodes.isEmpty()) {
            serial.execute(() -> {
                commands = way;
                look();
            });
        }
    }

    /**
     * Puts the schedules before a process: EnaReq and DsaReq are carried out here, everything else there, and it is seen
     * when somebody commands what a schedule controls.
     */
    public ControlHandler controls(ControlHandler process) {
        return nodes.isEmpty() ? process : new ScheduleControls(this, process);
    }

    /** Puts the schedules before a device: their settings are taken or refused here, all others there. */
    public SettingHandler settings(SettingHandler device) {
        return nodes.isEmpty() ? device : new ScheduleSettingGuard(nodes::isOurs, states, device);
    }

    /** Whether a node is an FSCH. */
    boolean isFsch(ObjectReference node) {
        return nodes.fsch().containsKey(node);
    }

    /** Enables a schedule; completes when that is saved, with why not if it is refused. */
    CompletionStage<Optional<String>> enable(ObjectReference node, OrCat standing) {
        return request(node, "EnaReq", schedule -> schedule.enable(now(), standing));
    }

    /** Disables a schedule; completes when that is saved. */
    CompletionStage<Optional<String>> disable(ObjectReference node) {
        return request(node, "DsaReq", schedule -> {
            schedule.disable();
            return Optional.empty();
        });
    }

    private interface Request {
        Optional<String> apply(FschSchedule schedule);
    }

    private CompletionStage<Optional<String>> request(ObjectReference node, String object, Request request) {
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        serial.execute(() -> {
            try {
                takeChanges();
                Optional<String> refused =
                        request.apply(Objects.requireNonNull(nodes.fsch().get(node)));
                if (refused.isEmpty()) {
                    pulse(node.child(object));
                }
                look();
                whenSaved(() -> answer.complete(refused));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    // Not on the thread of the store, which others wait for.
    private void whenSaved(Runnable task) {
        CompletionStage<Void> saved = memory.save();
        if (saved.toCompletableFuture().isDone()) {
            task.run();
        } else {
            saved.thenRun(() -> ports.time().after(Duration.ZERO, task));
        }
    }

    // Transient: true only for the moment.
    private void pulse(ObjectReference request) {
        Optional<Selection> stVal = select(request, "stVal");
        for (boolean on : new boolean[] {true, false}) {
            List<ModelValues.Write> writes = new ArrayList<>();
            stVal.ifPresent(target -> writes.add(new ModelValues.Write(target, DataValue.Bool.of(on))));
            select(request, "q").ifPresent(target -> writes.add(new ModelValues.Write(target, Quality.GOOD)));
            select(request, "t").ifPresent(target -> writes.add(new ModelValues.Write(target, Timestamp.of(now()))));
            ports.writer().accept(writes);
        }
    }

    private Optional<Selection> select(ObjectReference object, String attribute) {
        return ports.values().model().select(new Fcda(object.child(attribute), FunctionalConstraint.ST));
    }

    /** Somebody has commanded a control, and it was taken. */
    void directlyOperated(ObjectReference control, DataValue ctlVal) {
        serial.execute(() -> {
            nodes.controllers().stream()
                    .filter(controller -> controller
                            .entity()
                            .filter(entity -> entity.reference().equals(control))
                            .isPresent())
                    .forEach(controller -> controller.directlyOperated(ctlVal));
            look();
        });
    }

    private Instant now() {
        Instant now = ports.time().now();
        boolean jitter = now.isBefore(seen) && now.plus(JITTER).isAfter(seen);
        seen = jitter ? seen : now;
        return seen;
    }

    private void takeChanges() {
        ScheduleWatch.Seen changes = watch.take();
        if (changes.isEmpty()) {
            return;
        }
        memory.put(changes.settings());
        Set<ObjectReference> changed = new HashSet<>();
        changes.settings().keySet().forEach(setting -> node(setting).ifPresent(changed::add));
        if (changed.stream().anyMatch(nodes::isController)) {
            nodes.configure();
        }
        Instant now = now();
        changed.forEach(node -> nodes.schedule(node).ifPresent(schedule -> schedule.settingsChanged(now)));
        nodes.fsch().values().stream()
                .filter(schedule ->
                        schedule.event().filter(changes.events()::contains).isPresent())
                .forEach(schedule -> schedule.event(now));
    }

    private void look() {
        Commands way = commands;
        if (closed || way == null) {
            return;
        }
        takeChanges();
        Instant now = now();
        nodes.schedules().forEach(schedule -> schedule.look(now));
        nodes.controllers().forEach(controller -> controller.look(now));
        watch.events(nodes.fsch().values().stream().flatMap(schedule -> schedule.event().stream()));
        StatusChanges changes = new StatusChanges(now);
        nodes.tell(changes);
        if (!changes.writes().isEmpty()) {
            ports.writer().accept(changes.writes());
        }
        rememberStates();
        nodes.schedules().forEach(schedule -> memory.put(schedule.saved()));
        nodes.controllers().forEach(controller -> memory.put(controller.saved()));
        memory.save();
        nodes.controllers().stream()
                .filter(nodes::mayCommand)
                .forEach(controller -> controller.take().ifPresent(command -> carryOut(controller, command, way)));
        sleep(now);
    }

    private void rememberStates() {
        nodes.schedules().forEach(schedule -> {
            ScheduleState before = states.put(schedule.node(), schedule.state());
            if (before != null && before != schedule.state()) {
                ports.listener().onState(schedule.node(), schedule.state());
            }
        });
    }

    private void carryOut(ScheduleController controller, ScheduleController.Command command, Commands way) {
        if (command.entity().isOperable()) {
            way.operate(command.entity().reference(), command.ctlVal(), origin(command))
                    .thenAccept(refusal -> serial.execute(() -> ended(controller, command, refusal)));
        } else {
            show(command);
            ended(controller, command, Optional.empty());
        }
    }

    private static Originator origin(ScheduleController.Command command) {
        String ident = command.schedule().toString();
        int octets = ident.getBytes(StandardCharsets.UTF_8).length;
        return new Originator(command.orCat(), octets > MAX_IDENT ? ident.substring(octets - MAX_IDENT) : ident);
    }

    /** What cannot be operated, but only seen, shows what the schedule says. */
    private void show(ScheduleController.Command command) {
        ControlledEntity entity = command.entity();
        List<ModelValues.Write> writes = new ArrayList<>();
        entity.status()
                .ifPresent(target -> ValueConversion.to(target.type(), command.ctlVal())
                        .ifPresent(value -> writes.add(new ModelValues.Write(target, value))));
        entity.select("q", entity.statusConstraint())
                .ifPresent(target -> writes.add(new ModelValues.Write(target, Quality.GOOD)));
        entity.select("t", entity.statusConstraint())
                .ifPresent(target -> writes.add(new ModelValues.Write(target, Timestamp.of(now()))));
        ports.writer().accept(writes);
    }

    private void ended(ScheduleController controller, ScheduleController.Command command, Optional<Refusal> refusal) {
        Optional<Duration> again = controller.ended(now(), refusal);
        ObjectReference entity = command.entity().reference();
        refusal.ifPresentOrElse(
                why -> ports.listener().onRefused(controller.reference(), entity, why, again),
                () -> ports.listener().onOperated(controller.reference(), entity, command.ctlVal()));
        look();
    }

    private void sleep(Instant now) {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        boolean awake = StreamSupport.stream(nodes.schedules().spliterator(), false)
                        .anyMatch(schedule -> schedule.state() != ScheduleState.NOT_READY)
                || nodes.controllers().stream().anyMatch(ScheduleController::isWaiting);
        if (awake) {
            Instant until = Stream.concat(
                            StreamSupport.stream(nodes.schedules().spliterator(), false)
                                    .flatMap(schedule -> schedule.nextChange().stream()),
                            nodes.controllers().stream().flatMap(controller -> controller.nextChange().stream()))
                    .filter(change -> change.isBefore(now.plus(LONGEST_SLEEP)))
                    .min(Instant::compareTo)
                    .orElse(now.plus(LONGEST_SLEEP));
            Duration rest = Duration.between(now, until);
            Duration pause = rest.compareTo(SHORTEST_SLEEP) < 0 ? SHORTEST_SLEEP : rest;
            timer = ports.time().after(pause, () -> serial.execute(this::look));
        }
    }

    /** Looks at nothing any more; what is under way goes on. What has been put is saved when the stage completes. */
    @Override
    public void close() {
        serial.execute(() -> {
            closed = true;
            if (timer != null) {
                timer.cancel();
            }
        });
    }
}
