package org.sdvp.cli.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.GZIPOutputStream;

/**
 * One column of a Parquet file: what has been added since the last row group, in the plain encoding, every value optional.
 */
final class ParquetColumn {
    /** Physical types with what they mean (Parquet: Type, ConvertedType). */
    enum Kind {
        /** INT64, microseconds since 1970, UTC. */
        TIMESTAMP(2),
        /** DOUBLE. */
        DOUBLE(5),
        /** BYTE_ARRAY in UTF-8. */
        TEXT(6);

        private final int physical;

        Kind(int physical) {
            this.physical = physical;
        }

        int physical() {
            return physical;
        }
    }

    private final String name;
    private final Kind kind;
    private final ByteArrayOutputStream values = new ByteArrayOutputStream();
    private final ByteArrayOutputStream levels = new ByteArrayOutputStream();
    private int rows;
    private int run;
    private boolean runIsThere;

    ParquetColumn(String name, Kind kind) {
        this.name = name;
        this.kind = kind;
    }

    String name() {
        return name;
    }

    Kind kind() {
        return kind;
    }

    int rows() {
        return rows;
    }

    /** Octets waiting, before compression. */
    int size() {
        return values.size() + levels.size();
    }

    /** Adds a text; an empty one counts as not there. */
    void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        level(bytes.length > 0);
        if (bytes.length > 0) {
            little(bytes.length, Integer.BYTES);
            values.writeBytes(bytes);
        }
    }

    void add(OptionalDouble number) {
        level(number.isPresent());
        number.ifPresent(value -> little(Double.doubleToRawLongBits(value), Long.BYTES));
    }

    void add(Optional<Instant> time) {
        level(time.isPresent());
        time.ifPresent(value -> little(value.getEpochSecond() * 1_000_000 + value.getNano() / 1000, Long.BYTES));
    }

    private void little(long value, int octets) {
        for (int i = 0; i < octets; i++) {
            values.write((int) (value >>> (8 * i)));
        }
    }

    // Definition levels as runs of the hybrid of run lengths and bit packing: as many as are the same, one after the
    // other.
    private void level(boolean isThere) {
        if (run > 0 && isThere != runIsThere) {
            endRun();
        }
        runIsThere = isThere;
        run++;
        rows++;
    }

    private void endRun() {
        long header = (long) run << 1;
        while (header > 0x7f) {
            levels.write((int) ((header & 0x7f) | 0x80));
            header >>>= 7;
        }
        levels.write((int) header);
        levels.write(runIsThere ? 1 : 0);
        run = 0;
    }

    /** A page as it goes into the file. */
    static final class Page {
        private final byte[] content;
        private final int size;
        private final int rows;

        private Page(byte[] content, int size, int rows) {
            this.content = content;
            this.size = size;
            this.rows = rows;
        }

        /** Compressed, without header. */
        byte[] content() {
            return content;
        }

        /** Size before compression. */
        int size() {
            return size;
        }

        /** Number of values, those not there included. */
        int rows() {
            return rows;
        }
    }

    /** Takes what waits as a page. */
    Page take() {
        if (run > 0) {
            endRun();
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] defined = levels.toByteArray();
        for (int i = 0; i < Integer.BYTES; i++) {
            whole.write(defined.length >>> (8 * i));
        }
        whole.writeBytes(defined);
        whole.writeBytes(values.toByteArray());
        Page page = new Page(compressed(whole.toByteArray()), whole.size(), rows);
        levels.reset();
        values.reset();
        rows = 0;
        return page;
    }

    private static byte[] compressed(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
