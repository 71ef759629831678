package org.sdvp.agent.store.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects the octets of a record. Integers go in groups of seven bits, the lowest first (LEB128). */
public final class RecordOutput {
    /** The version of all records written by this class; the first octet of each. */
    static final int VERSION = 1;

    /** Octets of the checksum, the last of each record. */
    static final int CHECKSUM = 4;

    private byte[] octets = new byte[128];
    private int length;

    /** An empty record. */
    public RecordOutput() {
        octet(VERSION);
    }

    /** Adds an octet: the lowest eight bits. */
    public RecordOutput octet(int value) {
        room(1);
        octets[length++] = (byte) value;
        return this;
    }

    /** Adds octets as they are. */
    public RecordOutput octets(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, octets, length, value.length);
        length += value.length;
        return this;
    }

    /** Adds an unsigned number; small ones take one octet. */
    public RecordOutput number(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            octet((int) rest | 0x80);
            rest >>>= 7;
        }
        return octet((int) rest);
    }

    /** Adds a signed number; those near zero take one octet. */
    public RecordOutput signed(long value) {
        return number((value << 1) ^ (value >> 63));
    }

    /** Adds the lowest octets of a number, most significant first. */
    public RecordOutput fixed(long value, int count) {
        for (int shift = (count - 1) * 8; shift >= 0; shift -= 8) {
            octet((int) (value >>> shift));
        }
        return this;
    }

    /** Adds characters, led by how many octets they take in UTF-8. */
    public RecordOutput text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return number(utf8.length).octets(utf8);
    }

    /** How many octets there are by now. */
    public int length() {
        return length;
    }

    /**
     * The record with its checksum.
     *
     * @param place where it belongs
     * @param id its number there; 0 for one with a name
     */
    public byte[] seal(RecordPlace place, long id) {
        fixed(place.checksum(id, octets, length), CHECKSUM);
        byte[] sealed = Arrays.copyOf(octets, length);
        length -= CHECKSUM;
        return sealed;
    }

    /** What was added, without version and checksum. */
    byte[] content() {
        return Arrays.copyOfRange(octets, 1, length);
    }

    private void room(int more) {
        if (length + more > octets.length) {
            octets = Arrays.copyOf(octets, Math.max(octets.length * 2, length + more));
        }
    }
}
