package org.sdvp.agent.store.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Where a record belongs. Its checksum covers that too, so that a whole record which turns up in another place, be it in
 * another table, under another key or after its time, is not taken for one of that place.
 */
public final class RecordPlace {
    private final int area;
    private final long areaHash;

    private RecordPlace(int area, long areaHash) {
        this.area = area;
        this.areaHash = areaHash;
    }

    /**
     * The place of the records of one table.
     *
     * @param table number of the table
     * @param owner a text that changes when what was written before is void
     */
    public static RecordPlace ofTable(int table, String owner) {
        return new RecordPlace(table, hash(owner));
    }

    /**
     * The place of one record with a name.
     *
     * @param kind number of the kind of record
     * @param key its name
     */
    public static RecordPlace ofKey(int kind, String key) {
        return new RecordPlace(-1 - kind, hash(key));
    }

    // Two checksums over differently led octets; only accidents have to be told apart here.
    private static long hash(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        CRC32C crc = new CRC32C();
        crc.update(octets);
        long first = crc.getValue();
        crc.update(octets.length);
        crc.update(octets);
        return (first << 32) | crc.getValue();
    }

    /**
     * The checksum of a record.
     *
     * @param id of the record in its table; 0 for one with a name
     * @param octets the record without its checksum are the first of these
     * @param length how many
     */
    int checksum(long id, byte[] octets, int length) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(20)
                .putInt(area)
                .putLong(areaHash)
                .putLong(id)
                .flip());
        crc.update(octets, 0, length);
        return (int) crc.getValue();
    }
}
