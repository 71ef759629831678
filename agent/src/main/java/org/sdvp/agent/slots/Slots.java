package org.sdvp.agent.slots;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sdvp.agent.disk.DurableFile;
import org.sdvp.agent.firmware.InstallTarget.Fate;
import org.sdvp.agent.firmware.InstallTarget.Outcome;
import org.sdvp.heatpump.firmware.FirmwareVersion;

/**
 * The folder of the slots: {@code a} and {@code b}, each with {@code lib/*.jar} and {@code version}; {@code current} names
 * the one that runs for good, {@code trial} is there while another has to prove itself, {@code health} is how it does, and
 * {@code outcome} what became of the last one. Each file is replaced as a whole.
 */
public final class Slots {
    private final Path folder;

    /** Those of a folder. */
    public Slots(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /** The folder of a slot. */
    public Path folder(Slot slot) {
        return folder.resolve(slot.folder());
    }

    /** The folder of a slot's JARs. */
    public Path lib(Slot slot) {
        return folder(slot).resolve("lib");
    }

    /**
     * The slot that runs for good; empty if there is none yet.
     *
     * @throws IOException if that cannot be read
     */
    public Optional<Slot> current() throws IOException {
        return read("current").map(String::strip).flatMap(Slot::of);
    }

    /**
     * The version in a slot; {@code 0} if it does not say.
     *
     * @throws IOException if that cannot be read
     */
    public FirmwareVersion version(Slot slot) throws IOException {
        return new FirmwareVersion(
                read(slot.folder() + "/version").map(String::strip).orElse("0"));
    }

    /**
     * Fills slot a, where no slot runs yet.
     *
     * @param application a ZIP file of JARs
     * @throws IOException if the disk fails
     */
    public void seed(Path application, FirmwareVersion version) throws IOException {
        Files.createDirectories(folder);
        fill(Slot.A, application, 0, version);
        write("current", Slot.A.folder());
    }

    /**
     * Puts a program into a slot that does not run.
     *
     * @param application file with a ZIP file of JARs in it
     * @param offset where that begins
     * @throws org.sdvp.heatpump.firmware.FirmwareFormatException if it is no such thing
     * @throws IOException if the disk fails
     */
    void fill(Slot slot, Path application, long offset, FirmwareVersion version) throws IOException {
        Path fresh = folder.resolve(slot.folder() + ".new");
        DurableFile.deleteTree(fresh);
        Path lib = Files.createDirectories(fresh.resolve("lib"));
        ApplicationArchive.unpack(application, offset, lib);
        DurableFile.force(lib);
        DurableFile.write(fresh.resolve("version"), (version.text() + "\n").getBytes(StandardCharsets.UTF_8));
        DurableFile.deleteTree(folder(slot));
        DurableFile.move(fresh, folder(slot));
    }

    /** The version that has to prove itself; empty if none has. */
    Optional<Trial> trial() throws IOException {
        return read("trial").map(Slots::lines).flatMap(Trial::of);
    }

    /** Has a version prove itself from its next start on. */
    void begin(Trial trial) throws IOException {
        forgetOutcome();
        DurableFile.delete(folder.resolve("health"));
        keep(trial);
    }

    /** Forgets what became of the last version. */
    void forgetOutcome() throws IOException {
        DurableFile.delete(folder.resolve("outcome"));
    }

    /** Keeps how often a version has been started. */
    void keep(Trial trial) throws IOException {
        write("trial", trial.text());
    }

    /** Says that the version on trial works. */
    void healthy(Trial trial) throws IOException {
        write("health", trial.id());
    }

    /** Whether it does. */
    boolean isHealthy(Trial trial) throws IOException {
        return read("health").map(String::strip).filter(trial.id()::equals).isPresent();
    }

    /** Has the version on trial run for good. */
    void commit(Trial trial) throws IOException {
        write("current", trial.slot().folder());
        end(trial, "installed", "");
    }

    /** Has the version before run on. */
    void rollBack(Trial trial, String reason) throws IOException {
        end(trial, "rolled-back", reason);
    }

    // In this order: whatever comes between two of them, the next start does the same once more.
    private void end(Trial trial, String fate, String reason) throws IOException {
        write("outcome", "fate=" + fate + "\nversion=" + trial.version() + "\nreason=" + reason + "\n");
        DurableFile.delete(folder.resolve("trial"));
        DurableFile.delete(folder.resolve("health"));
    }

    /** What became of the last version that had to prove itself. */
    Outcome outcome() throws IOException {
        if (trial().isPresent()) {
            return new Outcome(Fate.ON_TRIAL, "");
        }
        Map<String, String> lines = read("outcome").map(Slots::lines).orElse(Map.of());
        return switch (lines.getOrDefault("fate", "")) {
            case "installed" -> new Outcome(Fate.INSTALLED, "");
            case "rolled-back" -> new Outcome(Fate.ROLLED_BACK, lines.getOrDefault("reason", ""));
            default -> new Outcome(Fate.UNKNOWN, "");
        };
    }

    /** The trial of a version that has just been put into a slot. */
    static Trial fresh(Slot slot, FirmwareVersion version, Duration limit) {
        return new Trial(java.util.UUID.randomUUID().toString(), slot, version.text(), limit, 0);
    }

    private void write(String name, String text) throws IOException {
        DurableFile.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> read(String name) throws IOException {
        try {
            return Optional.of(Files.readString(folder.resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> lines(String text) {
        Map<String, String> lines = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                lines.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        return lines;
    }
}
