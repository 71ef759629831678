package org.sdvp.agent.people;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.TimeSource;
import org.sdvp.model.ObjectReference;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.XmppException;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.XmppMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells those who want it, by chat message, that something is the matter, and that it is over: each thing at most once an
 * hour, and at most ten messages a day. What cannot be sent for want of a link is sent when there is one, if it still is
 * so. Safe for many threads.
 */
final class Alarms implements AutoCloseable {
    /** How often is looked. */
    static final Duration INTERVAL = Duration.ofSeconds(15);

    /** How many may want alarms. */
    static final int MOST_SUBSCRIBERS = 50;

    /** The longest address that can be kept. */
    static final int LONGEST_ADDRESS = 255;

    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
    private static final Duration AGAIN = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int PER_DAY = 10;

    private final String name;
    private final TimeSource time;
    private final BiPredicate<Jid, ObjectReference> mayRead;
    private final Consumer<XmppMessage> sender;
    private final AlarmStore store;
    private final List<Watched> watched = new ArrayList<>();
    private final Set<Jid> subscribers;
    private final Map<Jid, Deque<Instant>> sent = new HashMap<>();
    private TimeSource.@Nullable Timer timer;
    private boolean closed;

    /** What is watched, and how it stands. */
    private static final class Watched {
        private final AlarmCondition condition;
        private @Nullable Instant since;
        private final Map<Jid, Instant> told = new HashMap<>();
        private final Set<Jid> knowing = new LinkedHashSet<>();

        Watched(AlarmCondition condition) {
            this.condition = condition;
        }

        /** What is the matter, if it has lasted. */
        Optional<String> look(Instant now) {
            Optional<String> found = condition.text().get();
            if (found.isEmpty()) {
                since = null;
                return found;
            }
            Instant began = since;
            if (began == null) {
                since = now;
                began = now;
            }
            return began.plus(condition.patience()).isAfter(now) ? Optional.empty() : found;
        }

        boolean isThere() {
            return since != null;
        }
    }

    /**
     * Makes one; it looks from {@link #start} on.
     *
     * @param name of the device, which leads each message
     * @param conditions that are watched
     * @param ports what it works with
     */
    Alarms(String name, List<AlarmCondition> conditions, Ports ports) {
        this.name = name;
        this.time = ports.time();
        this.mayRead = ports.mayRead();
        this.sender = ports.sender();
        this.store = ports.store();
        this.subscribers = new LinkedHashSet<>(store.load());
        conditions.forEach(condition -> watched.add(new Watched(condition)));
    }

    /**
     * What alarms work with.
     *
     * @param time the clock
     * @param mayRead whether a bare address may read a data object
     * @param sender sends, or throws {@link XmppException}
     * @param store keeps who wants them
     */
    record Ports(
            TimeSource time,
            BiPredicate<Jid, ObjectReference> mayRead,
            Consumer<XmppMessage> sender,
            AlarmStore store) {}

    /** Begins to look. To be called once. */
    synchronized void start() {
        if (!closed) {
            timer = time.after(INTERVAL, this::look);
        }
    }

    private synchronized void look() {
        if (closed) {
            return;
        }
        try {
            Instant now = time.now();
            watched.forEach(one -> tell(one, now));
        } catch (RuntimeException e) {
            LOG.error("{}: alarms could not be looked for", name, e);
        } finally {
            start();
        }
    }

    private void tell(Watched one, Instant now) {
        Optional<String> matter = one.look(now);
        if (matter.isPresent()) {
            for (Jid to : List.copyOf(subscribers)) {
                Instant before = one.told.get(to);
                boolean due = before == null || !before.plus(AGAIN).isAfter(now);
                if (!one.knowing.contains(to) && due && send(to, one, matter.get(), now)) {
                    one.told.put(to, now);
                    one.knowing.add(to);
                }
            }
        } else if (!one.isThere()) {
            one.knowing.removeIf(to -> !subscribers.contains(to) || send(to, one, one.condition.over(), now));
        }
    }

    private boolean send(Jid to, Watched one, String text, Instant now) {
        if (!mayRead.test(to, one.condition.object())) {
            return false;
        }
        Deque<Instant> today = sent.computeIfAbsent(to, key -> new ArrayDeque<>());
        while (!today.isEmpty() && !today.peekFirst().plus(DAY).isAfter(now)) {
            today.removeFirst();
        }
        if (today.size() >= PER_DAY) {
            return false;
        }
        XmlElement body = XmlElement.ofText(Namespaces.CLIENT, "body", name + ": " + text);
        try {
            sender.accept(new XmppMessage(
                    XmppMessage.Type.CHAT, "", Optional.empty(), Optional.of(to), List.of(body), Optional.empty()));
        } catch (XmppException e) {
            LOG.debug("{}: alarm to {} waits: {}", name, to, e.getMessage());
            return false;
        }
        LOG.info("{}: told {}: {}", name, to, text);
        today.addLast(now);
        return true;
    }

    /**
     * What is the matter now, whether it has been told or not.
     *
     * @param visible the data objects that may be told of
     */
    synchronized List<String> present(Predicate<ObjectReference> visible) {
        return watched.stream()
                .filter(one -> visible.test(one.condition.object()))
                .flatMap(one -> one.condition.text().get().stream())
                .toList();
    }

    /** Whether a bare address wants alarms. */
    synchronized boolean isWanted(Jid subscriber) {
        return subscribers.contains(subscriber);
    }

    /** Whether there is no room for another one. */
    synchronized boolean isFull() {
        return subscribers.size() >= MOST_SUBSCRIBERS;
    }

    /**
     * Notes whether a bare address wants alarms.
     *
     * @return completes when that is kept
     */
    CompletionStage<Void> want(Jid subscriber, boolean wanted) {
        Set<Jid> all;
        synchronized (this) {
            if (wanted) {
                subscribers.add(subscriber);
            } else {
                subscribers.remove(subscriber);
            }
            all = Set.copyOf(subscribers);
        }
        return store.save(all);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (timer != null) {
            timer.cancel();
        }
    }
}
