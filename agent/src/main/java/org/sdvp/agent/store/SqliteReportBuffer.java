package org.sdvp.agent.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.report.ReportBuffer;
import org.sdvp.acsi.report.ReportEntry;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.agent.store.KeptRecords.Change;
import org.sdvp.agent.store.KeptRecords.Kind;
import org.sdvp.agent.store.ReportQueue.Op;
import org.sdvp.agent.store.ReportState.News;
import org.sdvp.agent.store.ReportState.View;
import org.sdvp.agent.store.ReportTable.Draft;
import org.sdvp.agent.store.record.EntryCodec;
import org.sdvp.agent.store.record.EntryCodec.Linked;
import org.sdvp.agent.store.sqlite.Database;
import org.sdvp.agent.store.sqlite.EntryTable;
import org.sdvp.model.ObjectReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A report buffer in the file of a device. What is called waits in a queue for the next group that goes to disk; the
 * newest entries are in memory as well, so that who reads along does not read the disk.
 */
final class SqliteReportBuffer implements ReportBuffer, CommitPart {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceStore.class);
    private static final int MOST_AT_ONCE = 2000;
    private static final int CHUNK = 64;
    private static final int RETRIES = 3;

    private final ObjectReference brcb;
    private final StoreContext context;
    private final DurableListener listener;
    private final ReportState state;
    private volatile boolean lossSaid;

    // Of the thread that writes: what will be when the transaction is through.
    private ReportTable draft;
    private final List<Linked> written = new ArrayList<>();
    private @Nullable Change headChange;

    SqliteReportBuffer(ObjectReference brcb, StoreContext context, ReportTable loaded, DurableListener listener) {
        this.brcb = brcb;
        this.context = context;
        this.listener = listener;
        this.state = new ReportState(loaded);
        this.draft = loaded;
    }

    @Override
    public void append(ReportEntry entry) {
        Draft next = new Draft(entry, EntryCodec.reportContent(entry));
        if (!state.append(next, context.limits().memoryBytes(), this::lost)) {
            throw new IllegalArgumentException(
                    "entry ids of " + brcb + " must rise, but " + entry.entryId() + " came after " + highest());
        }
        context.commit().waits(this);
    }

    private void lost(long id) {
        if (!lossSaid) {
            lossSaid = true;
            LOG.error(
                    "{}: entries of report buffer {} from {} on are lost: the disk takes nothing, or not fast enough, and"
                            + " memory is full; clients are told of the gap",
                    context.name(),
                    brcb,
                    new EntryId(id));
        }
    }

    @Override
    public void dropGeneralInterrogations(EntryId after) {
        state.drop(after.value());
        context.commit().waits(this);
    }

    @Override
    public void purge(String fingerprint) {
        state.purge(fingerprint);
        context.commit().waits(this);
    }

    @Override
    public Page after(EntryId entryId, int limit) {
        Page page = null;
        for (int attempt = 0; page == null; attempt++) {
            page = read(entryId.value(), limit, attempt < RETRIES);
        }
        return page;
    }

    /** Null if the chain was changed meanwhile, so that it has to be read again. */
    private @Nullable Page read(long after, int limit, boolean again) {
        ReportPage page = new ReportPage(after, limit, state.hidden());
        if (!state.fill(page, after)) {
            View view = state.view(after);
            page = new ReportPage(after, limit, view.hidden());
            readDisk(page, view);
            view.newest().forEach(page::add);
            page.end(view.end());
            if (again && state.hasChangedSince(view)) {
                return null;
            }
        }
        return page.page();
    }

    private void readDisk(ReportPage page, View view) {
        long from = view.above();
        boolean more = view.onDisk();
        while (more) {
            long above = from;
            List<EntryTable.Row> rows = context.commit()
                    .read(database -> view.table().table().ascending(database, above, view.below(), CHUNK), List.of());
            for (EntryTable.Row row : rows) {
                Linked entry = whole(view.table(), row);
                if (entry != null) {
                    page.add(entry);
                }
                from = Math.max(from, row.id());
            }
            more = rows.size() == CHUNK && !page.isFull();
        }
    }

    private @Nullable Linked whole(ReportTable table, EntryTable.Row row) {
        Linked entry = table.entry(row);
        if (entry == null) {
            context.damage()
                    .accept("entry " + new EntryId(row.id()) + " of report buffer " + brcb
                            + " is damaged; clients are told of the gap");
        }
        return entry;
    }

    @Override
    public boolean contains(EntryId entryId) {
        long id = entryId.value();
        Linked held = state.inMemory(id);
        View view = state.view(id - 1);
        if (held == null && view.onDisk() && id > view.above() && id < view.below()) {
            List<EntryTable.Row> rows = context.commit()
                    .read(database -> view.table().table().ascending(database, id - 1, id + 1, 1), List.of());
            held = rows.isEmpty() ? null : whole(view.table(), rows.get(0));
        }
        return held != null && !view.hidden().test(held.entry());
    }

    @Override
    public Optional<EntryId> oldest() {
        return after(EntryId.NONE, 1).entries().stream()
                .map(ReportEntry::entryId)
                .findFirst();
    }

    @Override
    public Optional<EntryId> newest() {
        View view = state.view(0);
        for (int i = view.newest().size() - 1; i >= 0; i--) {
            ReportEntry entry = view.newest().get(i).entry();
            if (!view.hidden().test(entry)) {
                return Optional.of(entry.entryId());
            }
        }
        return view.onDisk() ? newestOnDisk(view) : Optional.empty();
    }

    private Optional<EntryId> newestOnDisk(View view) {
        Predicate<ReportEntry> hidden = view.hidden();
        long to = view.below();
        List<EntryTable.Row> rows;
        do {
            long below = to;
            rows = context.commit()
                    .read(database -> view.table().table().descending(database, view.above(), below, CHUNK), List.of());
            for (EntryTable.Row row : rows) {
                Linked found = view.table().entry(row);
                if (found != null && !hidden.test(found.entry())) {
                    return Optional.of(found.entry().entryId());
                }
                to = Math.min(to, row.id());
            }
        } while (rows.size() == CHUNK);
        return Optional.empty();
    }

    @Override
    public EntryId highest() {
        return new EntryId(state.highest());
    }

    @Override
    public boolean write(Database database) throws SQLException {
        ReportState.Work work = state.take(MOST_AT_ONCE);
        draft = work.table();
        written.clear();
        headChange = null;
        if (work.isNew()) {
            draft.table().create(database);
        }
        if (work.cutEnd()) {
            // Rows that are damaged so that their ids make no sense.
            draft.table().deleteAbove(database, draft.head().last());
        }
        boolean headChanged = work.isNew();
        for (Op op : work.ops()) {
            headChanged |= !(op instanceof Op.Append);
            apply(op, database);
        }
        draft = draft.cut(database, context.limits().report());
        if (headChanged) {
            headChange =
                    Change.put(Kind.REPORT_BUFFER, brcb.toString(), draft.head().record());
            headChange.write(database);
        }
        return work.more();
    }

    private void apply(Op op, Database database) throws SQLException {
        if (op instanceof Op.Append append) {
            written.add(new Linked(draft.head().last(), append.draft().entry()));
            draft = draft.append(database, append.draft());
        } else if (op instanceof Op.Lost lost) {
            draft = draft.endingAt(lost.id());
        } else if (op instanceof Op.Drop drop) {
            draft = draft.cut(database, context.limits().report()).dropInterrogations(database, drop.after());
        } else if (op instanceof Op.Purge purge) {
            draft = draft.purge(database, purge.fingerprint(), purge.highest());
        }
    }

    @Override
    public void committed() {
        News news = state.written(draft, written);
        lossSaid = false;
        if (headChange != null) {
            context.kept().apply(headChange);
        }
        tell(news, false);
    }

    private void tell(News news, boolean force) {
        context.marks().note(markName(brcb), news.upTo().value(), force);
        if (news.isNew()) {
            listener.onDurable(news.upTo());
        }
    }

    static String markName(ObjectReference brcb) {
        return Kind.REPORT_BUFFER.label() + " " + brcb;
    }

    @Override
    public void rolledBack() {
        state.putBack();
    }

    @Override
    public void repaired(Database database) throws SQLException {
        ReportTable loaded = state.disk().load(database, state.disk().head().highest());
        state.repaired(loaded, loaded.table().exists(database));
    }

    @Override
    public void keptInMemory() {
        tell(state.keepInMemory(), true);
    }

    @Override
    public void close() {
        String trouble = context.commit().flush();
        context.commit().closed(this);
        if (state.isWaiting()) {
            LOG.error("{}: entries of report buffer {} are lost, since {}", context.name(), brcb, trouble);
        }
    }
}
