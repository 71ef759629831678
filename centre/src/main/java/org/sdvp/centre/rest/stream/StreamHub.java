package org.sdvp.centre.rest.stream;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sdvp.centre.account.Identity;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.FleetStoreException;
import org.sdvp.centre.fleet.FleetTime;
import org.sdvp.centre.fleet.twin.Fleet;
import org.sdvp.centre.rest.call.Json;
import org.sdvp.centre.rest.call.ProblemException;
import org.sdvp.centre.rest.fleet.DeviceJson;
import org.sdvp.centre.rest.fleet.Summaries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All open streams, and what is told on them. Safe for many threads; to be closed. */
public final class StreamHub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamHub.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int BEATS_EVERY = 10;
    private static final int MOST = 2000;
    private static final int MOST_OF_ONE = 50;

    private final Fleet fleet;
    private final Summaries summaries;
    private final FleetTime time;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final Map<String, Summaries.State> told = new ConcurrentHashMap<>();
    private final AtomicInteger ticks = new AtomicInteger();
    private final Fleet.Subscription subscription;
    private volatile boolean closed;

    /** Streams on a fleet. */
    public StreamHub(Fleet fleet, Summaries summaries, FleetTime time) {
        this.fleet = fleet;
        this.summaries = summaries;
        this.time = time;
        this.subscription = fleet.listen(EVERY, this::changed);
        time.after(EVERY, this::tick);
    }

    /**
     * Somebody listens from now on.
     *
     * @param who logged in
     * @param device the only one to hear of; empty: all of the tenant
     * @param lasts whether the login lasts; asked every 10 s
     * @param async the answer, with its headers
     * @return completes when the stream has ended; who began the answer is to end it then
     */
    public CompletableFuture<Void> join(
            Identity who, Optional<DeviceId> device, BooleanSupplier lasts, AsyncContext async) throws IOException {
        Listener listener = new Listener(new Listener.Wish(who, device, lasts), async, listeners::remove);
        listeners.add(listener);
        summary(listener);
        beat(listener);
        listener.open();
        if (closed) {
            listener.close();
        }
        return listener.ended();
    }

    /** Makes sure that there is room for another stream. */
    public void requireRoom(Identity who) {
        long own = listeners.stream()
                .filter(listener -> listener.who().name().equals(who.name()))
                .count();
        if (own >= MOST_OF_ONE || listeners.size() >= MOST) {
            throw new ProblemException(
                    ProblemException.Kind.TOO_MANY,
                    own >= MOST_OF_ONE
                            ? who.name() + " has " + own + " streams open, no more are given"
                            : "there are " + listeners.size() + " streams open, no more are given",
                    Duration.ofSeconds(10));
        }
    }

    /** How many listen. */
    public int listeners() {
        return listeners.size();
    }

    /** Changes that listeners have yet to take, of all together. */
    public int waiting() {
        return listeners.stream().mapToInt(Listener::waiting).sum();
    }

    private void changed(Fleet.Change change) {
        for (Listener listener : listeners) {
            change.rows().stream().filter(listener::hears).forEach(id -> row(listener, id));
            listener.device().ifPresent(id -> {
                Set<String> references = change.values().getOrDefault(id, Set.of());
                if (!references.isEmpty()) {
                    values(listener, id, references);
                }
            });
        }
    }

    private void row(Listener listener, DeviceId id) {
        String tenant = listener.who().tenant();
        listener.add(
                "device " + id.jid(),
                Set.of(),
                parts -> fleet.device(tenant, id)
                        .map(twin -> Events.event("device", DeviceJson.row(twin)))
                        .or(() -> gone(id)));
    }

    /** A device that is gone, unless it is another tenant's. */
    private Optional<byte[]> gone(DeviceId id) {
        return fleet.device(id).isPresent()
                ? Optional.empty()
                : Optional.of(Events.event("gone", Json.tree(Map.of("id", id.jid()))));
    }

    private void values(Listener listener, DeviceId id, Set<String> references) {
        String tenant = listener.who().tenant();
        listener.add(
                "values " + id.jid(),
                references,
                parts -> fleet.device(tenant, id).flatMap(twin -> {
                    try {
                        return Optional.of(Events.event("values", DeviceJson.values(twin, parts)));
                    } catch (FleetStoreException e) {
                        // Its units are not known while the store is away; the page has what stands in the row.
                        LOG.debug("values are not told: {}", e.getMessage());
                        return Optional.empty();
                    }
                }));
    }

    /**
     * Something of a tenant changed.
     *
     * @param tenant whose
     * @param name of the event, {@code command} or {@code alarm}
     * @param id which one
     * @param state looks up what has become of it
     */
    public void tell(String tenant, String name, long id, Supplier<Optional<Json.Writer>> state) {
        Function<Set<String>, Optional<byte[]>> event = parts -> state.get().map(writer -> Events.event(name, writer));
        listeners.stream()
                .filter(listener -> listener.who().tenant().equals(tenant))
                .forEach(listener -> listener.add(name + " " + id, Set.of(), event));
    }

    private void tick() {
        if (closed) {
            return;
        }
        try {
            listeners.stream()
                    .map(listener -> listener.who().tenant())
                    .distinct()
                    .forEach(this::summarise);
            if (ticks.incrementAndGet() % BEATS_EVERY == 0) {
                listeners.forEach(this::check);
            }
        } catch (RuntimeException e) {
            LOG.error("the streams were not served", e);
        } finally {
            time.after(EVERY, this::tick);
        }
    }

    private void summarise(String tenant) {
        Summaries.State state = summaries.state(tenant);
        if (!state.equals(told.put(tenant, state))) {
            listeners.stream()
                    .filter(listener -> listener.who().tenant().equals(tenant))
                    .forEach(this::summary);
        }
    }

    private void summary(Listener listener) {
        String tenant = listener.who().tenant();
        listener.add("summary", Set.of(), parts -> Optional.of(Events.event("summary", summaries.json(tenant))));
    }

    private void check(Listener listener) {
        if (lasts(listener)) {
            beat(listener);
        } else {
            listener.close();
        }
    }

    private static boolean lasts(Listener listener) {
        try {
            return listener.lasts();
        } catch (FleetStoreException e) {
            // Nobody is sent away because the database is away.
            LOG.debug("a login is not checked: {}", e.getMessage());
            return true;
        }
    }

    private void beat(Listener listener) {
        listener.add(
                "beat",
                Set.of(),
                parts -> Optional.of(Events.event("beat", Json.tree(Map.of("time", Json.time(time.now()))))));
    }

    /** Ends all streams; pages come back by themselves. */
    @Override
    public void close() {
        closed = true;
        subscription.close();
        listeners.forEach(Listener::close);
    }
}
