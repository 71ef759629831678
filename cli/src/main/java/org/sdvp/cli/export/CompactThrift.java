package org.sdvp.cli.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Writes structures in the compact protocol of Apache Thrift, as far as the metadata of Parquet need it. Fields are written
 * in the order of their numbers.
 */
final class CompactThrift {
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int LONGEST_SHORT_LIST = 14;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int last;

    CompactThrift i32(int field, int value) {
        header(field, I32);
        varint(zigzag(value));
        return this;
    }

    CompactThrift i64(int field, long value) {
        header(field, I64);
        varint(zigzag(value));
        return this;
    }

    CompactThrift bool(int field, boolean value) {
        header(field, value ? TRUE : FALSE);
        return this;
    }

    CompactThrift text(int field, String value) {
        header(field, BINARY);
        binary(value);
        return this;
    }

    /** A structure; the content writes its fields. */
    CompactThrift struct(int field, Consumer<CompactThrift> content) {
        header(field, STRUCT);
        element(content);
        return this;
    }

    <T> CompactThrift structs(int field, List<T> items, BiConsumer<CompactThrift, T> content) {
        listHeader(field, items.size(), STRUCT);
        items.forEach(item -> element(thrift -> content.accept(thrift, item)));
        return this;
    }

    CompactThrift i32s(int field, List<Integer> items) {
        listHeader(field, items.size(), I32);
        items.forEach(item -> varint(zigzag(item)));
        return this;
    }

    CompactThrift texts(int field, List<String> items) {
        listHeader(field, items.size(), BINARY);
        items.forEach(this::binary);
        return this;
    }

    private void element(Consumer<CompactThrift> content) {
        outer.push(last);
        last = 0;
        content.accept(this);
        out.write(0);
        last = outer.pop();
    }

    private void listHeader(int field, int size, int type) {
        header(field, LIST);
        if (size <= LONGEST_SHORT_LIST) {
            out.write((size << 4) | type);
        } else {
            out.write(0xf0 | type);
            varint(size);
        }
    }

    private void header(int field, int type) {
        int step = field - last;
        if (step > 0 && step <= 15) {
            out.write((step << 4) | type);
        } else {
            out.write(type);
            varint(zigzag(field));
        }
        last = field;
    }

    private void binary(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        varint(bytes.length);
        out.writeBytes(bytes);
    }

    private static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /** The structure, whole. */
    byte[] end() {
        out.write(0);
        return out.toByteArray();
    }
}
