package org.sdvp.centre.fleet.command;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.DeviceLink;
import org.sdvp.centre.fleet.DeviceLinkException;
import org.sdvp.centre.fleet.FleetStoreException;
import org.sdvp.centre.fleet.command.FleetCommand.State;
import org.sdvp.centre.fleet.command.TargetResult.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One command from the decision to its end. */
final class CommandRun {
    private static final Logger LOG = LoggerFactory.getLogger(CommandRun.class);
    private static final Duration POSTPONED = Duration.ofSeconds(5);

    private final CommandPorts ports;
    private final Runnable poke;
    private final Instant begun;
    private final Optional<ScheduleValue> schedule;
    private final Map<DeviceId, Target> targets = new LinkedHashMap<>();
    /** Under way when the centre ended. */
    private final Set<DeviceId> doubtful = new LinkedHashSet<>();

    private final Map<DeviceId, TargetResult> unstored = new HashMap<>();
    private FleetCommand command;
    private boolean commandUnstored;
    private int busy;

    /**
     * Of a new command, or one that the centre has left.
     *
     * @param poke has {@link #tick} called soon
     */
    CommandRun(CommandPorts ports, FleetCommand command, Collection<TargetResult> results, Runnable poke) {
        this.ports = ports;
        this.command = command;
        this.poke = poke;
        this.begun = ports.time().now();
        this.schedule = command.action().kind() == FleetAction.Kind.SCHEDULE
                ? Optional.of(ScheduleValue.parse(command.action().value()))
                : Optional.empty();
        long most = command.rules().stagger().toMillis();
        for (TargetResult result : results) {
            long wait = most == 0 ? 0 : ports.random().nextLong(most + 1);
            targets.put(
                    result.device(),
                    new Target(ports.fleet(), command, result, command.decided().plusMillis(wait)));
            if (result.level() == Level.SENDING || result.level() == Level.SENT) {
                doubtful.add(result.device());
            }
        }
    }

    synchronized CommandProgress progress() {
        return CommandProgress.of(command, results());
    }

    synchronized List<TargetResult> results() {
        return targets.values().stream().map(Target::result).toList();
    }

    synchronized boolean isOver() {
        return command.ended().isPresent() && unstored.isEmpty() && !commandUnstored;
    }

    /** Calls it off. */
    synchronized void cancel() {
        if (command.state() == State.RUNNING) {
            state(State.CANCELLING, Optional.empty());
            Instant now = now();
            targets.values().stream()
                    .filter(target -> target.level() == Level.WAITING)
                    .forEach(target -> to(target, Level.CANCELLED, now, "called off before anything was sent"));
        }
    }

    private void state(State state, Optional<Instant> ended) {
        command = new FleetCommand(
                command.id(),
                command.tenant(),
                command.by(),
                command.decided(),
                command.action(),
                command.rules(),
                state,
                ended);
        commandUnstored = true;
    }

    private Instant now() {
        return ports.time().now().truncatedTo(ChronoUnit.MICROS);
    }

    private void to(Target target, Level level, Instant now, String detail) {
        target.to(level, now, detail);
        changed(target);
    }

    private void changed(Target target) {
        unstored.put(target.result().device(), target.result());
    }

    /** Does what is to be done now. Called by one thread at a time. */
    void tick() {
        List<Target> ready = look();
        if (!ready.isEmpty() && stored(ready)) {
            ready.forEach(this::send);
        }
        flush();
    }

    private synchronized List<Target> look() {
        Instant now = now();
        for (DeviceId id : List.copyOf(doubtful)) {
            Target target = targets.get(id);
            if (target != null && target.lookAfterRestart(now, begun)) {
                doubtful.remove(id);
                changed(target);
            }
        }
        boolean isLate = !now.isBefore(command.decided().plus(command.rules().deadline()));
        List<Target> ready = new ArrayList<>();
        for (Target target : targets.values()) {
            if (target.level() == Level.WAITING && isLate) {
                to(target, Level.NOT_REACHED, now, "was not there until the deadline");
            } else if (target.isReady(now) && ready.size() < command.rules().inFlight() - busy) {
                ready.add(target);
            } else if (target.look(now)) {
                changed(target);
            }
        }
        boolean isDone =
                targets.values().stream().allMatch(target -> target.level().isFinal());
        if (isDone && command.ended().isEmpty()) {
            state(command.state() == State.CANCELLING ? State.CANCELLED : State.DONE, Optional.of(now));
        }
        return command.state() == State.RUNNING ? ready : List.of();
    }

    /** Before anything is sent it is on disk that it may have been. */
    private boolean stored(List<Target> ready) {
        Instant now = now();
        List<TargetResult> before = new ArrayList<>();
        List<TargetResult> sending = new ArrayList<>();
        synchronized (this) {
            // It may have been called off since it was looked.
            ready.removeIf(target -> target.level() != Level.WAITING);
            for (Target target : ready) {
                before.add(target.result());
                target.sending(now);
                sending.add(target.result());
                // Older news of it must not come after this.
                unstored.remove(target.result().device());
            }
            busy += ready.size();
        }
        try {
            ports.store().update(command.id(), sending);
            return true;
        } catch (FleetStoreException e) {
            synchronized (this) {
                busy -= ready.size();
                for (int i = 0; i < ready.size(); i++) {
                    ready.get(i).to(Level.WAITING, before.get(i).at(), "waiting for the store: " + e.getMessage());
                    changed(ready.get(i));
                }
            }
            return false;
        }
    }

    private void send(Target target) {
        DeviceId device = target.result().device();
        CompletionStage<String> answer;
        try {
            answer = switch (command.action().kind()) {
                case OPERATE ->
                    ports.link()
                            .operate(
                                    device,
                                    command.action().reference(),
                                    command.action().value(),
                                    command.by(),
                                    () -> sent(target));
                case WRITE ->
                    ports.link()
                            .write(
                                    device,
                                    command.action().reference(),
                                    command.action().value());
                case SCHEDULE ->
                    ports.link().schedule(device, command.action().reference(), schedule(device), () -> sent(target));
                case FIRMWARE ->
                    throw new IllegalStateException(command.action().kind() + " is not offered");
            };
        } catch (DeviceLinkException e) {
            answered(target, "", e);
            return;
        } catch (RuntimeException e) {
            LOG.error("a command for {} could not be sent", device, e);
            answered(target, "", e);
            return;
        }
        boolean tells = command.action().kind() == FleetAction.Kind.SCHEDULE;
        answer.whenComplete((text, failure) -> answered(target, tells && text != null ? text : "", failure));
    }

    private DeviceLink.Schedule schedule(DeviceId device) {
        ScheduleValue value = schedule.orElseThrow();
        return new DeviceLink.Schedule(
                value.start(),
                value.interval(),
                DeviceLink.Schedule.Repeat.valueOf(value.repeat().name()),
                value.priority(),
                value.of(device).orElseThrow(() -> {
                    String why = "the schedule has no values for " + device;
                    return new DeviceLinkException(
                            DeviceLinkException.Kind.INPUT, why, new IllegalArgumentException(why));
                }));
    }

    private synchronized void sent(Target target) {
        if (target.level() == Level.SENDING) {
            to(target, Level.SENT, now(), "");
        }
    }

    private void answered(Target target, String text, @Nullable Throwable failure) {
        synchronized (this) {
            busy--;
            Instant now = now();
            if (failure == null) {
                to(target, Level.RECEIVED, now, text);
                target.look(now);
                changed(target);
            } else {
                failed(target, failure, now);
            }
        }
        poke.run();
    }

    private void failed(Target target, Throwable thrown, Instant now) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        String why = String.valueOf(cause.getMessage());
        DeviceLinkException.Kind kind =
                cause instanceof DeviceLinkException failure ? failure.kind() : DeviceLinkException.Kind.UNCERTAIN;
        switch (kind) {
            case NOT_ONLINE -> {
                if (target.level() == Level.SENDING && command.state() == State.RUNNING) {
                    target.postpone(now, now.plus(POSTPONED), why);
                    changed(target);
                } else {
                    to(target, target.level() == Level.SENDING ? Level.CANCELLED : Level.UNCERTAIN, now, why);
                }
            }
            case INPUT, REFUSED -> to(target, Level.REFUSED, now, why);
            case UNCERTAIN -> to(target, Level.UNCERTAIN, now, why + "; it is not sent again");
        }
    }

    /** Stores what has changed; what cannot be stored now is the next time. */
    private void flush() {
        Map<DeviceId, TargetResult> news;
        FleetCommand own;
        boolean commandToo;
        synchronized (this) {
            news = new HashMap<>(unstored);
            unstored.clear();
            own = command;
            commandToo = commandUnstored;
            commandUnstored = false;
        }
        try {
            if (!news.isEmpty()) {
                ports.store().update(own.id(), news.values());
            }
            if (commandToo) {
                ports.store().update(own);
            }
        } catch (FleetStoreException e) {
            LOG.debug("command {} is stored later: {}", own.id(), e.getMessage());
            synchronized (this) {
                news.forEach(unstored::putIfAbsent);
                commandUnstored |= commandToo;
            }
        }
    }
}
