package org.sdvp.centre.fleet.command;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.sdvp.centre.fleet.FleetTime;
import org.sdvp.centre.fleet.twin.Fleet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out commands to many devices, so that no device is asked twice for one decision, whatever ends in the middle: what
 * is about to be sent is on disk before. Safe for many threads; to be closed.
 */
public final class CommandEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommandEngine.class);
    private static final Duration BEAT = Duration.ofMillis(250);

    private final CommandPorts ports;
    private final Map<Long, CommandRun> runs = new ConcurrentHashMap<>();
    private final Map<Long, CommandProgress> told = new ConcurrentHashMap<>();
    private final List<Consumer<CommandProgress>> listeners = new CopyOnWriteArrayList<>();
    private FleetTime.@org.jspecify.annotations.Nullable Task next;
    private boolean working;
    private boolean again;
    private boolean closed;

    private CommandEngine(CommandPorts ports) {
        this.ports = ports;
    }

    /**
     * Begins, and goes on with what was left: devices that were not asked yet are asked; of those that were being asked it is
     * looked whether they show it, and they are not asked again.
     *
     * @throws org.sdvp.centre.fleet.FleetStoreException if the store is away
     */
    public static CommandEngine start(CommandPorts ports) {
        CommandEngine engine = new CommandEngine(ports);
        ports.store()
                .unfinished()
                .forEach(command -> engine.run(command, ports.store().results(command.id())));
        engine.poke();
        return engine;
    }

    /** What can be done to many devices. */
    public Set<FleetAction.Kind> kinds() {
        return EnumSet.of(FleetAction.Kind.OPERATE, FleetAction.Kind.WRITE, FleetAction.Kind.SCHEDULE);
    }

    /**
     * Begins a command.
     *
     * @param key what tells a repetition of the same request; empty for none
     * @return it, or the one that was begun with that key before
     * @throws IllegalArgumentException if its kind is not offered, a schedule cannot be read, or a device is not one of the
     *     tenant's
     * @throws org.sdvp.centre.fleet.FleetStoreException if it cannot be stored; nothing is sent then
     */
    public FleetCommand submit(CommandOrder order, Optional<String> key) {
        if (!kinds().contains(order.action().kind())) {
            throw new IllegalArgumentException(
                    "expected one of " + kinds() + ", not " + order.action().kind());
        }
        if (order.action().kind() == FleetAction.Kind.SCHEDULE) {
            ScheduleValue.parse(order.action().value());
        }
        order.targets().stream()
                .filter(id -> ports.fleet().device(order.tenant(), id).isEmpty())
                .findAny()
                .ifPresent(id -> {
                    throw new IllegalArgumentException("there is no device " + id);
                });
        FleetCommand wanted = new FleetCommand(
                0,
                order.tenant(),
                order.by(),
                ports.time().now().truncatedTo(ChronoUnit.MICROS),
                order.action(),
                order.rules(),
                FleetCommand.State.RUNNING,
                Optional.empty());
        FleetCommand stored;
        synchronized (this) {
            stored = ports.store().create(wanted, order.targets(), key);
            boolean isNew = stored.decided().equals(wanted.decided()) && !told.containsKey(stored.id());
            if (isNew) {
                run(stored, ports.store().results(stored.id()));
            }
        }
        poke();
        return stored;
    }

    private void run(FleetCommand command, List<TargetResult> results) {
        CommandRun run = new CommandRun(ports, command, results, this::poke);
        told.put(command.id(), run.progress());
        runs.put(command.id(), run);
    }

    /**
     * How far a command is; empty if the tenant has no such command.
     *
     * @throws org.sdvp.centre.fleet.FleetStoreException if it is over, and the store is away
     */
    public Optional<CommandProgress> progress(String tenant, long id) {
        CommandRun run = runs.get(id);
        Optional<CommandProgress> progress = run != null
                ? Optional.of(run.progress())
                : ports.store()
                        .command(id)
                        .map(command ->
                                CommandProgress.of(command, ports.store().results(id)));
        return progress.filter(own -> own.command().tenant().equals(tenant));
    }

    /** How it goes at each device, see {@link #progress}; empty if the tenant has no such command. */
    public List<TargetResult> results(String tenant, long id) {
        CommandRun run = runs.get(id);
        if (run != null) {
            return run.progress().command().tenant().equals(tenant) ? run.results() : List.of();
        }
        boolean own = ports.store()
                .command(id)
                .filter(command -> command.tenant().equals(tenant))
                .isPresent();
        return own ? ports.store().results(id) : List.of();
    }

    /** Calls a command off: who has not been asked is not. Without effect if it is over; gives whether there is one. */
    public boolean cancel(String tenant, long id) {
        Optional<CommandProgress> progress = progress(tenant, id);
        CommandRun run = runs.get(id);
        if (progress.isPresent() && run != null) {
            run.cancel();
            poke();
        }
        return progress.isPresent();
    }

    /** Tells of progress from now on, of each command at most a few times a second; called by one thread at a time. */
    public Fleet.Subscription listen(Consumer<CommandProgress> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void poke() {
        synchronized (this) {
            if (closed || working) {
                again = true;
                return;
            }
            working = true;
            if (next != null) {
                next.cancel();
                next = null;
            }
        }
        ports.time().after(Duration.ZERO, this::work);
    }

    private void work() {
        boolean more = true;
        while (more) {
            synchronized (this) {
                again = false;
                if (closed) {
                    working = false;
                    return;
                }
            }
            runs.forEach((id, run) -> tick(id, run));
            synchronized (this) {
                more = again;
                working = more;
                if (!more && !runs.isEmpty()) {
                    next = ports.time().after(BEAT, this::poke);
                }
            }
        }
    }

    private void tick(long id, CommandRun run) {
        try {
            run.tick();
            CommandProgress now = run.progress();
            CommandProgress before = told.put(id, now);
            if (!now.equals(before)) {
                tell(now);
            }
            if (run.isOver()) {
                runs.remove(id);
                // Nobody comes with the same key and the same instant any more.
                told.remove(id);
            }
        } catch (RuntimeException e) {
            LOG.error("command {} stumbled", id, e);
        }
    }

    private void tell(CommandProgress progress) {
        for (Consumer<CommandProgress> listener : listeners) {
            try {
                listener.accept(progress);
            } catch (RuntimeException e) {
                LOG.error("a listener to commands failed", e);
            }
        }
    }

    /** Sends nothing more; what is under way is found again by the next {@link #start}. */
    @Override
    public synchronized void close() {
        closed = true;
        if (next != null) {
            next.cancel();
        }
    }
}
