package org.sdvp.wire.text;

/** Bits as digits 0 and 1, the standard's bit 0 first. */
public final class BitDigits {
    private BitDigits() {}

    /** So many bits of a number, the highest first. */
    public static String text(int bits, int count) {
        StringBuilder out = new StringBuilder(count);
        for (int i = count - 1; i >= 0; i--) {
            out.append((char) ('0' + (bits >> i & 1)));
        }
        return out.toString();
    }

    /**
     * Reads bits.
     *
     * @throws IllegalArgumentException if there are not exactly so many, or other characters than 0 and 1
     */
    public static int parse(String text, int count) {
        int bits = 0;
        boolean good = text.length() == count;
        for (int i = 0; good && i < count; i++) {
            good = text.charAt(i) == '0' || text.charAt(i) == '1';
            bits = bits << 1 | (text.charAt(i) & 1);
        }
        if (!good) {
            throw new IllegalArgumentException("expected " + count + " digits 0 or 1, but got \"" + text + "\"");
        }
        return bits;
    }
}
