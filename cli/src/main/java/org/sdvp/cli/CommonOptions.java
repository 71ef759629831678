package org.sdvp.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that logs in. */
final class CommonOptions {
    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description = "account and XMPP server to use (default: $SDVP_PROFILE, a running demo's, the user's own)")
    private @Nullable Path profile;

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "10s",
            description = "how long to wait for an answer, such as 500ms, 10s, 2m (default: ${DEFAULT-VALUE})")
    private java.time.Duration timeout = java.time.Duration.ofSeconds(10);

    @Option(
            names = {"-v", "--verbose"},
            description = "tell on standard error what happens; twice: stanzas too, without passwords")
    private boolean[] verbose = {};

    Optional<Path> profile() {
        return Optional.ofNullable(profile);
    }

    boolean json() {
        return json;
    }

    java.time.Duration timeout() {
        return timeout;
    }

    int verbosity() {
        return verbose.length;
    }
}
