package org.sdvp.agent.store.record;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the octets of a record. Never reads past its end, never makes more room than it has octets left, and says so by
 * {@link DamagedRecordException} where it makes no sense.
 */
public final class RecordInput {
    private final byte[] octets;
    private final int end;
    private int position;

    private RecordInput(byte[] octets, int position, int end) {
        this.octets = octets;
        this.position = position;
        this.end = end;
    }

    /**
     * Opens a record.
     *
     * @param record as {@link RecordOutput#seal} made it
     * @param place where it was found
     * @param id its number there; 0 for one with a name
     * @throws DamagedRecordException if the checksum is wrong or the version is not known
     */
    public static RecordInput open(byte[] record, RecordPlace place, long id) throws DamagedRecordException {
        int end = record.length - RecordOutput.CHECKSUM;
        if (end < 1) {
            throw new DamagedRecordException("a record must have 5 octets or more, but has " + record.length);
        }
        int stated = ByteBuffer.wrap(record).getInt(end);
        if (place.checksum(id, record, end) != stated) {
            throw new DamagedRecordException("the checksum is wrong");
        }
        if (record[0] != RecordOutput.VERSION) {
            throw new DamagedRecordException(
                    "expected a record of version " + RecordOutput.VERSION + ", but it is of " + record[0]);
        }
        return new RecordInput(record, 1, end);
    }

    /** The next octet, 0 to 255. */
    public int octet() throws DamagedRecordException {
        need(1);
        return octets[position++] & 0xff;
    }

    /** The next octets as they are. */
    public byte[] octets(int count) throws DamagedRecordException {
        need(count);
        position += count;
        return Arrays.copyOfRange(octets, position - count, position);
    }

    /** The next unsigned number. */
    public long number() throws DamagedRecordException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int octet = octet();
            value |= (octet & 0x7fL) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
        throw new DamagedRecordException("a number has more than 64 bits");
    }

    /** The next signed number. */
    public long signed() throws DamagedRecordException {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    /** The next number of so many octets, unsigned unless they are eight. */
    public long fixed(int count) throws DamagedRecordException {
        need(count);
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = (value << 8) | (octets[position++] & 0xff);
        }
        return value;
    }

    /** The next characters. */
    public String text() throws DamagedRecordException {
        int count = count(1);
        position += count;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets, position - count, count))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DamagedRecordException("a text is no UTF-8");
        }
    }

    /**
     * The next number, as a number of things that follow.
     *
     * @param each octets that one of them takes at least
     */
    public int count(int each) throws DamagedRecordException {
        long count = number();
        if (count < 0 || count > (end - position) / each) {
            throw new DamagedRecordException("expected " + Long.toUnsignedString(count) + " more, but the record has "
                    + (end - position) + " octets left");
        }
        return (int) count;
    }

    /** Makes sure that everything was read. */
    public void end() throws DamagedRecordException {
        if (position != end) {
            throw new DamagedRecordException("the record goes on for " + (end - position) + " octets after its end");
        }
    }

    private void need(int count) throws DamagedRecordException {
        if (count > end - position) {
            throw new DamagedRecordException("the record ends where " + count + " octets were expected");
        }
    }
}
