package org.sdvp.cli.enrol;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sdvp.cli.output.Screen;
import org.sdvp.operator.profile.ConnectionProfile;
import org.sdvp.xmpp.XmppConnector;

/**
 * What the commands of this package get from outside.
 *
 * @param out standard output
 * @param screen what that is
 * @param tell says something to the person on standard error
 * @param env the environment
 * @param connector makes connections to XMPP servers
 * @param profiles finds the profile of the desk's account: the one asked for, or the usual
 * @param desk the directory of the desk unless another is named
 * @param onStop runs a task when the person ends the program
 */
public record Office(
        PrintStream out,
        Screen screen,
        Consumer<String> tell,
        Map<String, String> env,
        XmppConnector connector,
        Function<Optional<Path>, ConnectionProfile> profiles,
        Path desk,
        Consumer<Runnable> onStop) {}
