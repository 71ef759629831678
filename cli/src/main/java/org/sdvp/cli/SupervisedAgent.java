package org.sdvp.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.sdvp.agent.config.AgentConfig;
import org.sdvp.agent.config.FirmwareConfig;
import org.sdvp.agent.firmware.InstallTarget;
import org.sdvp.agent.slots.ApplicationArchive;
import org.sdvp.agent.slots.JavaProcess;
import org.sdvp.agent.slots.Slot;
import org.sdvp.agent.slots.SlotTarget;
import org.sdvp.agent.slots.Slots;
import org.sdvp.agent.slots.Supervisor;
import org.sdvp.heatpump.firmware.FirmwareFormatException;
import org.sdvp.heatpump.firmware.FirmwareVersion;
import org.sdvp.operator.InputException;

/** {@code sdvp agent --slots}: the supervisor, and the agent that it has started. */
final class SupervisedAgent {
    private static final int INPUT = 64;

    private final Surroundings around;

    SupervisedAgent(Surroundings around) {
        this.around = around;
    }

    /** Whether this process was started by a supervisor. */
    static boolean isSupervised() {
        return JavaProcess.ownSlot().isPresent();
    }

    /**
     * Supervises until Ctrl-C or TERM.
     *
     * @param folder of the slots; filled with this program if it is empty
     * @param arguments of the agent
     * @param stop counted down to have it end before
     */
    int supervise(Path folder, List<String> arguments, CountDownLatch stop) throws InterruptedException {
        Signals.onStop(stop::countDown);
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
                supervisor(slots, stop, arguments).run();
            }
            return ExitCode.OK;
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
            slots.seed(archive, version());
            around.tell("slot a has been filled with this program, version " + version());
        } finally {
            Files.delete(archive);
        }
    }

    private Supervisor supervisor(Slots slots, CountDownLatch stop, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(Sdvp.class.getName(), "agent"));
        command.addAll(arguments);
        return new Supervisor(
                slots,
                JavaProcess.starter(slots, around.env(), command),
                new Supervisor.Parts(
                        System::nanoTime,
                        time -> stop.await(time.toMillis(), TimeUnit.MILLISECONDS),
                        () -> stop.getCount() == 0,
                        around::tell));
    }

    /** The version of this program: that of its slot, or of its build. */
    static FirmwareVersion version() {
        String build = Optional.ofNullable(Sdvp.class.getPackage().getImplementationVersion())
                .orElse("0");
        try {
            return new FirmwareVersion(build);
        } catch (FirmwareFormatException e) {
            return new FirmwareVersion("0");
        }
    }

    /** Where this process can install updates. */
    static InstallTarget target(AgentConfig config, Runnable restart) {
        Optional<Slot> own = JavaProcess.ownSlot();
        Optional<Slots> slots = JavaProcess.ownSlots();
        if (own.isEmpty() || slots.isEmpty()) {
            return InstallTarget.none(version());
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
    static void onOrphaned(InputStream input, Runnable task) {
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
