package org.sdvp.cli.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sdvp.cli.export.ParquetColumn.Kind;

/**
 * Apache Parquet, format version 1: a flat table with the columns of {@link LogRow}, all optional, plain encoding, pages
 * compressed by gzip. Rows are gathered into row groups of some megabytes; of those written only the places are kept.
 *
 * <p>Written here since the libraries that write Parquet bring Hadoop with them, a hundred times the size of this program.
 */
public final class ParquetFile implements LogFile {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int GROUP_OCTETS = 8 << 20;
    private static final int PLAIN = 0;
    private static final int RLE = 3;
    private static final int GZIP = 2;
    private static final int OPTIONAL = 1;
    private static final int CONVERTED_UTF8 = 0;
    private static final int CONVERTED_TIMESTAMP_MICROS = 10;
    private static final int LOGICAL_STRING = 1;
    private static final int LOGICAL_TIMESTAMP = 8;

    private final OutputStream out;
    private final int groupOctets;
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
    private final List<Group> groups = new ArrayList<>();
    private long position;

    /** A column of a row group, as it lies in the file. */
    private record Chunk(ParquetColumn column, long offset, long size, long compressed) {}

    private record Group(int rows, List<Chunk> chunks) {}

    /**
     * Begins a file.
     *
     * @throws IOException if it cannot be written
     */
    public ParquetFile(OutputStream out) throws IOException {
        this(out, GROUP_OCTETS);
    }

    /**
     * Begins a file.
     *
     * @param groupOctets size of a row group before compression
     */
    ParquetFile(OutputStream out, int groupOctets) throws IOException {
        this.out = out;
        this.groupOctets = groupOctets;
        write(MAGIC);
    }

    private void write(byte[] octets) throws IOException {
        out.write(octets);
        position += octets.length;
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
        if (columns.stream().mapToInt(ParquetColumn::size).sum() > groupOctets) {
            writeGroup();
        }
    }

    private void writeGroup() throws IOException {
        int rows = time.rows();
        List<Chunk> chunks = new ArrayList<>();
        for (ParquetColumn column : columns) {
            long offset = position;
            ParquetColumn.Page page = column.take();
            byte[] header = header(page);
            write(header);
            write(page.content());
            chunks.add(new Chunk(
                    column, offset, (long) header.length + page.size(), (long) header.length + page.content().length));
        }
        groups.add(new Group(rows, chunks));
    }

    private static byte[] header(ParquetColumn.Page page) {
        return new CompactThrift()
                .i32(1, 0)
                .i32(2, page.size())
                .i32(3, page.content().length)
                .struct(
                        5,
                        data -> data.i32(1, page.rows())
                                .i32(2, PLAIN)
                                .i32(3, RLE)
                                .i32(4, RLE))
                .end();
    }

    @Override
    public void close() throws IOException {
        if (time.rows() > 0) {
            writeGroup();
        }
        byte[] footer = footer();
        write(footer);
        byte[] length = new byte[Integer.BYTES];
        for (int i = 0; i < length.length; i++) {
            length[i] = (byte) (footer.length >>> (8 * i));
        }
        write(length);
        write(MAGIC);
        out.flush();
    }

    private byte[] footer() {
        List<Integer> elements = new ArrayList<>();
        for (int i = -1; i < columns.size(); i++) {
            elements.add(i);
        }
        long rows = groups.stream().mapToLong(Group::rows).sum();
        return new CompactThrift()
                .i32(1, 1)
                .structs(2, elements, (thrift, index) -> {
                    if (index < 0) {
                        thrift.text(4, "log").i32(5, columns.size());
                    } else {
                        schema(thrift, columns.get(index));
                    }
                })
                .i64(3, rows)
                .structs(4, groups, ParquetFile::group)
                .text(6, "sdvp")
                .end();
    }

    private static void schema(CompactThrift thrift, ParquetColumn column) {
        thrift.i32(1, column.kind().physical()).i32(3, OPTIONAL).text(4, column.name());
        switch (column.kind()) {
            case TEXT -> thrift.i32(6, CONVERTED_UTF8).struct(10, type -> type.struct(LOGICAL_STRING, none -> {}));
            case TIMESTAMP ->
                thrift.i32(6, CONVERTED_TIMESTAMP_MICROS)
                        .struct(
                                10,
                                type -> type.struct(
                                        LOGICAL_TIMESTAMP,
                                        time -> time.bool(1, true).struct(2, unit -> unit.struct(2, micros -> {}))));
            case DOUBLE -> {}
        }
    }

    private static void group(CompactThrift thrift, Group group) {
        long size = group.chunks().stream().mapToLong(Chunk::size).sum();
        thrift.structs(
                        1,
                        group.chunks(),
                        (chunk, of) -> chunk.i64(2, of.offset()).struct(3, meta -> metadata(meta, of, group.rows())))
                .i64(2, size)
                .i64(3, group.rows());
    }

    private static void metadata(CompactThrift thrift, Chunk chunk, int rows) {
        thrift.i32(1, chunk.column().kind().physical())
                .i32s(2, List.of(PLAIN, RLE))
                .texts(3, List.of(chunk.column().name()))
                .i32(4, GZIP)
                .i64(5, rows)
                .i64(6, chunk.size())
                .i64(7, chunk.compressed())
                .i64(9, chunk.offset());
    }
}
