package org.sdvp.wire.compact;

import java.util.Optional;
import java.util.function.Function;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.wire.text.Numbers;
import org.sdvp.wire.xml.XmlElement;

/**
 * Forms of attributes that stand in control blocks, reports and logs alike. What writes one refuses, by
 * {@link IllegalArgumentException}, what the reader would refuse.
 */
final class Attributes {
    /** Greatest INT32U. */
    static final long MAX_INT32U = 0xffff_ffffL;

    private static final int MAX_RPT_ID = 129;

    private Attributes() {}

    /** Writes an attribute if there is a value for it. */
    static <T> void put(String name, Optional<T> value, Function<T, String> form, XmlElement.Builder out) {
        if (value.isPresent()) {
            out.attribute(name, form.apply(value.get()));
        }
    }

    /** A whole number from 0 to {@code max}. */
    static String number(long value, long max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException("expected 0 to " + max + ", but got " + value);
        }
        return Long.toString(value);
    }

    /** An INT32U: milliseconds, or ConfRev. */
    static String int32u(long value) {
        return number(value, MAX_INT32U);
    }

    /** Reads an INT32U. */
    static long readInt32u(String text) {
        return Numbers.integer(text, 0, MAX_INT32U);
    }

    /** Reads a truth, which is told in both cases. */
    static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("expected true or false, but got \"" + text + "\"");
        };
    }

    /** The data set that a control block is to have; the empty text for none. */
    static String dataSetOrNone(Optional<DataSetReference> dataSet) {
        return dataSet.map(DataSetReference::text).orElse("");
    }

    /** Reads what {@link #dataSetOrNone} writes. */
    static Optional<DataSetReference> readDataSetOrNone(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new DataSetReference(text));
    }

    /** A RptID, written and read as it is: a VISIBLE STRING129. */
    static String rptId(String text) {
        boolean good = text.length() <= MAX_RPT_ID;
        for (int i = 0; good && i < text.length(); i++) {
            good = text.charAt(i) >= ' ' && text.charAt(i) <= '~';
        }
        if (!good) {
            throw new IllegalArgumentException(
                    "expected a RptID of at most 129 printable ASCII characters, but got \"" + text + "\"");
        }
        return text;
    }
}
