package org.sdvp.acsi.control;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.Cancel;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.Originator;
import org.sdvp.acsi.service.Select;
import org.sdvp.acsi.service.SelectWithValue;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.TimeActivatedOperate;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

/**
 * The last calls of control services and their answers, so that what comes twice is done once: a link that was resumed
 * may deliver again (XEP-0198). A call is known by its association and invoke id; a command also, in whatever
 * association, by its peer, service, control, origin, ctlNum and T. Each peer has a memory of its own, so that none can
 * flush the commands of another. Safe for many threads.
 */
final class CommandMemory {
    /** A command that has come, and its answer once there is one. */
    static final class Entry {
        private final AcsiRequest request;
        private final CompletableFuture<AcsiResponse> answer = new CompletableFuture<>();

        Entry(AcsiRequest request) {
            this.request = request;
        }

        AcsiRequest request() {
            return request;
        }

        CompletableFuture<AcsiResponse> answer() {
            return answer;
        }
    }

    private record CallKey(String associationId, int invokeId) {}

    private record CommandKey(
            ServiceName service, String peer, ObjectReference control, Originator origin, int ctlNum, Timestamp t) {}

    private static final int PEERS = 1024;

    private final int keys;
    private final Map<String, Map<Record, Entry>> peers = new Bounded<>(PEERS, true);

    /** A map that forgets: what was put or, by access, used first goes first. */
    private static final class Bounded<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;
        private static final float USUAL_LOAD = 0.75f;

        private final int most;

        Bounded(int most, boolean byAccess) {
            super(16, USUAL_LOAD, byAccess);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }

    /** A call as people would tell it, such as {@code Operate of HP1/KPMP1.OpCtl with ctlVal true and ctlNum 3}. */
    static String words(AcsiRequest request) {
        return switch (request.name()) {
            case SELECT -> words(request, ((Select.Request) request).control(), "");
            case SELECT_WITH_VALUE -> {
                SelectWithValue.Request call = (SelectWithValue.Request) request;
                yield words(request, call.control(), with(call.parameters()));
            }
            case CANCEL -> {
                Cancel.Request call = (Cancel.Request) request;
                yield words(request, call.control(), with(call.parameters()));
            }
            case OPERATE -> {
                Operate.Request call = (Operate.Request) request;
                yield words(request, call.control(), with(call.parameters()));
            }
            case TIME_ACTIVATED_OPERATE -> {
                TimeActivatedOperate.Request call = (TimeActivatedOperate.Request) request;
                yield words(request, call.control(), with(call.parameters()));
            }
            default -> request.name().text();
        };
    }

    private static String words(AcsiRequest request, ObjectReference control, String with) {
        return request.name().text() + " of " + control + with;
    }

    private static String with(Operate.Parameters parameters) {
        DataValue value = parameters.ctlVal();
        while (value instanceof DataValue.Structure structure
                && structure.members().size() == 1) {
            value = structure.members().get(0);
        }
        return " with ctlVal " + value + " and ctlNum " + parameters.ctlNum();
    }

    /** Makes an empty one for so many commands of each peer. */
    CommandMemory(int size) {
        keys = 2 * size;
    }

    private Map<Record, Entry> entries(ControlCall call) {
        return peers.computeIfAbsent(call.caller().peer(), peer -> new Bounded<>(keys, false));
    }

    /** The earlier call of the same association and number, or {@code fresh} after having remembered it. */
    synchronized Entry recall(ControlCall call, Entry fresh) {
        Entry earlier = entries(call).putIfAbsent(new CallKey(call.associationId(), call.invokeId()), fresh);
        return earlier == null ? fresh : earlier;
    }

    /** The earlier command that this one repeats, or {@code fresh} after having remembered it. */
    synchronized Entry recall(Command command, Entry fresh) {
        ControlCall call = command.call();
        Map<Record, Entry> entries = entries(call);
        Record callKey = new CallKey(call.associationId(), call.invokeId());
        Record commandKey = new CommandKey(
                command.service(),
                call.caller().peer(),
                command.control(),
                command.parameters().origin(),
                command.parameters().ctlNum(),
                command.parameters().t());
        Entry earlier = entries.getOrDefault(callKey, entries.get(commandKey));
        if (earlier != null) {
            return earlier;
        }
        entries.put(callKey, fresh);
        entries.put(commandKey, fresh);
        return fresh;
    }
}
