package org.sdvp.xmpp.rights;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.sdvp.acsi.Role;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.IqMux;
import org.sdvp.xmpp.StanzaErrorException;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppException;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.StanzaError;
import org.sdvp.xmpp.stanza.StanzaError.Condition;

/** Both ends of a question about rights. A service provider may ask about everybody, the others about themselves. */
public final class RightsQuestions {
    private RightsQuestions() {}

    /** Who knows the answers. */
    @FunctionalInterface
    public interface Explainer {
        /**
         * Explains.
         *
         * @param who a bare address
         * @param reference of data, a data set, a control block or a log, or the name of a file
         * @param service name of a service in IEC 61850-7-2; empty: all that may concern the reference
         * @throws IllegalArgumentException saying what is wrong with reference or service
         */
        Explanation explain(Jid who, String reference, Optional<String> service);
    }

    /**
     * Answers questions from now on. Refused with {@code forbidden} for somebody who asks about another, with {@code
     * bad-request} if the question makes no sense.
     *
     * @param connection of the device, whose admissions and limits hold here too
     * @param roles what an address is
     * @param explainer knows the answers
     */
    public static XmppConnection.Registration answer(
            XmppConnection connection, Function<Jid, Set<Role>> roles, Explainer explainer) {
        return connection
                .iqs()
                .register(
                        new IqMux.Route(Iq.Type.GET, RightsXml.NAMESPACE, RightsXml.EXPLAIN),
                        Set.of(RightsXml.NAMESPACE),
                        request -> CompletableFuture.completedFuture(answer(request, roles, explainer)));
    }

    private static Iq answer(Iq request, Function<Jid, Set<Role>> roles, Explainer explainer) {
        XmlElement question = request.payload().orElseThrow();
        Optional<Jid> from = request.from();
        try {
            Jid who = Jid.of(question.attribute("who").orElse("")).bare();
            boolean may = from.isPresent()
                    && (roles.apply(from.get()).contains(Role.SERVICE_PROVIDER)
                            || (from.get().bare().equals(who)
                                    && !roles.apply(from.get()).isEmpty()));
            if (!may) {
                return request.error(StanzaError.of(
                        Condition.FORBIDDEN, "only a service provider may ask about others than itself"));
            }
            return request.result(RightsXml.answer(
                    explainer.explain(who, question.attribute("reference").orElse(""), question.attribute("service"))));
        } catch (IllegalArgumentException e) {
            return request.error(StanzaError.of(Condition.BAD_REQUEST, String.valueOf(e.getMessage())));
        }
    }

    /**
     * Asks a device.
     *
     * @param connection of who asks
     * @param device full address
     * @param who about whom: bare address
     * @param reference as for {@link Explainer#explain}
     * @param service as there
     * @return the answer; {@link StanzaErrorException} if the device refuses, or another {@link XmppException}
     */
    public static CompletionStage<Explanation> ask(
            XmppConnection connection, Jid device, Jid who, String reference, Optional<String> service) {
        Iq question =
                Iq.request(Iq.Type.GET, device, RightsXml.question(who.bare().toString(), reference, service));
        return connection
                .sendIq(question, Duration.ofSeconds(30))
                .thenApply(answer -> answer.payload()
                        .flatMap(RightsXml::read)
                        .orElseThrow(() -> new StanzaErrorException(
                                device.toString(),
                                StanzaError.of(Condition.BAD_REQUEST, "an answer that explains nothing"),
                                answer.payload())));
    }
}
