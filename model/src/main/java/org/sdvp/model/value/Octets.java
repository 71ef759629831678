package org.sdvp.model.value;

import java.util.Arrays;

/** Octets of any number, immutable: the content of a part of a file. Not a {@link DataValue}. */
public final class Octets {
    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of these bytes. */
    public static Octets of(byte[] bytes) {
        return new Octets(bytes.clone());
    }

    /** A copy of the content. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Number of octets. */
    public int length() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** How many there are; not what they are. */
    @Override
    public String toString() {
        return bytes.length + " octets";
    }
}
