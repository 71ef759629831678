package org.sdvp.acsi.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.sdvp.acsi.log.Log;
import org.sdvp.acsi.log.LogEngine;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.GetLCBValues;
import org.sdvp.acsi.service.GetLogStatusValues;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.acsi.service.QueryLogAfter;
import org.sdvp.acsi.service.QueryLogByTime;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetLCBValues;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.EntryTime;

/**
 * GetLCBValues, SetLCBValues, GetLogStatusValues, QueryLogByTime and QueryLogAfter. A log opens no door: a caller gets the
 * values on which GetDataValues is allowed to it; entries without any such value are left out.
 */
final class LogServices {
    // Read at a time until an answer is full.
    private static final int CHUNK = 32;
    private static final EntryTime NEVER = new EntryTime(0, 0);

    private final LogEngine engine;
    private final Rights rights;
    private final ResponseSize size;

    LogServices(LogEngine engine, AcsiServer.Builder parts, Rights rights) {
        this.engine = engine;
        this.rights = rights;
        this.size = parts.responseSize;
    }

    /** Adds the services. */
    void addTo(ServiceTable services, AssociationEnds ends) {
        services.add(
                ServiceName.GET_LCB_VALUES,
                GetLCBValues.Request.class,
                (call, request) -> denied(call, request, request.lcb()).orElseGet(() -> engine.getLCBValues(request)));
        services.add(
                ServiceName.SET_LCB_VALUES,
                SetLCBValues.Request.class,
                (call, request) -> denied(call, request, request.lcb()).orElseGet(() -> engine.setLCBValues(request)));
        ends.trail()
                .readBefore(
                        ServiceName.SET_LCB_VALUES,
                        SetLCBValues.Request.class,
                        (id, change) -> engine.getLCBValues(new GetLCBValues.Request(change.lcb())));
        services.add(
                ServiceName.GET_LOG_STATUS_VALUES,
                GetLogStatusValues.Request.class,
                (call, request) -> denied(call, request, request.log())
                        .orElseGet(() -> engine.read(request.name(), request.log(), LogServices::status)));
        services.add(
                ServiceName.QUERY_LOG_BY_TIME,
                QueryLogByTime.Request.class,
                (call, request) -> denied(call, request, request.log())
                        .orElseGet(
                                () -> engine.read(request.name(), request.log(), log -> byTime(call, request, log))));
        services.add(
                ServiceName.QUERY_LOG_AFTER,
                QueryLogAfter.Request.class,
                (call, request) -> denied(call, request, request.log())
                        .orElseGet(() -> engine.read(request.name(), request.log(), log -> after(call, request, log))));
    }

    private Optional<CompletionStage<AcsiResponse>> denied(Call call, AcsiRequest request, ObjectReference reference) {
        return rights.allow(call.caller(), request.name(), reference)
                ? Optional.empty()
                : Optional.of(CompletableFuture.completedFuture(
                        Rights.denied(call.caller(), request.name(), reference.toString())));
    }

    private static AcsiResponse status(Log log) {
        return log.status()
                .map(ends -> new GetLogStatusValues.Response(
                        ends.oldestTime(), ends.newestTime(), ends.oldest(), ends.newest()))
                .orElseGet(() -> new GetLogStatusValues.Response(NEVER, NEVER, EntryId.NONE, EntryId.NONE));
    }

    private AcsiResponse byTime(Call call, QueryLogByTime.Request request, Log log) {
        Optional<EntryTime> start = request.rangeStart();
        Optional<EntryTime> stop = request.rangeStop();
        if (start.isPresent()
                && stop.isPresent()
                && stop.get().instant().isBefore(start.get().instant())) {
            return Refusal.of(
                    request.name(),
                    ServiceError.PARAMETER_VALUE_INAPPROPRIATE,
                    "the stop of a query must not be before its start, but " + stop.get() + " is before "
                            + start.get());
        }
        return page(
                new Query(call, request.name(), QueryLogByTime.Response::new),
                (after, limit) -> log.between(start, stop, after, limit),
                request.continueAfter().orElse(EntryId.NONE));
    }

    private AcsiResponse after(Call call, QueryLogAfter.Request request, Log log) {
        EntryId entry = request.entry();
        // Else a client that comes back late would not see that the log has wrapped around meanwhile.
        if (!entry.equals(EntryId.NONE) && !contains(log, entry)) {
            return Refusal.of(
                    request.name(),
                    ServiceError.PARAMETER_VALUE_INAPPROPRIATE,
                    "entry " + entry + " is not in " + request.log() + ", which has "
                            + log.status()
                                    .map(ends -> ends.oldest() + " to " + ends.newest())
                                    .orElse("nothing")
                            + "; ask for what is after " + EntryId.NONE + " or by time");
        }
        return page(new Query(call, request.name(), QueryLogAfter.Response::new), log::after, entry);
    }

    private static boolean contains(Log log, EntryId entry) {
        return log.after(new EntryId(entry.value() - 1), 1).entries().stream()
                .anyMatch(found -> found.entryId().equals(entry));
    }

    /** Reads on in a log. */
    @FunctionalInterface
    private interface Source {
        Log.Page read(EntryId after, int limit);
    }

    /** What is the same for both queries. */
    private record Query(
            Call call, ServiceName name, BiFunction<List<LogEntry>, Boolean, ? extends AcsiResponse> response) {}

    /** As many entries as fit the message size. */
    private AcsiResponse page(Query query, Source source, EntryId first) {
        Visible visible = new Visible(query.call());
        List<LogEntry> found = new ArrayList<>();
        EntryId after = first;
        boolean more = true;
        long octets = 0;
        while (more && octets <= query.call().maxMessageSize()) {
            Log.Page part = source.read(after, CHUNK);
            List<LogEntry> seen = visible.of(part.entries());
            octets += seen.isEmpty() ? 0 : octets(query, seen);
            found.addAll(seen);
            more = part.moreFollows();
            after = part.entries().isEmpty()
                    ? after
                    : part.entries().get(part.entries().size() - 1).entryId();
        }
        return cut(query, found, more);
    }

    private int octets(Query query, List<LogEntry> entries) {
        return size.octets(query.response().apply(entries, true));
    }

    private AcsiResponse cut(Query query, List<LogEntry> found, boolean more) {
        int maxMessageSize = query.call().maxMessageSize();
        int fits = 0;
        int tooMany = found.size() + 1;
        while (tooMany - fits > 1) {
            int length = (fits + tooMany) / 2;
            if (octets(query, found.subList(0, length)) <= maxMessageSize) {
                fits = length;
            } else {
                tooMany = length;
            }
        }
        if (fits == 0 && !found.isEmpty()) {
            EntryId entry = found.get(0).entryId();
            return Refusal.of(
                    query.name(),
                    ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT,
                    "entry " + entry + " must fit in " + maxMessageSize + " octets, but needs about "
                            + octets(query, found.subList(0, 1))
                            + "; associate with a greater message size, or go on after it by QueryLogAfter");
        }
        return query.response().apply(found.subList(0, fits), more || fits < found.size());
    }

    /** What a caller may see of entries. */
    private final class Visible {
        private final Call call;
        private final Map<Fcda, Boolean> known = new HashMap<>();

        Visible(Call call) {
            this.call = call;
        }

        List<LogEntry> of(List<LogEntry> entries) {
            List<LogEntry> seen = new ArrayList<>(entries.size());
            for (LogEntry entry : entries) {
                List<LogEntry.Member> members = entry.values().stream()
                        .filter(member -> known.computeIfAbsent(member.reference(), this::isAllowed))
                        .toList();
                if (members.size() == entry.values().size()) {
                    seen.add(entry);
                } else if (!members.isEmpty()) {
                    seen.add(new LogEntry(entry.entryId(), entry.timeOfEntry(), members));
                }
            }
            return seen;
        }

        private boolean isAllowed(Fcda member) {
            return rights.allow(call.caller(), ServiceName.GET_DATA_VALUES, member);
        }
    }
}
