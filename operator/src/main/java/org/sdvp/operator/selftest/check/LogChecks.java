package org.sdvp.operator.selftest.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sdvp.acsi.client.Logs;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.GetLCBValues;
import org.sdvp.acsi.service.GetLogStatusValues;
import org.sdvp.acsi.service.Lcb;
import org.sdvp.acsi.service.LcbChange;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.acsi.service.QueryLogAfter;
import org.sdvp.acsi.service.QueryLogByTime;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetLCBValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.EntryTime;
import org.sdvp.operator.selftest.bench.Bench;
import org.sdvp.operator.selftest.bench.Check;
import org.sdvp.operator.selftest.bench.Expect;
import org.sdvp.operator.selftest.bench.Family;
import org.sdvp.operator.selftest.bench.Refusals;
import org.sdvp.operator.selftest.bench.SkippedException;

/** Logs (IEC 61850-7-2 clause 17.3). */
public final class LogChecks {
    private static final int MOST_ENTRIES = 1000;
    private static final EntryId NEVER = new EntryId(Long.MAX_VALUE - 1);

    private LogChecks() {}

    /** All checks of this kind, in the order to run them. */
    public static List<Check> all() {
        Set<ServiceName> blocks = Set.of(ServiceName.GET_LCB_VALUES);
        Set<ServiceName> queries =
                Set.of(ServiceName.GET_LOG_STATUS_VALUES, ServiceName.QUERY_LOG_BY_TIME, ServiceName.QUERY_LOG_AFTER);
        return List.of(
                Check.looks(
                        Family.LOG, "every LCB has a log and a data set that exist", blocks, LogChecks::controlBlocks),
                Check.looks(
                        Family.LOG,
                        "a query by time gives what the status of the log tells",
                        queries,
                        LogChecks::byTime),
                Check.looks(Family.LOG, "a query after an entry gives every later one", queries, LogChecks::afterEntry),
                Check.looks(Family.LOG, "a query that makes no sense is refused", queries, LogChecks::senseless),
                Check.looks(Family.LOG, "a log that does not exist is refused", queries, LogChecks::unknown),
                Check.changes(
                        Family.LOG,
                        "an LCB that logs takes no settings",
                        Set.of(ServiceName.GET_LCB_VALUES, ServiceName.SET_LCB_VALUES),
                        "try to write TrgOps of a log control block as they are",
                        LogChecks::locked));
    }

    private static Map<ObjectReference, Lcb> all(Bench bench) {
        Map<ObjectReference, Lcb> all = new LinkedHashMap<>();
        bench.survey().nodes().forEach(node -> all.putAll(node.lcbs()));
        if (all.isEmpty()) {
            throw new SkippedException("there is no log control block");
        }
        return all;
    }

    private static List<ObjectReference> logs(Bench bench) {
        List<ObjectReference> logs = bench.survey().nodes().stream()
                .flatMap(node -> node.logs().stream())
                .toList();
        if (logs.isEmpty()) {
            throw new SkippedException("there is no log");
        }
        return logs;
    }

    private static String controlBlocks(Bench bench) {
        Map<ObjectReference, Lcb> all = all(bench);
        List<ObjectReference> logs = logs(bench);
        all.forEach((reference, block) -> {
            Expect.that(
                    logs.contains(block.logRef()),
                    "the log " + block.logRef() + " of " + reference + " is in no directory");
            ReportChecks.hasDataSet(bench, reference, block.datSet(), 1);
            Expect.that(!block.logEna() || block.datSet().isPresent(), reference + " logs, but has no data set to log");
        });
        return Expect.count(all.size(), "block") + ", " + Expect.count(logs.size(), "log");
    }

    private static Logs face(Bench bench) {
        return bench.association().logs();
    }

    private static Logs.Entries from(Bench bench, ObjectReference log) {
        return bench.await(face(bench).queryLogByTime(log, Optional.empty(), Optional.empty(), MOST_ENTRIES));
    }

    private static String byTime(Bench bench) {
        int count = 0;
        for (ObjectReference log : logs(bench)) {
            GetLogStatusValues.Response before = bench.await(face(bench).getLogStatusValues(log));
            Logs.Entries found = from(bench, log);
            GetLogStatusValues.Response after = bench.await(face(bench).getLogStatusValues(log));
            found.entries().forEach(entry -> whole(bench, log, entry));
            rising(log, found.entries());
            fits(log, before, found, after);
            count += found.entries().size();
        }
        return Expect.count(logs(bench).size(), "log") + ", " + count + (count == 1 ? " entry" : " entries");
    }

    // The log goes on meanwhile: the oldest entry may go, and newer ones come.
    private static void fits(
            ObjectReference log,
            GetLogStatusValues.Response before,
            Logs.Entries found,
            GetLogStatusValues.Response after) {
        if (found.entries().isEmpty()) {
            Expect.equal("newest entry of " + log + ", which gives no entries", EntryId.NONE, before.newEntr());
            return;
        }
        EntryId first = found.entries().get(0).entryId();
        EntryId last = found.entries().get(found.entries().size() - 1).entryId();
        Expect.that(
                (first.value() >= before.oldEntr().value()
                                && first.value() <= after.oldEntr().value())
                        || before.oldEntr().equals(EntryId.NONE),
                "expected the entries of " + log + " to begin with the oldest, " + before.oldEntr() + ", but got "
                        + first);
        Expect.that(
                last.value() <= after.newEntr().value(),
                "the newest entry of " + log + " is said to be " + after.newEntr() + ", but " + last + " came");
        Expect.that(
                found.moreFollows() || last.value() >= before.newEntr().value(),
                "expected the entries of " + log + " to end with the newest, " + before.newEntr() + ", but got "
                        + last);
    }

    private static void rising(ObjectReference log, List<LogEntry> entries) {
        for (int i = 1; i < entries.size(); i++) {
            EntryId earlier = entries.get(i - 1).entryId();
            EntryId later = entries.get(i).entryId();
            Expect.that(
                    later.value() > earlier.value(),
                    "expected an entry after " + earlier + " in " + log + ", but got " + later);
        }
    }

    private static void whole(Bench bench, ObjectReference log, LogEntry entry) {
        Expect.that(!entry.values().isEmpty(), "entry " + entry.entryId() + " of " + log + " has no values");
        // A log may be older than the model: what is no longer in it has no definition.
        entry.values().stream()
                .filter(member -> bench.model().select(member.reference()).isPresent())
                .forEach(member -> ValueChecks.fits(bench, member.reference(), member.value()));
    }

    private static ObjectReference filled(Bench bench) {
        return logs(bench).stream()
                .filter(log -> !bench.await(face(bench).getLogStatusValues(log))
                        .newEntr()
                        .equals(EntryId.NONE))
                .findFirst()
                .orElseThrow(() -> new SkippedException("no log has an entry yet"));
    }

    private static String afterEntry(Bench bench) {
        ObjectReference log = filled(bench);
        List<LogEntry> all = from(bench, log).entries();
        Expect.that(!all.isEmpty(), "the status of " + log + " tells of entries, but a query by time gives none");
        LogEntry middle = all.get((all.size() - 1) / 2);
        List<LogEntry> expected = all.subList((all.size() - 1) / 2 + 1, all.size());
        List<LogEntry> after = bench.await(face(bench).queryLogAfter(log, middle.entryId(), MOST_ENTRIES))
                .entries();
        Expect.sameList(
                "entries of " + log + " after " + middle.entryId(),
                expected,
                after.subList(0, Math.min(after.size(), expected.size())));
        List<LogEntry> same = bench.await(face(bench)
                        .queryLogByTime(
                                log,
                                Optional.of(middle.timeOfEntry()),
                                Optional.of(middle.timeOfEntry()),
                                MOST_ENTRIES))
                .entries();
        Expect.that(
                same.contains(middle)
                        && same.stream().allMatch(e -> e.timeOfEntry().equals(middle.timeOfEntry())),
                "expected the entries of " + log + " of " + middle.timeOfEntry() + ", but got "
                        + Expect.brief(same.stream().map(LogEntry::timeOfEntry).toList()));
        return log + ": " + expected.size() + " after " + middle.entryId();
    }

    private static String senseless(Bench bench) {
        ObjectReference log = logs(bench).get(0);
        EntryTime late = EntryTime.of(bench.time().now());
        EntryTime early = EntryTime.of(bench.time().now().minusSeconds(1));
        bench.refused(
                new QueryLogByTime.Request(log, Optional.of(late), Optional.of(early), Optional.empty()),
                ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        bench.refused(new QueryLogAfter.Request(log, NEVER), ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        return "stop before start and an unknown entry are refused";
    }

    private static String unknown(Bench bench) {
        ObjectReference nothing = bench.survey().nodes().get(0).reference().child(DirectoryChecks.NOTHING);
        Set<ServiceName> offered = bench.association().services();
        return Unknown.refused(
                bench,
                Stream.<AcsiRequest>of(
                                new GetLCBValues.Request(nothing),
                                new SetLCBValues.Request(nothing, LcbChange.NONE.withLogEna(false)),
                                new GetLogStatusValues.Request(nothing),
                                new QueryLogByTime.Request(
                                        nothing, Optional.empty(), Optional.empty(), Optional.empty()),
                                new QueryLogAfter.Request(nothing, EntryId.NONE))
                        .filter(request -> offered.contains(request.name()))
                        .toList());
    }

    private static String locked(Bench bench) {
        Map.Entry<ObjectReference, Lcb> logging = all(bench).entrySet().stream()
                .filter(each -> each.getValue().logEna())
                .findFirst()
                .orElseThrow(() -> new SkippedException("no log control block logs"));
        Refusals.expect(
                bench,
                "a write of TrgOps of " + logging.getKey() + ", which logs,",
                face(bench)
                        .setLCBValues(
                                logging.getKey(),
                                LcbChange.NONE.withTrgOps(logging.getValue().trgOps())),
                ServiceError.INSTANCE_IN_USE,
                ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
        return logging.getKey() + " takes no TrgOps while it logs";
    }
}
