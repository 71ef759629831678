package org.sdvp.cli.centre;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sdvp.operator.profile.ConnectionProfile;
import org.sdvp.xmpp.XmppConnector;

/**
 * What the commands of this package get from outside.
 *
 * @param in standard input
 * @param out standard output
 * @param tell says something to the person on standard error
 * @param env the environment
 * @param connector makes connections to XMPP servers
 * @param profiles finds the account: that of the file asked for, or the usual
 * @param state folder of what is to be kept
 * @param logging sets how much is logged: 0 warnings only
 * @param onStop runs a task when the person ends the program
 */
public record CentreAround(
        InputStream in,
        PrintStream out,
        Consumer<String> tell,
        Map<String, String> env,
        XmppConnector connector,
        Function<Optional<Path>, ConnectionProfile> profiles,
        Path state,
        Consumer<Integer> logging,
        Consumer<Runnable> onStop) {}
