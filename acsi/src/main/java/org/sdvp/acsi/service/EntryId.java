package org.sdvp.acsi.service;

import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;

/**
 * Identification of an entry in a report buffer or a log: eight octets that mean nothing to a client (IEC 61850-7-2
 * clause 6.1.2.10). The servers of this product make it from the time in microseconds, one more than the last where that
 * would not rise: an id from before a loss of all entries is then not taken for one of a new entry.
 *
 * @param value the eight octets as an unsigned number, most significant first
 */
public record EntryId(long value) {
    /** All octets zero: no entry; asks a BRCB to begin with its oldest entry. */
    public static final EntryId NONE = new EntryId(0);

    /** The octets as a value of the model. */
    public DataValue.Octets octets() {
        byte[] octets = new byte[8];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (value >>> (56 - 8 * i));
        }
        return new DataValue.Octets(BasicType.ENTRY_ID, octets);
    }

    /** Sixteen hexadecimal digits. */
    @Override
    public String toString() {
        return String.format("%016x", value);
    }
}
