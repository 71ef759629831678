package org.sdvp.cli.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sdvp.cli.export.ParquetColumn.Kind;

/** Where audit records are written to. To be closed, or it is not whole. Not for several threads. */
public interface AuditFile extends AutoCloseable {
    /**
     * Adds a row.
     *
     * @throws IOException if it cannot be written
     */
    void add(AuditRow row) throws IOException;

    /** Writes what is missing to make it whole; the stream below is left open. */
    @Override
    void close() throws IOException;

    /**
     * Comma-separated values (RFC 4180) in UTF-8 under a line of names.
     *
     * @throws IOException if the names cannot be written
     */
    static AuditFile csv(OutputStream out) throws IOException {
        return new Csv(out);
    }

    /**
     * Apache Parquet.
     *
     * @throws IOException if it cannot be written
     */
    static AuditFile parquet(OutputStream out) throws IOException {
        return new Parquet(out);
    }

    /** As CSV. */
    final class Csv implements AuditFile {
        private final OutputStream out;

        private Csv(OutputStream out) throws IOException {
            this.out = out;
            line(AuditRow.NAMES);
        }

        private void line(List<String> fields) throws IOException {
            out.write(CsvFile.csv(fields).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void add(AuditRow row) throws IOException {
            line(row.texts());
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }

    /** As Parquet. */
    final class Parquet implements AuditFile {
        private final ParquetColumn time = new ParquetColumn(AuditRow.NAMES.get(0), Kind.TIMESTAMP);
        private final List<ParquetColumn> texts = AuditRow.NAMES.subList(1, AuditRow.NAMES.size() - 1).stream()
                .map(name -> new ParquetColumn(name, Kind.TEXT))
                .toList();
        private final ParquetColumn count =
                new ParquetColumn(AuditRow.NAMES.get(AuditRow.NAMES.size() - 1), Kind.DOUBLE);
        private final ParquetTable table;

        private Parquet(OutputStream out) throws IOException {
            List<ParquetColumn> columns = new ArrayList<>(List.of(time));
            columns.addAll(texts);
            columns.add(count);
            this.table = new ParquetTable(out, "audit", columns, ParquetTable.GROUP_OCTETS);
        }

        @Override
        public void add(AuditRow row) throws IOException {
            time.add(Optional.of(row.time()));
            List<String> values = row.texts();
            for (int i = 0; i < texts.size(); i++) {
                texts.get(i).add(values.get(i + 1));
            }
            count.add(OptionalDouble.of((double) row.count()));
            table.rowAdded();
        }

        @Override
        public void close() throws IOException {
            table.close();
        }
    }
}
