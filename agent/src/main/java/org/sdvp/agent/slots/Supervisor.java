package org.sdvp.agent.slots;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Keeps the program of the current slot running, and has a new version prove itself: it is started up to three times, and
 * must come online within its limit each time. If it does not, the slot before runs again. Nothing but files is
 * remembered, and those are there before anything follows from them: a supervisor that is killed goes on where it was.
 */
public final class Supervisor {
    /** The exit code by which a program asks to be started anew at once. */
    public static final int RESTART = 75;

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Slots slots;
    private final AgentProcess.Starter starter;
    private final Parts parts;
    private Duration wait = FIRST_WAIT;

    /**
     * What it works with.
     *
     * @param nanos a clock that never goes back
     * @param pause waits, or until it is to end
     * @param stopped whether it is to end
     * @param said hears what happens, for people
     */
    public record Parts(LongSupplier nanos, Pause pause, BooleanSupplier stopped, Consumer<String> said) {}

    /** Waits. */
    public interface Pause {
        /**
         * Waits so long, or until the supervisor is to end.
         *
         * @throws InterruptedException if the thread is interrupted
         */
        void await(Duration time) throws InterruptedException;
    }

    /** One over the slots of a folder. */
    public Supervisor(Slots slots, AgentProcess.Starter starter, Parts parts) {
        this.slots = slots;
        this.starter = starter;
        this.parts = parts;
    }

    /**
     * Runs until it is stopped.
     *
     * @throws IOException if the folder cannot be read or written, or no program can be started
     * @throws InterruptedException if the thread is interrupted; the program is ended then
     */
    public void run() throws IOException, InterruptedException {
        while (!isStopped()) {
            Optional<Trial> trial = slots.trial();
            if (trial.isPresent()) {
                tryOut(trial.get());
            } else {
                runCurrent();
            }
        }
    }

    private void runCurrent() throws IOException, InterruptedException {
        Slot slot = slots.current()
                .orElseThrow(() -> new IOException(slots.folder() + ": expected a file \"current\" that names a slot"));
        attend(starter.start(slot), "version " + slots.version(slot));
    }

    /** Waits for the end of a program that has proved itself. */
    private void attend(AgentProcess process, String what) throws InterruptedException {
        long begin = parts.nanos().getAsLong();
        OptionalInt code = OptionalInt.empty();
        try {
            while (code.isEmpty() && !isStopped()) {
                code = process.await(LOOK);
            }
        } finally {
            if (code.isEmpty()) {
                process.end();
            }
        }
        if (code.isPresent() && code.getAsInt() != RESTART) {
            if (elapsed(begin).compareTo(LONGEST_WAIT) > 0) {
                wait = FIRST_WAIT;
            }
            pause(what + " has ended with " + code.getAsInt());
        }
    }

    private void tryOut(Trial trial) throws IOException, InterruptedException {
        if (slots.isHealthy(trial)) {
            commit(trial);
        } else if (trial.starts() >= Trial.MOST_STARTS) {
            rollBack(
                    trial,
                    "version " + trial.version() + " was started " + trial.starts()
                            + " times and ended before it came online");
        } else {
            start(trial.started());
        }
    }

    private void start(Trial trial) throws IOException, InterruptedException {
        // Before the start: a version that takes the whole box down with it has had its chance, too.
        slots.keep(trial);
        parts.said()
                .accept("starting version " + trial.version() + " on trial (" + trial.starts() + " of "
                        + Trial.MOST_STARTS + ")");
        AgentProcess process;
        try {
            process = starter.start(trial.slot());
        } catch (IOException e) {
            rollBack(trial, "version " + trial.version() + " cannot be started: " + e.getMessage());
            return;
        }
        watch(trial, process);
    }

    private void watch(Trial trial, AgentProcess process) throws IOException, InterruptedException {
        long begin = parts.nanos().getAsLong();
        boolean over = false;
        try {
            while (!over && !isStopped()) {
                OptionalInt code = process.await(LOOK);
                if (slots.isHealthy(trial)) {
                    commit(trial);
                    over = true;
                    if (code.isEmpty()) {
                        attend(process, "version " + trial.version());
                    }
                } else if (code.isPresent()) {
                    over = true;
                    pause("version " + trial.version() + " has ended with " + code.getAsInt() + " on trial");
                } else if (elapsed(begin).compareTo(trial.limit()) > 0) {
                    over = true;
                    process.end();
                    rollBack(
                            trial,
                            "version " + trial.version() + " did not come online within "
                                    + trial.limit().toSeconds() + " s");
                }
            }
        } finally {
            if (!over) {
                process.end();
            }
        }
    }

    private void commit(Trial trial) throws IOException {
        slots.commit(trial);
        wait = FIRST_WAIT;
        parts.said().accept("version " + trial.version() + " is installed");
    }

    private void rollBack(Trial trial, String reason) throws IOException {
        slots.rollBack(trial, reason);
        wait = FIRST_WAIT;
        parts.said().accept(reason + "; the version before runs again");
    }

    private void pause(String why) throws InterruptedException {
        if (!isStopped()) {
            parts.said().accept(why + "; starting it anew in " + wait.toSeconds() + " s");
            parts.pause().await(wait);
            Duration twice = wait.multipliedBy(2);
            wait = twice.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : twice;
        }
    }

    private Duration elapsed(long begin) {
        return Duration.ofNanos(parts.nanos().getAsLong() - begin);
    }

    private boolean isStopped() {
        return parts.stopped().getAsBoolean();
    }
}
