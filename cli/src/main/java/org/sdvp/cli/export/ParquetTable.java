package org.sdvp.cli.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Apache Parquet, format version 1: a flat table with columns that are all optional, plain encoding, pages compressed by
 * gzip. Rows are gathered into row groups of some megabytes; of those written only the places are kept.
 *
 * <p>Written here since the libraries that write Parquet bring Hadoop with them, a hundred times the size of this program.
 */
final class ParquetTable {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    static final int GROUP_OCTETS = 8 << 20;
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
    private final String name;
    private final List<ParquetColumn> columns;
    private final List<Group> groups = new ArrayList<>();
    private long position;

    /** A column of a row group, as it lies in the file. */
    private record Chunk(ParquetColumn column, long offset, long size, long compressed) {}

    private record Group(int rows, List<Chunk> chunks) {}

    /**
     * Begins a file.
     *
     * @param out where it goes
     * @param name of the table
     * @param columns to which values are added, to each one for each row
     * @param groupOctets size of a row group before compression
     * @throws IOException if it cannot be written
     */
    ParquetTable(OutputStream out, String name, List<ParquetColumn> columns, int groupOctets) throws IOException {
        this.out = out;
        this.name = name;
        this.columns = List.copyOf(columns);
        this.groupOctets = groupOctets;
        write(MAGIC);
    }

    private void write(byte[] octets) throws IOException {
        out.write(octets);
        position += octets.length;
    }

    /**
     * A row has been added to the columns.
     *
     * @throws IOException if it cannot be written
     */
    void rowAdded() throws IOException {
        if (columns.stream().mapToInt(ParquetColumn::size).sum() > groupOctets) {
            writeGroup();
        }
    }

    private void writeGroup() throws IOException {
        int rows = columns.get(0).rows();
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

    /**
     * Writes what is missing to make it whole; the stream below is left open.
     *
     * @throws IOException if it cannot be written
     */
    void close() throws IOException {
        if (columns.get(0).rows() > 0) {
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
                        thrift.text(4, name).i32(5, columns.size());
                    } else {
                        schema(thrift, columns.get(index));
                    }
                })
                .i64(3, rows)
                .structs(4, groups, ParquetTable::group)
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
