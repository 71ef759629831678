package org.sdvp.xmpp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.StanzaError;
import org.sdvp.xmpp.stanza.StanzaError.Condition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Routes requests by type, namespace and name of their payload to the one who answers them, and sees to it that each is
 * answered exactly once (RFC 6120 8.2.3). The features of all who are registered make the answer to service discovery.
 */
public final class IqMux {
    private static final Logger LOG = LoggerFactory.getLogger(IqMux.class);
    private static final String ANY = "";

    private final Map<Route, List<Entry>> routes = new ConcurrentHashMap<>();
    private final CopyOnWriteArrayList<Predicate<Jid>> admissions = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<Function<Iq, Optional<StanzaError>>> limits = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<BiConsumer<Iq, StanzaError>> refusals = new CopyOnWriteArrayList<>();
    private final Set<Identity> identities = ConcurrentHashMap.newKeySet();
    private final Set<String> offered = ConcurrentHashMap.newKeySet();

    /** Makes a mux that answers everything with {@code service-unavailable}. */
    public IqMux() {}

    /**
     * Registers who answers requests of one kind.
     *
     * @param route which requests
     * @param features what they bring to service discovery (XEP-0030)
     * @param handler who answers
     * @throws IllegalStateException if somebody does already
     */
    public XmppConnection.Registration register(Route route, Set<String> features, IqHandler handler) {
        Entry entry = new Entry(Optional.empty(), Set.copyOf(features), handler);
        add(route, entry);
        return () -> remove(route, entry);
    }

    /**
     * Registers who answers some requests of one kind, in a namespace that several share. They are asked in the order of
     * registration, and before the one who answers all of the kind.
     *
     * @param route which requests
     * @param which of their payloads
     * @param features what they bring to service discovery (XEP-0030)
     * @param handler who answers
     */
    public XmppConnection.Registration register(
            Route route, Predicate<XmlElement> which, Set<String> features, IqHandler handler) {
        Entry entry = new Entry(Optional.of(which), Set.copyOf(features), handler);
        add(route, entry);
        return () -> remove(route, entry);
    }

    private void add(Route route, Entry entry) {
        routes.merge(route, List.of(entry), (before, added) -> {
            if (entry.which().isEmpty()
                    && before.stream().anyMatch(other -> other.which().isEmpty())) {
                throw new IllegalStateException(
                        route + " has a handler already; expected one for each kind of request");
            }
            List<Entry> all = new ArrayList<>(before);
            all.add(entry);
            all.sort(Comparator.comparing(other -> other.which().isEmpty()));
            return List.copyOf(all);
        });
    }

    private void remove(Route route, Entry entry) {
        routes.computeIfPresent(route, (key, before) -> {
            List<Entry> rest =
                    before.stream().filter(other -> !other.equals(entry)).toList();
            return rest.isEmpty() ? null : rest;
        });
    }

    /**
     * Adds a rule for who may ask anything at all. Whom one of the rules does not admit gets {@code
     * service-unavailable} to everything, as from an XMPP server when nobody is there. The own account and its XMPP
     * server are always admitted.
     */
    public XmppConnection.Registration admit(Predicate<Jid> rule) {
        admissions.add(rule);
        return () -> admissions.remove(rule);
    }

    /**
     * Adds a rule for how much may be asked. Asked for each request that is admitted and has a handler, but not for those
     * of the own account and its XMPP server.
     *
     * @param rule gives the error to answer with, or nothing
     */
    public XmppConnection.Registration limit(Function<Iq, Optional<StanzaError>> rule) {
        limits.add(rule);
        return () -> limits.remove(rule);
    }

    /**
     * Has somebody told of each request that is answered with an error although there is a handler for it, the refusal of a
     * stranger included. Errors that a wire format answers with in its own words ({@code undefined-condition}) are not told.
     */
    public XmppConnection.Registration onRefused(BiConsumer<Iq, StanzaError> listener) {
        refusals.add(listener);
        return () -> refusals.remove(listener);
    }

    /**
     * Adds an identity for service discovery (XEP-0030 clause 3.1), beside that of the program itself.
     *
     * @param identity what those who are registered here make of the account
     */
    public XmppConnection.Registration identify(Identity identity) {
        identities.add(identity);
        return () -> identities.remove(identity);
    }

    /**
     * Adds a feature for service discovery (XEP-0030) behind which there is no request.
     *
     * @param feature namespace
     */
    public XmppConnection.Registration offer(String feature) {
        offered.add(feature);
        return () -> offered.remove(feature);
    }

    /** What {@link #identify} was told. */
    public Set<Identity> identities() {
        return Set.copyOf(identities);
    }

    /** The features of all who are registered, and those of {@link #offer}, sorted. */
    public Set<String> features() {
        Set<String> features = new TreeSet<>(offered);
        routes.values().forEach(entries -> entries.forEach(entry -> features.addAll(entry.features())));
        return features;
    }

    /**
     * Finds the answer to a request.
     *
     * @param request get or set
     * @param own the own full address
     * @return the answer; never fails
     */
    public CompletionStage<Iq> answer(Iq request, Jid own) {
        XmlElement payload = request.payload().orElseThrow();
        Optional<Entry> entry = find(request.type(), payload);
        if (entry.isEmpty()) {
            return CompletableFuture.completedFuture(unavailable(request));
        }
        return refusal(request, own)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> handled(request, entry.get()).toCompletableFuture())
                .thenApply(iq -> told(request, iq));
    }

    /** The answer to a request that nobody is to see. */
    private Optional<Iq> refusal(Iq request, Jid own) {
        if (isOfTheHouse(request, own)) {
            return Optional.empty();
        }
        if (!request.from()
                .map(from -> admissions.stream().allMatch(rule -> rule.test(from)))
                .orElse(true)) {
            return Optional.of(unavailable(request));
        }
        return limits.stream()
                .map(rule -> rule.apply(request))
                .flatMap(Optional::stream)
                .findFirst()
                .map(request::error);
    }

    private static CompletionStage<Iq> handled(Iq request, Entry entry) {
        CompletionStage<Iq> answer;
        try {
            answer = entry.handler().handle(request);
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        return answer.handle((iq, failure) -> failure == null ? iq : failed(request, failure));
    }

    private Iq told(Iq request, Iq answer) {
        answer.error()
                .filter(error -> error.condition() != Condition.UNDEFINED_CONDITION)
                .ifPresent(error -> refusals.forEach(listener -> listener.accept(request, error)));
        return answer;
    }

    /** What is answered to a request that nobody handles; the same for a stranger. */
    static Iq unavailable(Iq request) {
        return request.error(StanzaError.of(Condition.SERVICE_UNAVAILABLE));
    }

    private Optional<Entry> find(Iq.Type type, XmlElement payload) {
        return find(new Route(type, payload.namespace(), payload.name()), payload)
                .or(() -> find(new Route(type, payload.namespace(), ANY), payload));
    }

    private Optional<Entry> find(Route route, XmlElement payload) {
        return routes.getOrDefault(route, List.of()).stream()
                .filter(entry -> entry.which().map(which -> which.test(payload)).orElse(true))
                .findFirst();
    }

    private static boolean isOfTheHouse(Iq request, Jid own) {
        return request.from()
                .map(from -> from.bare().equals(own.bare()) || from.equals(own.domainJid()))
                .orElse(true);
    }

    private static Iq failed(Iq request, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof StanzaErrorException e) {
            return e.payload().map(p -> request.error(e.error(), p)).orElseGet(() -> request.error(e.error()));
        }
        if (cause instanceof WireException e) {
            return request.error(StanzaError.of(Condition.BAD_REQUEST, String.valueOf(e.getMessage())));
        }
        LOG.error(
                "handler of {} {{}}{} from {} failed",
                request.type().text(),
                request.payload().map(XmlElement::namespace).orElse(""),
                request.payload().map(XmlElement::name).orElse(""),
                request.from().map(Jid::toString).orElse("the own XMPP server"),
                cause);
        return request.error(StanzaError.of(Condition.INTERNAL_SERVER_ERROR));
    }

    /**
     * A kind of request.
     *
     * @param type get or set
     * @param namespace of the payload
     * @param element local name of the payload; empty: all of the namespace for which there is no route of their own
     */
    public record Route(Iq.Type type, String namespace, String element) {
        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the type is that of an answer
         */
        public Route {
            if (!type.isRequest()) {
                throw new IllegalArgumentException("iq " + type.text() + " is an answer; expected get or set");
            }
        }

        /** All requests of a type in a namespace. */
        public static Route all(Iq.Type type, String namespace) {
            return new Route(type, namespace, ANY);
        }
    }

    /**
     * What an account is, in the words of the XMPP registrar.
     *
     * @param category such as {@code automation}
     * @param type within the category
     */
    public record Identity(String category, String type) {}

    private record Entry(Optional<Predicate<XmlElement>> which, Set<String> features, IqHandler handler) {}
}
