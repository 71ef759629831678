package org.sdvp.acsi.control;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.Originator;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.Timestamp;

/**
 * The last commands and their answers, so that a command that comes twice is carried out once: a link that was resumed
 * may deliver again (XEP-0198). A command is known by its association and invoke id, and, in whatever association, by its
 * peer, control, origin, ctlNum and T: one client cannot use up the commands of another. Each peer has a memory of its
 * own, so that none can have the commands of another forgotten by sending many. Safe for many threads.
 */
final class CommandMemory {
    /** A command that has come, and its answer once there is one. */
    static final class Entry {
        private final Operate.Request request;
        private final CompletableFuture<AcsiResponse> answer = new CompletableFuture<>();

        Entry(Operate.Request request) {
            this.request = request;
        }

        Operate.Request request() {
            return request;
        }

        CompletableFuture<AcsiResponse> answer() {
            return answer;
        }
    }

    private record CallKey(String associationId, int invokeId) {}

    private record CommandKey(String peer, ObjectReference control, Originator origin, int ctlNum, Timestamp t) {}

    // More peers than any device has at once; what is dropped is what has been silent for longest.
    private static final int MOST_PEERS = 64;

    private final Map<String, Map<Record, Entry>> peers = newestOf(MOST_PEERS);
    private final int keysPerPeer;

    /** Makes an empty one for so many commands of each peer. */
    CommandMemory(int size) {
        this.keysPerPeer = 2 * size;
    }

    private static <K, V> Map<K, V> newestOf(int most) {
        return new LinkedHashMap<>(16, 0.75F, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    private Map<Record, Entry> entries(String peer) {
        return peers.computeIfAbsent(peer, name -> newestOf(keysPerPeer));
    }

    /** The earlier command that this one repeats, or {@code fresh} after having remembered it. */
    synchronized Entry recall(ControlCall call, Entry fresh) {
        Map<Record, Entry> entries = entries(call.caller().peer());
        Operate.Request request = fresh.request();
        Record callKey = new CallKey(call.associationId(), call.invokeId());
        Record commandKey = new CommandKey(
                call.caller().peer(),
                request.control(),
                request.parameters().origin(),
                request.parameters().ctlNum(),
                request.parameters().t());
        Entry earlier = entries.getOrDefault(callKey, entries.get(commandKey));
        if (earlier != null) {
            return earlier;
        }
        entries.put(callKey, fresh);
        entries.put(commandKey, fresh);
        return fresh;
    }
}
