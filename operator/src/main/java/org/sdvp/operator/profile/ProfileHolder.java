package org.sdvp.operator.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process that has written a profile for as long as it runs, such as a demo. It stands in the first line, a comment:
 * when it was killed, others see that nobody stands behind the profile any more.
 *
 * @param pid its process id
 * @param started when it was started, since process ids come again; empty if the system does not tell
 */
public record ProfileHolder(long pid, Optional<Instant> started) {
    private static final String NO_TIME = "-";
    private static final Pattern LINE = Pattern.compile("# held by process ([0-9]{1,18}) since (\\S+)");

    /** This process. */
    public static ProfileHolder current() {
        return of(ProcessHandle.current());
    }

    private static ProfileHolder of(ProcessHandle process) {
        return new ProfileHolder(process.pid(), process.info().startInstant());
    }

    /** The line that stands in a profile. */
    String line() {
        return "# held by process " + pid + " since "
                + started.map(Instant::toString).orElse(NO_TIME);
    }

    /** Whether it still runs. */
    public boolean isRunning() {
        return ProcessHandle.of(pid).map(ProfileHolder::of).filter(this::equals).isPresent();
    }

    /**
     * Who holds a profile.
     *
     * @return empty if nobody does, so that it stays until somebody deletes it
     * @throws ProfileException if the file cannot be read
     */
    public static Optional<ProfileHolder> of(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new ProfileException("profile " + file + " cannot be read: " + e.getMessage());
        }
        Matcher first = LINE.matcher(lines.isEmpty() ? "" : lines.get(0));
        if (!first.matches()) {
            return Optional.empty();
        }
        Optional<Instant> since =
                first.group(2).equals(NO_TIME) ? Optional.empty() : Optional.of(Instant.parse(first.group(2)));
        return Optional.of(new ProfileHolder(Long.parseLong(first.group(1)), since));
    }
}
