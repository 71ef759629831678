package org.sdvp.agent.people;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.xmpp.stanza.Jid;

/** Where it is kept who wants alarms as chat messages. */
public interface AlarmStore {
    /** Bare addresses of those who do. */
    Set<Jid> load();

    /**
     * Keeps them, instead of those before.
     *
     * @return completes when they are kept; fails if they cannot be
     */
    CompletionStage<Void> save(Set<Jid> subscribers);

    /** Keeps them as long as the process runs. */
    static AlarmStore inMemory() {
        return new AlarmStore() {
            @Override
            public Set<Jid> load() {
                return Set.of();
            }

            @Override
            public CompletionStage<Void> save(Set<Jid> subscribers) {
                return CompletableFuture.completedFuture(null);
            }
        };
    }
}
