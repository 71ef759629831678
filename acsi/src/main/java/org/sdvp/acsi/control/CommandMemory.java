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
 * peer, control, origin, ctlNum and T: one client cannot use up the commands of another. Safe for many threads.
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

    private final Map<Record, Entry> entries;

    /** Makes an empty one for so many commands. */
    CommandMemory(int size) {
        int keys = 2 * size;
        entries = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Record, Entry> eldest) {
                return size() > keys;
            }
        };
    }

    /** The earlier command that this one repeats, or {@code fresh} after having remembered it. */
    synchronized Entry recall(ControlCall call, Entry fresh) {
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
