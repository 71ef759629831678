package org.sdvp.xmpp;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.sdvp.acsi.TimeSource;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.presence.DampedNews;
import org.sdvp.xmpp.presence.FlapRule;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.RosterItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The devices that are online now, for an operator: the contacts of its roster whose presence is there and who
 * understand one of the wire formats by what service discovery tells (XEP-0030, by the short way of XEP-0115). It also
 * answers requests for the own presence, by a rule.
 */
public final class DeviceDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceDirectory.class);

    private static final int MOST_EARLY = 1_000;
    private static final Duration FIRST_PROBE = Duration.ofSeconds(10);
    private static final Duration LAST_PROBE = Duration.ofMinutes(2);

    private final XmppConnection connection;
    private final List<WireFormat> formats;
    private final TimeSource time;
    private final FeatureLookup features;
    private final Map<Jid, Instant> present = new ConcurrentHashMap<>();
    private final Map<Jid, Device> devices = new ConcurrentSkipListMap<>();
    private final Map<Jid, Device> silent = new ConcurrentHashMap<>();
    private final Map<Jid, Presence> early = new ConcurrentHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final DampedNews<Device> news;

    /**
     * Makes one and starts to listen.
     *
     * @param connection of the operator
     * @param formats the wire formats it understands, the best first
     * @param time to tell since when a device is there
     * @param welcome whose requests to hear the own presence are granted; the request is then returned. All others are
     *     left unanswered
     */
    public DeviceDirectory(
            XmppConnection connection, List<WireFormat> formats, TimeSource time, Predicate<Jid> welcome) {
        this.news = new DampedNews<>(FlapRule.USUAL, time, new Telling());
        this.connection = connection;
        this.formats = List.copyOf(formats);
        this.time = time;
        this.features = new FeatureLookup(connection, Duration.ofSeconds(20));
        connection.onPresence(presence -> presence.from().ifPresent(from -> {
            switch (presence.type()) {
                case AVAILABLE -> available(from, presence);
                case UNAVAILABLE, ERROR -> gone(from, "presence of " + from + " went unavailable", false);
                case SUBSCRIBE -> asked(from.bare(), welcome);
                case SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED, PROBE -> {}
            }
        }));
        // A first contact: the presence may be delivered before the roster push that makes its sender a contact.
        connection
                .roster()
                .listen(item -> List.copyOf(early.values()).stream()
                        .filter(presence -> presence.from().map(Jid::bare).equals(Optional.of(item.jid())))
                        .forEach(presence -> available(presence.from().orElseThrow(), presence)));
        connection.onHeard(this::heard);
        connection.onState((state, reason) -> {
            if (state == ConnectionState.DISCONNECTED) {
                early.clear();
                List.copyOf(present.keySet()).forEach(jid -> gone(jid, "own stream lost: " + reason, true));
            }
        });
    }

    /** Admits the accounts of one domain. */
    public static Predicate<Jid> ofDomain(String domain) {
        Jid expected = Jid.of(domain);
        return jid -> jid.domain().equals(expected.domain());
    }

    /** The devices that are online now, by address. */
    public Map<Jid, Device> online() {
        return new TreeMap<>(devices);
    }

    /**
     * The device with this full address; or of those of this bare address that are online, the one of the highest
     * priority (RFC 6121 4.7.2.3), and of equal ones the one that came last. One of a negative priority is not found by its
     * bare address if there is another that is not negative.
     */
    public Optional<Device> find(Jid jid) {
        if (!jid.isBare()) {
            return Optional.ofNullable(devices.get(jid));
        }
        return devices.values().stream()
                .filter(device -> device.jid().bare().equals(jid))
                .max(Comparator.comparingInt(Device::priority).thenComparing(Device::since));
    }

    /**
     * Since when a device has been flapping: coming and going so often ({@link FlapRule#USUAL}) that listeners are told no
     * single events of it. {@link #online()} and {@link #find(Jid)} tell what is so now, flapping or not.
     *
     * @param device full or bare address; the account counts
     */
    public Optional<Instant> flappingSince(Jid device) {
        return Optional.ofNullable(news.flappingSince(device));
    }

    /**
     * Whether presence of a device is there, be it that it answers or not ({@link #silent}).
     *
     * @param device full address
     */
    public boolean isPresent(Jid device) {
        return present.containsKey(device);
    }

    /** Listens to devices that come and go. */
    public XmppConnection.Registration listen(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * A device answers no more, though its XMPP server has not said that it is gone: it counts as offline until something
     * comes from it. It is asked again and again, ever less often, since after a resumption (XEP-0198) it says nothing by
     * itself.
     *
     * @param device full address
     * @param reason how that was found out
     */
    public void silent(Jid device, String reason) {
        present.computeIfPresent(device, (jid, since) -> {
            Device known = devices.remove(jid);
            if (known != null) {
                silent.put(jid, known);
                news.went(jid, known, reason, false);
            }
            return since;
        });
        news.publish();
        time.after(FIRST_PROBE, () -> probe(device, FIRST_PROBE));
    }

    private void probe(Jid device, Duration waited) {
        if (silent.containsKey(device)) {
            Duration twice = waited.multipliedBy(2);
            Duration next = twice.compareTo(LAST_PROBE) < 0 ? twice : LAST_PROBE;
            connection.sendIq(Iq.get(device, XmlElement.empty(Namespaces.PING, "ping")), next);
            time.after(next, () -> probe(device, next));
        }
    }

    private void heard(Jid sender) {
        if (!silent.isEmpty() && silent.containsKey(sender)) {
            present.computeIfPresent(sender, (jid, since) -> {
                Device back = silent.remove(jid);
                if (back != null && devices.put(jid, back) == null) {
                    news.came(jid, back);
                }
                return since;
            });
            // Not on the thread that reads: listeners may send.
            time.after(Duration.ZERO, news::publish);
        }
    }

    private void available(Jid from, Presence presence) {
        if (from.isBare()) {
            return;
        }
        if (!isContact(from)) {
            keepEarly(from, presence);
            return;
        }
        early.remove(from);
        Instant since =
                presence.delayedSince().filter(t -> t.isAfter(Instant.EPOCH)).orElseGet(time::now);
        Instant known = present.putIfAbsent(from, since);
        features.of(from, presence.caps()).whenComplete((found, failure) -> {
            if (failure == null) {
                known(
                        from,
                        known == null ? since : known,
                        found,
                        presence.status().priority());
            } else {
                LOG.warn("{} is online but did not say what it understands: {}", from, failure.getMessage());
            }
        });
    }

    // Strangers may send presence too, so only so much of it is kept.
    private void keepEarly(Jid from, Presence presence) {
        if (early.size() < MOST_EARLY) {
            early.put(from, presence);
            if (isContact(from) && early.remove(from, presence)) {
                available(from, presence);
            }
        }
    }

    private boolean isContact(Jid jid) {
        return connection
                .roster()
                .item(jid)
                .map(RosterItem::subscription)
                .map(RosterItem.Subscription::hears)
                .orElse(false);
    }

    private void known(Jid from, Instant since, Set<String> found, int priority) {
        Optional<WireFormat> format =
                formats.stream().filter(f -> found.containsAll(f.features())).findFirst();
        if (format.isEmpty()) {
            return;
        }
        // Only what is still there, and not there again since: else what was found out is old. It comes on another
        // thread than the news that the device is gone, so each change of a device is one step with its presence.
        Device device = new Device(from, since, found, format.get(), priority);
        present.computeIfPresent(from, (jid, now) -> {
            if (now.equals(since) && devices.put(jid, device) == null) {
                news.came(jid, device);
            }
            return now;
        });
        news.publish();
    }

    private void gone(Jid from, String reason, boolean own) {
        early.keySet().removeIf(jid -> jid.belongsTo(from));
        present.keySet().stream()
                .filter(jid -> jid.belongsTo(from))
                .toList()
                .forEach(jid -> present.computeIfPresent(jid, (key, since) -> {
                    silent.remove(key);
                    Device device = devices.remove(key);
                    if (device != null) {
                        news.went(key, device, reason, own);
                    }
                    return null;
                }));
        news.publish();
    }

    /** Passes on to all listeners what is to be told; a failing one keeps it from nobody. */
    private final class Telling implements DampedNews.Ear<Device> {
        @Override
        public void onCame(Device device) {
            all(listener -> listener.onOnline(device));
        }

        @Override
        public void onWent(Device device, String reason) {
            all(listener -> listener.onOffline(device, reason));
        }

        @Override
        public void onFlapping(Jid account, Instant since) {
            LOG.info("{} comes and goes: it is told as flapping until it is steady", account);
            all(listener -> listener.onFlapping(account, since));
        }

        @Override
        public void onSteady(Jid account, int held) {
            all(listener -> listener.onSteady(account, held));
        }

        @Override
        public void onChange() {
            all(Listener::onChange);
        }

        private void all(Consumer<Listener> event) {
            for (Listener listener : listeners) {
                try {
                    event.accept(listener);
                } catch (RuntimeException e) {
                    LOG.error("a listener to devices that come and go failed", e);
                }
            }
        }
    }

    private void asked(Jid from, Predicate<Jid> welcome) {
        if (!welcome.test(from)) {
            LOG.info("left a subscription request unanswered: {} is not welcome", from);
            return;
        }
        connection.send(Presence.subscribed(from));
        Optional<RosterItem> item = connection.roster().item(from);
        boolean hears = item.map(i -> i.subscription().hears() || i.asked()).orElse(false);
        if (!hears) {
            connection.send(Presence.subscribe(from));
        }
    }

    /**
     * A device that is online.
     *
     * @param jid full address
     * @param since when its presence came
     * @param features what it says it can do
     * @param format the best wire format that both sides understand
     * @param priority of its presence, -128 to 127
     */
    public record Device(Jid jid, Instant since, Set<String> features, WireFormat format, int priority) {
        /** Whether its link is paid by the octet. */
        public boolean isMetered() {
            return features.contains(Namespaces.METERED);
        }
    }

    /** Hears of devices that come and go. Between flapping and steady nothing is told of the devices of that account. */
    public interface Listener {
        /** A device is there, and its wire format known. */
        void onOnline(Device device);

        /** A device is gone. */
        void onOffline(Device device, String reason);

        /** Devices of this account come and go too often for each event to be told. */
        default void onFlapping(Jid account, Instant since) {}

        /**
         * They do no more. What is different from what was told last is told right after this.
         *
         * @param account bare address
         * @param held how many events were not told
         */
        default void onSteady(Jid account, int held) {}

        /** Something is different now in {@link DeviceDirectory#online()}, also of a device that is flapping. */
        default void onChange() {}
    }
}
