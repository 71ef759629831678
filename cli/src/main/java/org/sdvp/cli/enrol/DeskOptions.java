package org.sdvp.cli.enrol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.sdvp.enrolment.desk.DeskSettings;
import org.sdvp.enrolment.desk.EnrolmentDesk;
import picocli.CommandLine.Option;

/** Options of every command that works at a desk. */
final class DeskOptions {
    @Option(
            names = "--desk",
            paramLabel = "DIR",
            description = "what the desk keeps (default: desk beside the user's own profile)")
    private Optional<Path> desk = Optional.empty();

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    boolean json() {
        return json;
    }

    Path directory(Office office) {
        return desk.orElse(office.desk());
    }

    EnrolmentDesk open(Office office) {
        Path directory = directory(office);
        DeskSettings settings = DeskSettings.load(directory);
        try {
            return new EnrolmentDesk(directory, settings, settings.accounts(), Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException("the desk in " + directory + " cannot be used: " + e.getMessage(), e);
        }
    }
}
