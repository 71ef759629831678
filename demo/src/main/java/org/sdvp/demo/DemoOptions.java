package org.sdvp.demo;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.sdvp.demo.xmppserver.XmppServerKind;

/**
 * What a person asks of the demo.
 *
 * @param pumps number of heat pumps, 1 to 1,000
 * @param runFor how long to run; empty: until stopped
 * @param speed simulated seconds in a second
 * @param story whether to tell the story
 * @param kind which private XMPP server to run
 * @param outside another XMPP server to use instead
 */
public record DemoOptions(
        int pumps,
        Optional<Duration> runFor,
        double speed,
        boolean story,
        XmppServerKind kind,
        Optional<Outside> outside) {
    /** Most pumps that one process can be asked for. */
    public static final int MOST_PUMPS = 1000;

    /** Ten pumps a minute of whose time pass in a second, with the story, on Prosody, until stopped. */
    public static final DemoOptions USUAL =
            new DemoOptions(10, Optional.empty(), 60, true, XmppServerKind.PROSODY, Optional.empty());

    /** Checks the number of pumps. */
    public DemoOptions {
        if (pumps < 1 || pumps > MOST_PUMPS) {
            throw new IllegalArgumentException("pumps must be 1 to " + MOST_PUMPS + ", but is " + pumps);
        }
    }

    /**
     * An XMPP server that is there already.
     *
     * @param address of it
     * @param caFile certificates to trust; empty: the JDK's
     * @param accounts file of accounts, see {@link Accounts#load}
     */
    public record Outside(InetSocketAddress address, Optional<Path> caFile, Path accounts) {}
}
