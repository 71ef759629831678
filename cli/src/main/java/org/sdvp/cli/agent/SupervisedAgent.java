package org.sdvp.cli.agent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.sdvp.agent.config.AgentConfig;
import org.sdvp.agent.config.FirmwareConfig;
import org.sdvp.agent.firmware.InstallTarget;
import org.sdvp.agent.slots.ApplicationArchive;
import org.sdvp.agent.slots.JavaProcess;
import org.sdvp.agent.slots.Slot;
import org.sdvp.agent.slots.SlotTarget;
import org.sdvp.agent.slots.Slots;
import org.sdvp.agent.slots.Supervisor;
import org.sdvp.operator.InputException;

/** {@code sdvp agent --slots}: the supervisor, and the agent that it has started. */
public final class SupervisedAgent {
    private static final int INPUT = 64;

    private final Map<String, String> env;
    private final Consumer<String> tell;

    /**
     * A supervisor.
     *
     * @param env the environment
     * @param tell says something to the person
     */
    public SupervisedAgent(Map<String, String> env, Consumer<String> tell) {
        this.env = env;
        this.tell = tell;
    }

    /** Whether this process was started by a supervisor. */
    public static boolean isSupervised() {
        return JavaProcess.ownSlot().isPresent();
    }

    /**
     * Supervises until it is to end.
     *
     * @param folder of the slots; filled with this program if it is empty
     * @param command main class and arguments of the agent
     * @param stop counted down to have it end
     * @throws InputException if the folder cannot be used
     * @throws InterruptedException if the thread is interrupted; the agent is ended then
     */
    public void supervise(Path folder, List<String> command, CountDownLatch stop) throws InterruptedException {
        Slots slots = new Slots(folder);
        try {
            Files.createDirectories(slots.folder());
            try (FileChannel channel = FileChannel.open(
                            slots.folder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                if (lock == null) {
                    throw new InputException(folder + " has another supervisor, which runs already");
                }
                seed(slots);
                supervisor(slots, stop, command).run();
            }
        } catch (IOException e) {
            throw new InputException("the slots in " + folder + " cannot be used: " + e);
        }
    }

    private void seed(Slots slots) throws IOException {
        if (slots.current().isPresent()) {
            return;
        }
        Path archive = Files.createTempFile(slots.folder(), "seed", ".zip");
        try {
            ApplicationArchive.pack(OwnProgram.classPath(), archive);
            slots.seed(archive, OwnProgram.version());
            tell.accept("slot a has been filled with this program, version " + OwnProgram.version());
        } finally {
            Files.delete(archive);
        }
    }

    private Supervisor supervisor(Slots slots, CountDownLatch stop, List<String> command) {
        return new Supervisor(
                slots,
                JavaProcess.starter(slots, env, command),
                new Supervisor.Parts(
                        System::nanoTime,
                        time -> stop.await(time.toMillis(), TimeUnit.MILLISECONDS),
                        () -> stop.getCount() == 0,
                        tell));
    }

    /**
     * Where this process can install updates.
     *
     * @param config of its agent
     * @param restart has this process end with {@link Supervisor#RESTART}
     * @throws InputException if its slots cannot be used
     */
    public static InstallTarget target(AgentConfig config, Runnable restart) {
        Optional<Slot> own = JavaProcess.ownSlot();
        Optional<Slots> slots = JavaProcess.ownSlots();
        if (own.isEmpty() || slots.isEmpty()) {
            return InstallTarget.none(OwnProgram.version());
        }
        FirmwareConfig.Trial trial =
                config.firmware().map(FirmwareConfig::trial).orElse(FirmwareConfig.Trial.USUAL);
        try {
            return new SlotTarget(slots.get(), own.get(), trial.limit(), restart);
        } catch (IOException e) {
            throw new InputException("the slots in " + slots.get().folder() + " cannot be used: " + e);
        }
    }

    /** Runs a task when the supervisor is gone: its end of standard input is closed then. */
    public static void onOrphaned(InputStream input, Runnable task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        byte[] ignored = new byte[INPUT];
                        while (input.read(ignored) >= 0) {
                            // Nothing is said this way.
                        }
                    } catch (IOException e) {
                        // As good as its end.
                    }
                    task.run();
                },
                "supervisor-watch");
        thread.setDaemon(true);
        thread.start();
    }
}
