package org.sdvp.cli.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.sdvp.cli.export.ParquetColumn.Kind;

/** A Parquet file with the columns of {@link LogRow}. */
public final class ParquetFile implements LogFile {
    private final ParquetColumn time = new ParquetColumn("time", Kind.TIMESTAMP);
    private final ParquetColumn reference = new ParquetColumn("reference", Kind.TEXT);
    private final ParquetColumn value = new ParquetColumn("value", Kind.DOUBLE);
    private final ParquetColumn text = new ParquetColumn("text", Kind.TEXT);
    private final ParquetColumn unit = new ParquetColumn("unit", Kind.TEXT);
    private final ParquetColumn quality = new ParquetColumn("quality", Kind.TEXT);
    private final ParquetColumn measured = new ParquetColumn("measured", Kind.TIMESTAMP);
    private final ParquetColumn reason = new ParquetColumn("reason", Kind.TEXT);
    private final ParquetColumn origin = new ParquetColumn("origin", Kind.TEXT);
    private final ParquetColumn entry = new ParquetColumn("entry", Kind.TEXT);
    private final List<ParquetColumn> columns =
            List.of(time, reference, value, text, unit, quality, measured, reason, origin, entry);
    private final ParquetTable table;

    /**
     * Begins a file.
     *
     * @throws IOException if it cannot be written
     */
    public ParquetFile(OutputStream out) throws IOException {
        this(out, ParquetTable.GROUP_OCTETS);
    }

    /**
     * Begins a file.
     *
     * @param groupOctets size of a row group before compression
     */
    ParquetFile(OutputStream out, int groupOctets) throws IOException {
        this.table = new ParquetTable(out, "log", columns, groupOctets);
    }

    @Override
    public void add(LogRow row) throws IOException {
        time.add(Optional.of(row.time()));
        reference.add(row.reference());
        value.add(row.number());
        text.add(row.value());
        unit.add(row.unit());
        quality.add(row.quality());
        measured.add(row.measured());
        reason.add(row.reason());
        origin.add(row.origin());
        entry.add(row.entry());
        table.rowAdded();
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
