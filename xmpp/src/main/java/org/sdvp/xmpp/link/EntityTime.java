package org.sdvp.xmpp.link;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.TimeSource;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.IqMux;
import org.sdvp.xmpp.StanzaErrorException;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppException;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.StanzaError;
import org.sdvp.xmpp.stanza.StanzaError.Condition;

/** Both ends of the question what time it is (XEP-0202). */
public final class EntityTime {
    private static final String NAMESPACE = "urn:xmpp:time";
    private static final String TIME = "time";
    private static final String UTC = "utc";

    private EntityTime() {}

    /**
     * How far another clock is from the own one.
     *
     * @param ahead the other one's time less the own, at the middle of the question; negative if it is behind
     * @param uncertainty how far off that may be: half of the round trip and what the answer rounds to
     */
    public record Offset(Duration ahead, Duration uncertainty) {}

    /**
     * Answers with the time from now on, for those who are admitted at all. The time zone is not told, but UTC: it would say
     * where a house stands.
     */
    public static XmppConnection.Registration answer(XmppConnection connection, TimeSource time) {
        return connection
                .iqs()
                .register(
                        new IqMux.Route(Iq.Type.GET, NAMESPACE, TIME),
                        Set.of(NAMESPACE),
                        request -> CompletableFuture.completedFuture(request.result(XmlElement.of(NAMESPACE, TIME)
                                .child("tzo", "Z")
                                .child(
                                        UTC,
                                        time.now()
                                                .truncatedTo(ChronoUnit.MILLIS)
                                                .toString())
                                .build())));
    }

    /**
     * Asks somebody.
     *
     * @param connection of who asks
     * @param whom a full address, or that of an XMPP server
     * @param time the own clock
     * @param timeout how long to wait for the answer
     * @return how far the clocks are apart; {@link StanzaErrorException} if the answer is none, or another {@link
     *     XmppException}
     */
    public static CompletionStage<Offset> ask(XmppConnection connection, Jid whom, TimeSource time, Duration timeout) {
        Instant asked = time.now();
        Iq question = Iq.get(whom, XmlElement.of(NAMESPACE, TIME).build());
        return connection.sendIq(question, timeout).thenApply(answer -> {
            Duration half = Duration.between(asked, time.now()).dividedBy(2);
            String text = answer.payload()
                    .flatMap(payload -> payload.child(NAMESPACE, UTC))
                    .map(XmlElement::text)
                    .orElse("");
            try {
                Instant told = Instant.parse(text);
                Duration rounding = text.contains(".") ? Duration.ofMillis(1) : Duration.ofSeconds(1);
                return new Offset(Duration.between(asked.plus(half), told), half.plus(rounding));
            } catch (DateTimeException e) {
                throw new StanzaErrorException(
                        whom.toString(),
                        StanzaError.of(Condition.BAD_REQUEST, "expected a time of XEP-0082, but got \"" + text + "\""),
                        answer.payload());
            }
        });
    }
}
