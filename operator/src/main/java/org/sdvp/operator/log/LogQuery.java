package org.sdvp.operator.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.client.Logs;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;
import org.sdvp.operator.Device;
import org.sdvp.operator.Reading;

/**
 * What a log of a device holds of some time, page by page: never more of it is in memory. Stages fail as those of {@link
 * Device} do. Not for several threads.
 */
public final class LogQuery {
    private final Device device;
    private final ObjectReference log;
    private final Range range;
    private final Map<Fcda, Optional<Reading.Source>> sources = new HashMap<>();
    private Optional<EntryId> last = Optional.empty();

    /**
     * From when to when, both included.
     *
     * @param from empty: from the oldest entry
     * @param to empty: to the newest entry
     */
    public record Range(Optional<Instant> from, Optional<Instant> to) {
        /** Everything. */
        public static final Range ALL = new Range(Optional.empty(), Optional.empty());
    }

    /**
     * A part of what was asked for.
     *
     * @param entries in the order they were made
     * @param more whether another page follows
     */
    public record Page(List<LoggedEntry> entries, boolean more) {
        /** Copies the entries. */
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Makes one; it asks nothing before {@link #next}.
     *
     * @param log its reference, such as {@code HP1/LLN0.Hist}
     */
    public LogQuery(Device device, ObjectReference log, Range range) {
        this.device = device;
        this.log = log;
        this.range = range;
    }

    /** The logs that a device shows to this caller: those of LLN0 first, in the order of its directories. */
    public static CompletionStage<List<ObjectReference>> logs(Device device) {
        return device.association()
                .thenCompose(association -> association
                        .getServerDirectory(ObjectClass.LOGICAL_DEVICE)
                        .thenCompose(devices -> inTurn(devices, name -> logs(association, name))));
    }

    private static CompletionStage<List<ObjectReference>> logs(ClientAssociation association, String logicalDevice) {
        ObjectReference top = ObjectReference.parse(logicalDevice);
        return association
                .getLogicalDeviceDirectory(logicalDevice)
                .thenCompose(nodes -> inTurn(
                        nodes,
                        node -> association
                                .getLogicalNodeDirectory(top.child(node), AcsiClass.LOG)
                                .thenApply(names -> names.stream()
                                        .map(top.child(node)::child)
                                        .toList())));
    }

    /** What is found for each of some things, one list after the other. */
    private static <T, R> CompletionStage<List<R>> inTurn(List<T> things, Function<T, CompletionStage<List<R>>> found) {
        List<CompletionStage<List<R>>> stages = things.stream().map(found).toList();
        CompletionStage<List<R>> all = CompletableFuture.completedFuture(List.of());
        for (CompletionStage<List<R>> stage : stages) {
            all = all.thenCombine(stage, (before, more) -> {
                List<R> both = new ArrayList<>(before);
                both.addAll(more);
                return both;
            });
        }
        return all;
    }

    /** The log that is read. */
    public ObjectReference log() {
        return log;
    }

    /** The next page; the first one when called first. */
    public CompletionStage<Page> next() {
        return device.association()
                .thenCompose(association -> association
                        .logs()
                        .pageByTime(
                                log, range.from().map(EntryTime::of), range.to().map(EntryTime::of), last)
                        .thenCompose(page -> labelled(page)));
    }

    private CompletionStage<Page> labelled(Logs.Entries page) {
        if (!page.entries().isEmpty()) {
            last = Optional.of(page.entries().get(page.entries().size() - 1).entryId());
        }
        Set<Fcda> unknown = new LinkedHashSet<>();
        page.entries()
                .forEach(entry -> entry.values().stream()
                        .map(LogEntry.Member::reference)
                        .filter(reference -> !sources.containsKey(reference))
                        .forEach(unknown::add));
        return learn(unknown)
                .thenApply(nothing ->
                        new Page(page.entries().stream().map(this::labelled).toList(), page.moreFollows()));
    }

    /** Learns what values are by reading them once. */
    private CompletionStage<Void> learn(Set<Fcda> unknown) {
        if (unknown.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return device.read(unknown.stream().map(Fcda::toString).toList()).thenAccept(readings -> {
            for (Reading reading : readings) {
                if (reading instanceof Reading.Value value) {
                    sources.put(Fcda.parse(value.asked()), Optional.of(value.source()));
                }
            }
            unknown.forEach(reference -> sources.putIfAbsent(reference, Optional.empty()));
        });
    }

    private LoggedEntry labelled(LogEntry entry) {
        return new LoggedEntry(
                entry.entryId(),
                entry.timeOfEntry().instant(),
                entry.values().stream().map(this::labelled).toList());
    }

    private LoggedEntry.Value labelled(LogEntry.Member member) {
        DataValue value = member.value();
        Optional<Reading.Value> reading = sources.getOrDefault(member.reference(), Optional.empty())
                .filter(source -> source.type().accepts(value))
                .map(source -> new Reading.Value(member.reference().toString(), source, value));
        return new LoggedEntry.Value(member.reference(), value, reading, member.reasons());
    }
}
