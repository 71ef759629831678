package org.sdvp.cli.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads Parquet as far as its format description goes for flat files with plain pages; knows nothing of the writer. */
final class ParquetReading {
    /** Columns by name, an element for each row; empty for what is not there. */
    final Map<String, List<Optional<Object>>> columns = new LinkedHashMap<>();

    /** The elements of the schema behind its root, fields by number. */
    final List<Map<Integer, Object>> schema = new ArrayList<>();

    final int groups;
    final long rows;

    ParquetReading(byte[] file) throws IOException {
        ByteBuffer octets = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        check(text(file, 0, 4).equals("PAR1") && text(file, file.length - 4, 4).equals("PAR1"), "magic");
        int length = octets.getInt(file.length - 8);
        octets.position(file.length - 8 - length);
        Map<Integer, Object> footer = struct(octets);
        check(octets.position() == file.length - 8, "the footer has the length it says");
        for (Object element : (List<?>) footer.get(2)) {
            schema.add(fields(element));
        }
        schema.remove(0);
        schema.forEach(column -> columns.put((String) column.get(4), new ArrayList<>()));
        rows = (Long) footer.get(3);
        List<?> all = (List<?>) footer.get(4);
        groups = all.size();
        for (Object group : all) {
            for (Object chunk : (List<?>) fields(group).get(1)) {
                readChunk(octets, fields(fields(chunk).get(3)));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<Integer, Object> fields(Object struct) {
        return (Map<Integer, Object>) struct;
    }

    private static void check(boolean right, String what) throws IOException {
        if (!right) {
            throw new IOException("not as it must be: " + what);
        }
    }

    private static String text(byte[] file, int start, int length) {
        return new String(file, start, length, StandardCharsets.UTF_8);
    }

    private void readChunk(ByteBuffer file, Map<Integer, Object> meta) throws IOException {
        int start = Math.toIntExact((Long) meta.get(9));
        file.position(start);
        Map<Integer, Object> header = struct(file);
        Map<Integer, Object> page = fields(header.get(5));
        byte[] content = new byte[Math.toIntExact((Long) header.get(3))];
        file.get(content);
        check(file.position() - start == (Long) meta.get(7), "the compressed size of the chunk");
        ByteBuffer plain;
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
            plain = ByteBuffer.wrap(gzip.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
        }
        check(plain.remaining() == (Long) header.get(2), "the size of the page");
        int count = Math.toIntExact((Long) page.get(1));
        check(meta.get(5).equals((long) count), "as many values in the chunk as in its page");
        boolean[] there = levels(plain, count);
        List<Optional<Object>> column = columns.get((String) ((List<?>) meta.get(3)).get(0));
        for (boolean is : there) {
            column.add(is ? Optional.of(value(plain, (Long) meta.get(1))) : Optional.empty());
        }
        check(!plain.hasRemaining(), "nothing behind the last value");
    }

    private static boolean[] levels(ByteBuffer plain, int count) throws IOException {
        int end = plain.getInt() + plain.position();
        boolean[] there = new boolean[count];
        int at = 0;
        while (plain.position() < end) {
            long run = varint(plain);
            check((run & 1) == 0, "runs only");
            boolean is = plain.get() == 1;
            for (int i = 0; i < run >> 1; i++) {
                there[at++] = is;
            }
        }
        check(at == count && plain.position() == end, "a level for each value");
        return there;
    }

    private static Object value(ByteBuffer plain, long type) throws IOException {
        if (type == 2) {
            return plain.getLong();
        }
        if (type == 5) {
            return plain.getDouble();
        }
        check(type == 6, "type " + type);
        byte[] text = new byte[plain.getInt()];
        plain.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    // The compact protocol of Thrift: numbers as Long, structures as maps by field, lists as lists.
    private static Map<Integer, Object> struct(ByteBuffer in) throws IOException {
        Map<Integer, Object> fields = new LinkedHashMap<>();
        int field = 0;
        for (int head = in.get() & 0xff; head != 0; head = in.get() & 0xff) {
            field = head >> 4 == 0 ? (int) zigzag(in) : field + (head >> 4);
            fields.put(field, value(in, head & 0xf));
        }
        return fields;
    }

    private static Object value(ByteBuffer in, int type) throws IOException {
        return switch (type) {
            case 1 -> true;
            case 2 -> false;
            case 5, 6 -> zigzag(in);
            case 8 -> {
                byte[] text = new byte[(int) varint(in)];
                in.get(text);
                yield new String(text, StandardCharsets.UTF_8);
            }
            case 9 -> {
                int head = in.get() & 0xff;
                long size = head >> 4 == 15 ? varint(in) : head >> 4;
                List<Object> items = new ArrayList<>();
                for (long i = 0; i < size; i++) {
                    items.add(value(in, head & 0xf));
                }
                yield items;
            }
            case 12 -> struct(in);
            default -> throw new IOException("type " + type);
        };
    }

    private static long zigzag(ByteBuffer in) {
        long value = varint(in);
        return value >>> 1 ^ -(value & 1);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte octet;
        do {
            octet = in.get();
            value |= (long) (octet & 0x7f) << shift;
            shift += 7;
        } while (octet < 0);
        return value;
    }
}
