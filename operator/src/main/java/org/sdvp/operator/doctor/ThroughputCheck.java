package org.sdvp.operator.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.TimeSource;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.StanzaErrorException;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppException;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Namespaces;

/** How fast the XMPP server takes stanzas of the account: many hold clients to a few thousand octets a second. */
final class ThroughputCheck {
    private static final String CHECK = "throughput";
    private static final int PINGS = 4;
    private static final int OCTETS = 15_000;
    private static final double LEAST = 20_000;
    private static final double MILLIS = 1e3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private ThroughputCheck() {}

    /** Sends pings (XEP-0199) of 60 kB together to the XMPP server, and waits for the answers, a minute at most. */
    static Finding of(XmppConnection connection, TimeSource time) {
        XmlElement ping =
                XmlElement.of(Namespaces.PING, "ping").text(" ".repeat(OCTETS)).build();
        long start = time.now().toEpochMilli();
        try {
            List<CompletionStage<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < PINGS; i++) {
                answers.add(connection
                        .sendIq(Iq.get(connection.jid().domainJid(), ping), PATIENCE)
                        .handle((answer, failure) -> answered(failure)));
            }
            answers.forEach(Waiting::on);
        } catch (XmppException e) {
            return Finding.fail(
                    CHECK,
                    "60 kB did not get through: " + e.getMessage(),
                    "raise what the XMPP server lets a client send (ejabberd: shaper, max_stanza_size; Prosody: limits)");
        }
        return judged(Duration.ofMillis(time.now().toEpochMilli() - start));
    }

    /** An answer is one too that says that the XMPP server knows no pings. */
    private static boolean answered(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof RuntimeException e && !(e instanceof StanzaErrorException)) {
            throw e;
        }
        return true;
    }

    /** Judges by the time that 60 kB took. */
    static Finding judged(Duration took) {
        double rate = PINGS * OCTETS * MILLIS / Math.max(1, took.toMillis());
        String found = String.format(
                Locale.ROOT, "60 kB to the XMPP server and an answer took %.2f s", took.toMillis() / MILLIS);
        return rate < LEAST
                ? Finding.warn(
                        CHECK,
                        found + String.format(Locale.ROOT, ": %.1f kB/s", rate / MILLIS),
                        "if the link itself is faster, raise the limit of the XMPP server (ejabberd: shaper: normal: rate:"
                                + " 200000 and burst_size: 200000, it comes with 3000; Prosody: limits = { c2s = { rate ="
                                + " \"200kb/s\" } }, Debian sets 10kb/s)")
                : Finding.ok(CHECK, found);
    }
}
