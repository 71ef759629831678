package org.sdvp.xmpp.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.IqMux;
import org.sdvp.xmpp.Roster;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.RosterItem;
import org.sdvp.xmpp.stanza.RosterItem.Subscription;
import org.sdvp.xmpp.stanza.StanzaError;
import org.sdvp.xmpp.stanza.StanzaError.Condition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The roster by iq stanzas, RFC 6121 2. */
final class IqRoster implements Roster {
    private static final Logger LOG = LoggerFactory.getLogger(IqRoster.class);

    private final Requests requests;
    private final Supplier<Jid> own;
    private final Consumer<Runnable> deliver;
    private final Map<Jid, RosterItem> items = new ConcurrentHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Jid>> lostListeners = new CopyOnWriteArrayList<>();

    /**
     * Makes one and registers it for roster pushes.
     *
     * @param mux where the pushes come
     * @param requests asks the own XMPP server
     * @param own the own address
     * @param deliver runs the listeners' calls in order; the roster itself is up to date at once, so that what comes on
     *     the stream after a push finds it so
     */
    IqRoster(IqMux mux, Requests requests, Supplier<Jid> own, Consumer<Runnable> deliver) {
        this.requests = requests;
        this.own = own;
        this.deliver = deliver;
        mux.register(new IqMux.Route(Iq.Type.SET, Namespaces.ROSTER, "query"), Set.of(), this::pushed);
    }

    /** Asks the XMPP server for all contacts. They are taken over in stream order, so that a push is never undone. */
    CompletionStage<Void> load() {
        XmlElement query = XmlElement.empty(Namespaces.ROSTER, "query");
        return requests.send(
                        Iq.toOwnAccount(Iq.Type.GET, query),
                        result -> replace(result.payload().map(IqRoster::read).orElse(List.of())))
                .thenAccept(result -> {});
    }

    @Override
    public List<RosterItem> items() {
        return List.copyOf(items.values());
    }

    @Override
    public Optional<RosterItem> item(Jid jid) {
        return Optional.ofNullable(items.get(jid.bare()));
    }

    @Override
    public CompletionStage<Void> set(Jid jid, String name, Set<String> groups) {
        XmlElement.Builder item = XmlElement.of(Namespaces.ROSTER, "item")
                .attribute("jid", jid.bare().toString());
        if (!name.isEmpty()) {
            item.attribute("name", name);
        }
        groups.stream().sorted().forEach(group -> item.child("group", group));
        return change(item.build());
    }

    @Override
    public CompletionStage<Void> remove(Jid jid) {
        return change(XmlElement.of(Namespaces.ROSTER, "item")
                .attribute("jid", jid.bare().toString())
                .attribute("subscription", Subscription.REMOVE.text())
                .build());
    }

    @Override
    public XmppConnection.Registration listen(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * Listens to contacts whose presence the own account was told until now, and is told no longer.
     *
     * @param listener gets the bare address, after the other listeners have heard of the change
     */
    void onLost(Consumer<Jid> listener) {
        lostListeners.add(listener);
    }

    private CompletionStage<Void> change(XmlElement item) {
        XmlElement query = XmlElement.of(Namespaces.ROSTER, "query").child(item).build();
        return requests.send(Iq.toOwnAccount(Iq.Type.SET, query), result -> {}).thenAccept(result -> {});
    }

    /** Whether this is a roster push of the own XMPP server. */
    boolean isPush(Iq iq) {
        return iq.type() == Iq.Type.SET
                && isFromOwnAccount(iq)
                && iq.payload()
                        .map(payload -> payload.is(Namespaces.ROSTER, "query"))
                        .orElse(false);
    }

    /** RFC 6121 2.1.6: only the own XMPP server may push; from anyone else it would grant a role. */
    private CompletionStage<Iq> pushed(Iq push) {
        if (!isFromOwnAccount(push)) {
            LOG.warn(
                    "refused a roster push: expected from {}, came from {}",
                    own.get().bare(),
                    push.from().map(Jid::toString).orElse(""));
            return CompletableFuture.completedFuture(push.error(StanzaError.of(Condition.SERVICE_UNAVAILABLE)));
        }
        read(push.payload().orElseThrow()).forEach(this::apply);
        return CompletableFuture.completedFuture(push.result());
    }

    private boolean isFromOwnAccount(Iq push) {
        return push.from().map(own.get().bare()::equals).orElse(true);
    }

    private void replace(List<RosterItem> all) {
        Map<Jid, RosterItem> old = new HashMap<>(items);
        Set<Jid> kept = all.stream().map(RosterItem::jid).collect(Collectors.toSet());
        all.stream().filter(item -> !item.equals(old.get(item.jid()))).forEach(this::apply);
        old.values().stream()
                .filter(item -> !kept.contains(item.jid()))
                .map(item -> new RosterItem(item.jid(), item.name(), Subscription.REMOVE, false, Set.of()))
                .forEach(this::apply);
    }

    private void apply(RosterItem item) {
        Optional<RosterItem> before = Optional.ofNullable(
                item.subscription() == Subscription.REMOVE ? items.remove(item.jid()) : items.put(item.jid(), item));
        boolean heard = before.map(old -> old.subscription().hears()).orElse(false);
        deliver.accept(() -> listeners.forEach(listener -> listener.onItem(item)));
        if (heard && !item.subscription().hears()) {
            deliver.accept(() -> lostListeners.forEach(listener -> listener.accept(item.jid())));
        }
    }

    private static List<RosterItem> read(XmlElement query) {
        List<RosterItem> items = new ArrayList<>();
        for (XmlElement child : query.children()) {
            if (child.is(Namespaces.ROSTER, "item")) {
                readItem(child).ifPresent(items::add);
            }
        }
        return items;
    }

    private static Optional<RosterItem> readItem(XmlElement item) {
        try {
            Jid jid = Jid.of(item.attribute("jid").orElse(""));
            Set<String> groups = item.children().stream()
                    .filter(child -> child.is(Namespaces.ROSTER, "group"))
                    .map(XmlElement::text)
                    .collect(Collectors.toSet());
            Subscription subscription =
                    item.attribute("subscription").flatMap(Subscription::of).orElse(Subscription.NONE);
            boolean asked = item.attribute("ask").isPresent();
            return Optional.of(
                    new RosterItem(jid.bare(), item.attribute("name").orElse(""), subscription, asked, groups));
        } catch (IllegalArgumentException e) {
            LOG.warn("passed over a contact of the roster: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** How the own XMPP server is asked. */
    @FunctionalInterface
    interface Requests {
        /**
         * Sends a request.
         *
         * @param request get or set
         * @param arrival gets the result before anything that comes after it on the stream is handled
         * @return the answer, later
         */
        CompletionStage<Iq> send(Iq request, Consumer<Iq> arrival);
    }
}
