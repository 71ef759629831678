package org.sdvp.agent.config;

import java.time.Duration;
import org.sdvp.acsi.control.ControlSettings;
import org.sdvp.acsi.server.ServerLimits;
import org.sdvp.xmpp.Backoff;
import org.sdvp.xmpp.PeerLiveness;

/** Reads the section {@code limits} of the file of an agent. */
final class LimitsReader {
    private static final int MOST_ASSOCIATIONS = 10_000;
    private static final int MOST_OCTETS = 1 << 24;
    private static final String[] LIMITS = {
        "associations",
        "associations-per-peer",
        "outstanding-calls",
        "message-octets",
        "command-age",
        "metered",
        "priority",
        "ping-interval",
        "ping-timeout",
        "login-waits",
        "old-after-periods",
        "old-after-least",
        "calls"
    };

    private LimitsReader() {}

    /** The limits that the file sets; the usual ones where it sets none. */
    static AgentLimits limits(Section root) {
        Section section = root.section("limits").only(LIMITS);
        ServerLimits server = ServerLimits.defaults();
        ControlSettings control = ControlSettings.defaults();
        int all = section.integer("associations", server.maxAssociations(), 1, MOST_ASSOCIATIONS);
        return new AgentLimits(
                server.withAssociations(
                                all,
                                section.integer(
                                        "associations-per-peer",
                                        Math.min(all, server.maxAssociationsPerPeer()),
                                        1,
                                        MOST_ASSOCIATIONS))
                        .withMaxOutstandingCalls(section.integer(
                                "outstanding-calls", server.maxOutstandingCalls(), 1, MOST_ASSOCIATIONS))
                        .withMaxMessageSize(
                                section.integer("message-octets", server.maxMessageSize(), 1024, MOST_OCTETS)),
                control.withMaxCommandAge(section.duration("command-age", control.maxCommandAge())),
                liveness(section),
                section.integer("priority", AgentLimits.USUAL.priority(), -128, 127),
                backoff(section.section("login-waits").only("first", "most", "refused", "scatter")),
                new AgentLimits.Silence(
                        section.integer("old-after-periods", AgentLimits.Silence.USUAL.periods(), 1, 1000),
                        section.duration("old-after-least", AgentLimits.Silence.USUAL.least())));
    }

    private static PeerLiveness.Settings liveness(Section section) {
        PeerLiveness.Settings usual =
                section.flag("metered", false) ? PeerLiveness.Settings.METERED : PeerLiveness.Settings.USUAL;
        Duration interval = section.duration("ping-interval", usual.interval());
        boolean grows = usual.longest().compareTo(usual.interval()) > 0;
        Duration longest = grows && usual.longest().compareTo(interval) > 0 ? usual.longest() : interval;
        return new PeerLiveness.Settings(interval, section.duration("ping-timeout", usual.timeout()), longest);
    }

    private static Duration scatter(Section section, Duration first, Duration most) {
        Duration usual = Backoff.USUAL.scatter();
        Duration least = usual.compareTo(first) < 0 ? first : usual;
        Duration scatter = section.duration("scatter", least.compareTo(most) < 0 ? least : most);
        if (scatter.compareTo(first) < 0 || scatter.compareTo(most) > 0) {
            throw section.fault("scatter", "between first and most, " + first + " and " + most);
        }
        return scatter;
    }

    private static Backoff backoff(Section section) {
        Backoff usual = Backoff.USUAL;
        Duration first = section.duration("first", usual.first());
        Duration most = section.duration("most", usual.most());
        if (first.compareTo(most) > 0) {
            throw section.fault("first", "no more than most, " + most);
        }
        return new Backoff(
                first,
                most,
                usual.factor(),
                usual.spread(),
                section.duration("refused", usual.refused()),
                scatter(section, first, most));
    }
}
