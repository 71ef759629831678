package org.sdvp.agent.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.sdvp.acsi.dataset.DataSetStore;
import org.sdvp.acsi.log.Log;
import org.sdvp.acsi.log.LogControlStore;
import org.sdvp.acsi.log.LogSettings;
import org.sdvp.acsi.log.LogStore;
import org.sdvp.acsi.report.ControlBlockStore;
import org.sdvp.acsi.report.ReportBuffer;
import org.sdvp.acsi.report.ReportBufferStore;
import org.sdvp.acsi.report.ReportSettings;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.setting.SettingGroupStore;
import org.sdvp.agent.store.KeptRecords.Change;
import org.sdvp.agent.store.KeptRecords.Kind;
import org.sdvp.agent.store.record.RecordOutput;
import org.sdvp.agent.store.record.SettingsCodec;
import org.sdvp.agent.store.sqlite.DeviceFile;
import org.sdvp.agent.store.sqlite.EntryTable;
import org.sdvp.agent.store.sqlite.Marks;
import org.sdvp.agent.store.sqlite.OwnerOnly;
import org.sdvp.agent.store.sqlite.SqliteLibrary;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;

/**
 * Everything a device keeps, in one SQLite file: report buffers, logs, settings of control blocks, data sets, setting groups
 * and the agent's own settings. Safe for many threads.
 *
 * <ul>
 *   <li><b>Durable.</b> What counts as kept has been through an fsync. What comes while one runs goes together into the
 *       next. A mark beside the file tells after a restart whether anything that counted as kept is missing.
 *   <li><b>Damage.</b> Each record has a checksum. One that is damaged is a gap in a report buffer and left out elsewhere. A
 *       file that SQLite cannot read is set aside, as {@code NAME.damaged-TIME}, and what can be read of it goes into a new
 *       one; so a store always opens. All of that is in the program's log.
 *   <li><b>Full disk.</b> Entries go on in memory and count as kept, settings are refused, {@link StoreHealth} hears it, and
 *       from time to time the disk is tried again. Should the power go before that, a gap is left.
 * </ul>
 */
public final class DeviceStore implements AutoCloseable {
    private final DeviceFile file;
    private final StoreContext context;
    private final References references;
    private final DeviceSettings deviceSettings;

    private DeviceStore(DeviceFile file, StoreContext context) {
        this.file = file;
        this.context = context;
        this.references = new References(context.kept());
        this.deviceSettings = new DeviceSettings(context.kept());
    }

    /**
     * Opens the store of a device; makes the file, and the folders above it, if they are not there. Only the owner of the
     * process may read them.
     *
     * @param path of the file, such as {@code /var/lib/sdvp/hp1/device.db}; others are put beside it, their names led by
     *     its name
     * @param parts what it works with; they must outlast it
     * @param limits how much is kept
     * @throws IOException naming the file and what to do, if the folder cannot be made or written, or another store, be it
     *     in another process, has this file open. Neither a damaged file nor a full disk is a reason
     */
    public static DeviceStore open(Path path, StoreParts parts, StoreLimits limits) throws IOException {
        Path file = path.toAbsolutePath();
        Marks marks = marks(file);
        try {
            DeviceFile device = new DeviceFile(file, parts.time());
            GroupCommit commit = new GroupCommit(device, parts, limits);
            KeptRecords kept = new KeptRecords(commit);
            StoreContext context = new StoreContext(
                    file.toString(),
                    commit,
                    marks,
                    kept,
                    limits,
                    new AtomicInteger(),
                    new DamageLog(file, parts.health()));
            commit.start();
            kept.load(context.damage());
            commit.opened(kept);
            DeviceStore store = new DeviceStore(device, context);
            store.tidyTables();
            return store;
        } catch (RuntimeException e) {
            marks.close();
            throw e;
        }
    }

    private static Marks marks(Path file) throws IOException {
        Path folder = Objects.requireNonNullElse(file.getParent(), file);
        try {
            OwnerOnly.folder(folder);
            SqliteLibrary.load(folder);
            Path marks = file.resolveSibling(file.getFileName() + "-marks");
            OwnerOnly.file(marks);
            return Marks.open(marks);
        } catch (FileSystemException e) {
            throw new IOException(
                    "the store of the device cannot be made in " + folder + " (" + e
                            + "); make that folder writable for user " + System.getProperty("user.name")
                            + ", or name another one",
                    e);
        }
    }

    /** Sees to it that no number of a table is given twice, and deletes tables that nothing leads to any more. */
    private void tidyTables() {
        Set<String> known = new HashSet<>();
        for (String brcb : context.kept().keys(Kind.REPORT_BUFFER)) {
            head(brcb).ifPresent(head -> known.add(known(EntryTable.ofReports(head.number()))));
        }
        for (String log : context.kept().keys(Kind.LOG)) {
            logNumber(log).ifPresent(number -> known.add(known(EntryTable.ofLog(number))));
        }
        for (EntryTable table : context.commit().<List<EntryTable>>read(EntryTable::all, List.of())) {
            if (!known.contains(known(table))) {
                context.damage().accept(table.name() + " belongs to nothing any more and is deleted");
                context.commit().waits(new TableDrop(table));
            }
        }
    }

    private String known(EntryTable table) {
        context.lastNumber().accumulateAndGet(table.number(), Math::max);
        return table.name();
    }

    private Optional<ReportTable.Head> head(String brcb) {
        return context.kept().get(Kind.REPORT_BUFFER, brcb, ReportTable.Head::read);
    }

    private Optional<Integer> logNumber(String log) {
        return context.kept().get(Kind.LOG, log, in -> (int) in.number());
    }

    /** The buffers of BRCBs. */
    public ReportBufferStore reportBuffers() {
        return this::openBuffer;
    }

    private ReportBuffer openBuffer(ObjectReference brcb, String fingerprint, ReportBuffer.DurableListener listener) {
        ReportTable.Head head = head(brcb.toString())
                .orElseGet(() -> new ReportTable.Head(context.lastNumber().incrementAndGet(), fingerprint, 0, 0, 0, 0));
        ReportTable onDisk = ReportTable.of(head);
        long known = context.marks().highest(SqliteReportBuffer.markName(brcb));
        ReportTable loaded = context.commit().read(database -> onDisk.load(database, known), onDisk);
        if (known > loaded.head().highest()) {
            context.damage()
                    .accept("entries of report buffer " + brcb + " after "
                            + new EntryId(loaded.head().highest())
                            + " up to " + new EntryId(known)
                            + " are lost: they were in memory when the power went, or the"
                            + " file was cut short; clients are told of the gap");
            loaded = loaded.endingAt(known);
        }
        SqliteReportBuffer buffer = new SqliteReportBuffer(brcb, context, loaded, listener);
        context.commit().opened(buffer);
        if (!head.fingerprint().equals(fingerprint)) {
            buffer.purge(fingerprint);
        }
        return buffer;
    }

    /** The logs. */
    public LogStore logs() {
        return this::openLog;
    }

    /** References of the logs that the file has. */
    public List<ObjectReference> logReferences() {
        return context.kept().keys(Kind.LOG).stream()
                .map(ObjectReference::parse)
                .toList();
    }

    private Log openLog(ObjectReference reference) {
        int number = logNumber(reference.toString())
                .orElseGet(() -> context.lastNumber().incrementAndGet());
        SqliteLog log = new SqliteLog(new LogTable(reference, number, references, context.damage()), context);
        log.load();
        context.commit().opened(log);
        return log;
    }

    /** What clients have set in BRCBs. */
    public ControlBlockStore reportSettings() {
        return new ControlBlockStore() {
            @Override
            public Optional<ReportSettings> load(ObjectReference block) {
                return context.kept().get(Kind.REPORT_SETTINGS, block.toString(), SettingsCodec::readReportSettings);
            }

            @Override
            public void save(ObjectReference block, ReportSettings settings) {
                RecordOutput out = new RecordOutput();
                SettingsCodec.write(out, settings);
                saveNow(Change.put(Kind.REPORT_SETTINGS, block.toString(), out));
            }
        };
    }

    /** What clients have set in LCBs. */
    public LogControlStore logSettings() {
        return new LogControlStore() {
            @Override
            public Optional<LogSettings> load(ObjectReference lcb) {
                return context.kept().get(Kind.LOG_SETTINGS, lcb.toString(), SettingsCodec::readLogSettings);
            }

            @Override
            public void save(ObjectReference lcb, LogSettings settings) {
                RecordOutput out = new RecordOutput();
                SettingsCodec.write(out, settings);
                saveNow(Change.put(Kind.LOG_SETTINGS, lcb.toString(), out));
            }
        };
    }

    /** The data sets that clients made. */
    public DataSetStore dataSets() {
        return new DataSetStore() {
            @Override
            public Map<DataSetReference, List<Fcda>> load() {
                Map<DataSetReference, List<Fcda>> all = new LinkedHashMap<>();
                for (String key : context.kept().keys(Kind.DATA_SET)) {
                    context.kept()
                            .get(Kind.DATA_SET, key, SettingsCodec::readMembers)
                            .ifPresent(members -> all.put(new DataSetReference(key), members));
                }
                return all;
            }

            @Override
            public void save(DataSetReference dataSet, List<Fcda> members) {
                RecordOutput out = new RecordOutput();
                SettingsCodec.write(out, members);
                saveNow(Change.put(Kind.DATA_SET, dataSet.text(), out));
            }

            @Override
            public void delete(DataSetReference dataSet) {
                saveNow(Change.forget(Kind.DATA_SET, dataSet.text()));
            }
        };
    }

    /** The setting groups. */
    public SettingGroupStore settingGroups() {
        return new SettingGroupStore() {
            @Override
            public Optional<StoredGroups> load(ObjectReference sgcb) {
                return context.kept().get(Kind.SETTING_GROUPS, sgcb.toString(), SettingsCodec::readGroups);
            }

            @Override
            public CompletionStage<Void> save(ObjectReference sgcb, StoredGroups groups) {
                RecordOutput out = new RecordOutput();
                SettingsCodec.write(out, groups);
                return context.kept().save(List.of(Change.put(Kind.SETTING_GROUPS, sgcb.toString(), out)));
            }
        };
    }

    /** What the agent itself keeps. */
    public DeviceSettings deviceSettings() {
        return deviceSettings;
    }

    // On the thread of the caller: whichever thread writes otherwise, it is not waited for.
    private void saveNow(Change change) {
        CompletionStage<Void> saved = context.kept().save(List.of(change));
        context.commit().flush();
        try {
            saved.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof UncheckedIOException cause
                    ? new UncheckedIOException(cause.getMessage(), cause.getCause())
                    : e;
        }
    }

    /** Brings to disk what waits for it; empty if that worked, otherwise why it did not. Waits for the disk. */
    public Optional<String> flush() {
        return Optional.ofNullable(context.commit().flush());
    }

    /** Why entries are in memory only, if they are. */
    public Optional<String> trouble() {
        return Optional.ofNullable(context.commit().trouble());
    }

    /** Brings everything to disk and lets go of the file. Buffers and logs should have been closed before. */
    @Override
    public void close() {
        context.commit().close();
        file.close();
        context.marks().close();
    }
}
