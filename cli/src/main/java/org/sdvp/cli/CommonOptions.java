package org.sdvp.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdvp.cli.output.Screen;
import org.sdvp.cli.session.DeviceSession;
import org.sdvp.operator.InputException;
import org.sdvp.operator.Operator;
import org.sdvp.operator.OperatorSettings;
import org.sdvp.operator.profile.ConnectionProfile;
import org.sdvp.operator.profile.ProfileException;
import org.sdvp.wire.choice.FormatChoice;
import org.sdvp.xmpp.stanza.Jid;
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
    private Duration timeout = Duration.ofSeconds(10);

    @Option(
            names = "--format-order",
            paramLabel = "FORMAT",
            split = ",",
            description = "wire formats to speak, the best first, such as rpc,compact; sdvp2 allows original boxes"
                    + " (default: the profile's)")
    private List<String> formatOrder = List.of();

    @Option(
            names = {"-v", "--verbose"},
            description = "tell on standard error what happens; twice: the stanzas too, without passwords")
    private boolean[] verbose = {};

    /** Logs in with the profile asked for. */
    Operator login(Surroundings around) {
        Logging.verbosity(verbose.length);
        ConnectionProfile found = around.profiles().find(Optional.ofNullable(profile));
        OperatorSettings settings = OperatorSettings.usual(formats(found)).withCallTimeout(timeout);
        try {
            return Operator.login(around.connector(), found, settings);
        } catch (IllegalArgumentException e) {
            throw new ProfileException("profile of " + found.jid() + ": " + e.getMessage());
        }
    }

    private FormatChoice formats(ConnectionProfile found) {
        try {
            return FormatChoice.named(formatOrder.isEmpty() ? found.formats() : formatOrder);
        } catch (IllegalArgumentException e) {
            throw new InputException("--format-order: " + e.getMessage());
        }
    }

    /** The domain of the profile asked for. */
    String domain(Surroundings around) {
        return account(around).domain();
    }

    /** The address of the profile asked for. */
    Jid account(Surroundings around) {
        return around.profiles().find(Optional.ofNullable(profile)).jid();
    }

    /** Whether more than warnings shall be told. */
    boolean verbose() {
        return verbose.length > 0;
    }

    boolean json() {
        return json;
    }

    /** What a command in a package of its own gets of a run. */
    DeviceSession session(Surroundings around) {
        return new DeviceSession() {
            @Override
            public Operator login() {
                return CommonOptions.this.login(around);
            }

            @Override
            public ConnectionProfile profile() {
                return around.profiles().find(Optional.ofNullable(profile));
            }

            @Override
            public boolean json() {
                return json;
            }

            @Override
            public boolean verbose() {
                return CommonOptions.this.verbose();
            }

            @Override
            public Screen screen() {
                return around.screen();
            }

            @Override
            public PrintStream out() {
                return around.out();
            }

            @Override
            public void tell(String message) {
                around.tell(message);
            }

            @Override
            public void onStop(Runnable task) {
                Signals.onStop(task);
            }
        };
    }
}
