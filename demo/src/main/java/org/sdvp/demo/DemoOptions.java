package org.sdvp.demo;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.sdvp.agent.config.SimulatedConfig;
import org.sdvp.demo.xmppserver.XmppServerKind;

/**
 * What a person asks of the demo.
 *
 * @param pumps number of heat pumps, 1 to 1,000
 * @param runFor how long to run; empty: until stopped
 * @param speed simulated seconds in a second, 0.1 to 100,000
 * @param story whether to tell the story
 * @param kind which private XMPP server to run
 * @param outside another XMPP server to use instead
 * @param c heat pumps in C beside the others
 * @param page control centre for browsers; empty: none. With another XMPP server there is none: its accounts are not ours
 */
public record DemoOptions(
        int pumps,
        Optional<Duration> runFor,
        double speed,
        boolean story,
        XmppServerKind kind,
        Optional<Outside> outside,
        Optional<InC> c,
        Optional<Page> page) {
    /** Most pumps that one process can be asked for. */
    public static final int MOST_PUMPS = 1000;

    /** Ten pumps a minute of whose time pass in a second, with the story, on Prosody, until stopped. */
    public static final DemoOptions USUAL = new DemoOptions(
            10,
            Optional.empty(),
            60,
            true,
            XmppServerKind.PROSODY,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Checks the numbers. */
    public DemoOptions {
        if (pumps < 1 || pumps > MOST_PUMPS) {
            throw new IllegalArgumentException("pumps must be 1 to " + MOST_PUMPS + ", but is " + pumps);
        }
        if (!(speed >= SimulatedConfig.SLOWEST && speed <= SimulatedConfig.FASTEST)) {
            throw new IllegalArgumentException("speed must be " + SimulatedConfig.SLOWEST + " to "
                    + SimulatedConfig.FASTEST + ", but is " + speed);
        }
    }

    /** Number of heat pumps in C. */
    int pumpsInC() {
        return c.map(InC::pumps).orElse(0);
    }

    /**
     * Heat pumps in C.
     *
     * @param pumps number of them, 1 to 100
     * @param program the agent in C, {@code sdvp-agent-c}, which each of them is a process of
     */
    public record InC(int pumps, Path program) {
        /** Most of them: each is a process. */
        public static final int MOST_PUMPS = 100;

        /** Checks number and program. */
        public InC {
            if (pumps < 1 || pumps > MOST_PUMPS) {
                throw new IllegalArgumentException("heat pumps in C must be 0 to " + MOST_PUMPS + ", but are " + pumps);
            }
            if (!Files.isExecutable(program)) {
                throw new IllegalArgumentException("expected the agent in C (sdvp-agent-c) at " + program
                        + ", but there is no such program; ./sdvp c build makes it");
            }
        }
    }

    /**
     * The control centre's page.
     *
     * @param port where; 0: any that is free; empty: 8080, or any that is free if that is taken
     * @param opened whether to open it in a browser of the desktop, if there is one
     */
    public record Page(OptionalInt port, boolean opened) {
        private static final int GREATEST = 65_535;

        /** Checks the port. */
        public Page {
            if (port.isPresent() && (port.getAsInt() < 0 || port.getAsInt() > GREATEST)) {
                throw new IllegalArgumentException("port must be 0 to " + GREATEST + ", but is " + port.getAsInt());
            }
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
