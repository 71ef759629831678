package org.sdvp.agent.slots;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * The program of a slot as a Java process of its own. It is told to end by the end of its standard input, which comes also
 * if the supervisor is killed.
 */
public final class JavaProcess implements AgentProcess {
    /** The system property that tells a program the folder of the slots. */
    public static final String SLOTS = "sdvp.slots";

    /** The system property that tells a program its slot. */
    public static final String SLOT = "sdvp.slot";

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int NATIVE_ACCESS_SINCE = 24;

    private final Process process;

    private JavaProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts programs by the JVM that this one runs on.
     *
     * @param slots the folder
     * @param env the environment: {@code SDVP_JAVA_OPTS}
     * @param command main class and arguments
     */
    public static Starter starter(Slots slots, Map<String, String> env, List<String> command) {
        List<String> options = new ArrayList<>();
        options.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        options.add("-XX:+UseSerialGC");
        if (Runtime.version().feature() >= NATIVE_ACCESS_SINCE) {
            options.add("--enable-native-access=ALL-UNNAMED");
        }
        String more = env.getOrDefault("SDVP_JAVA_OPTS", "").strip();
        if (!more.isEmpty()) {
            options.addAll(List.of(more.split("\\s+")));
        }
        options.add("-D" + SLOTS + "=" + slots.folder());
        return slot -> {
            List<String> all = new ArrayList<>(options);
            all.add("-D" + SLOT + "=" + slot.folder());
            all.addAll(List.of("-cp", slots.lib(slot) + "/*"));
            all.addAll(command);
            return new JavaProcess(new ProcessBuilder(all)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        };
    }

    /** The slot that this program was started from by a supervisor; empty if it was not. */
    public static Optional<Slot> ownSlot() {
        return Optional.ofNullable(System.getProperty(SLOT))
                .filter(name -> System.getProperty(SLOTS) != null)
                .flatMap(Slot::of);
    }

    /** The folder of the slots that this program was started from; empty if it was not. */
    public static Optional<Slots> ownSlots() {
        return Optional.ofNullable(System.getProperty(SLOTS)).map(Path::of).map(Slots::new);
    }

    @Override
    public OptionalInt await(Duration atMost) throws InterruptedException {
        return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)
                ? OptionalInt.of(process.exitValue())
                : OptionalInt.empty();
    }

    @Override
    public void end() throws InterruptedException {
        try {
            process.getOutputStream().close();
            process.destroy();
            if (await(GRACE).isPresent()) {
                return;
            }
        } catch (IOException e) {
            // Its input is closed already: then it is ending.
            process.destroy();
        } finally {
            process.destroyForcibly();
        }
        await(GRACE);
    }
}
