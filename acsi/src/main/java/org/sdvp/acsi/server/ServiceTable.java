package org.sdvp.acsi.server;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;

/** The services a server has within an association, each with who serves it; filled once, then only read. */
final class ServiceTable {
    private record Entry<Q extends AcsiRequest>(Class<Q> type, ServiceHandler<Q> handler) {
        CompletionStage<AcsiResponse> serve(Call call, AcsiRequest request) {
            return handler.serve(call, type.cast(request));
        }
    }

    private final Map<ServiceName, Entry<?>> entries = new EnumMap<>(ServiceName.class);
    private final Set<ServiceName> unasked = EnumSet.noneOf(ServiceName.class);

    /** Adds a service. */
    <Q extends AcsiRequest> void add(ServiceName name, Class<Q> type, ServiceHandler<Q> handler) {
        entries.put(name, new Entry<>(type, handler));
    }

    /** Adds a service that answers at once. */
    <Q extends AcsiRequest> void addDirect(ServiceName name, Class<Q> type, BiFunction<Call, Q, AcsiResponse> handler) {
        add(name, type, (call, request) -> CompletableFuture.completedFuture(handler.apply(call, request)));
    }

    /** Adds a service that clients do not ask for but hear of. */
    void addUnasked(ServiceName name) {
        unasked.add(name);
    }

    /** What is in the table. */
    Set<ServiceName> names() {
        Set<ServiceName> names = EnumSet.copyOf(unasked);
        names.addAll(entries.keySet());
        return names;
    }

    /** Has a call answered; a service that is not there is refused. */
    CompletionStage<AcsiResponse> serve(Call call, AcsiRequest request) {
        Entry<?> entry = entries.get(request.name());
        return entry == null
                ? CompletableFuture.completedFuture(Refusal.of(
                        request.name(),
                        ServiceError.CLASS_NOT_SUPPORTED,
                        "this server does not have " + request.name().text()))
                : entry.serve(call, request);
    }
}
