package org.sdvp.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Screen;
import org.sdvp.operator.profile.ProfileLookup;
import org.sdvp.xmpp.XmppConnector;

/**
 * What a run of the command gets from outside, so that tests can give it something else.
 *
 * @param out standard output, UTF-8
 * @param err standard error, UTF-8
 * @param screen what standard output is
 * @param env the environment
 * @param home the user's home directory
 * @param connector makes connections to XMPP servers
 */
public record Surroundings(
        PrintStream out, PrintStream err, Screen screen, Map<String, String> env, Path home, XmppConnector connector) {
    /** Where profiles and caches lie. */
    ProfileLookup profiles() {
        return new ProfileLookup(env, home);
    }

    /** The same with another screen. */
    Surroundings with(Screen other) {
        return new Surroundings(out, err, other, env, home, connector);
    }

    /** Says something to the person, on standard error: one line, marked as ours. */
    void tell(String message) {
        err.println("sdvp: " + Cell.harmless(message));
    }
}
