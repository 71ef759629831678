package org.sdvp.centre.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sdvp.centre.fleet.FleetStoreException;

/**
 * What the store told of logins or tokens, kept for seconds: a page asks many things a second. While the store is away,
 * who was known before stays known, so that the page goes on showing what is live. Safe for many threads.
 *
 * @param <T> login or token with its user
 */
final class Recognised<T> {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<String, Entry<T>> entries = new ConcurrentHashMap<>();

    private record Entry<T>(T value, Instant read) {}

    Recognised(Clock clock) {
        this.clock = clock;
    }

    /**
     * What a hash stands for.
     *
     * @param read asks the store
     * @throws FleetStoreException if the store is away, and it was not known before
     */
    Optional<T> get(String hash, Supplier<Optional<T>> read) {
        Entry<T> known = entries.get(hash);
        if (known != null && known.read().plus(FRESH).isAfter(clock.instant())) {
            return Optional.of(known.value());
        }
        return read(hash, known, read);
    }

    private Optional<T> read(String hash, @Nullable Entry<T> known, Supplier<Optional<T>> read) {
        try {
            Optional<T> found = read.get();
            found.ifPresentOrElse(value -> put(hash, value), () -> entries.remove(hash));
            return found;
        } catch (FleetStoreException e) {
            if (known == null) {
                throw e;
            }
            return Optional.of(known.value());
        }
    }

    void put(String hash, T value) {
        if (entries.size() >= MOST) {
            entries.clear();
        }
        entries.put(hash, new Entry<>(value, clock.instant()));
    }

    void forget(String hash) {
        entries.remove(hash);
    }

    void forgetIf(Predicate<T> which) {
        entries.values().removeIf(entry -> which.test(entry.value()));
    }
}
