package org.sdvp.wire.compact;

import java.util.Optional;
import java.util.function.Function;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.model.ReportControl;
import org.sdvp.wire.text.Numbers;
import org.sdvp.wire.xml.XmlSink;

/**
 * Forms of attributes that stand in control blocks, reports and logs alike. What reads one throws
 * {@link IllegalArgumentException} for what is none.
 */
final class Attributes {
    /** Greatest INT32U. */
    static final long MAX_INT32U = 0xffff_ffffL;

    private Attributes() {}

    /** Writes an attribute if there is a value for it. */
    static <T> void put(String name, Optional<T> value, Function<T, String> form, XmlSink out) {
        if (value.isPresent()) {
            out.attribute(name, form.apply(value.get()));
        }
    }

    /** Reads an INT32U: milliseconds, or ConfRev. */
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

    /** Reads a RptID. */
    static String rptId(String text) {
        ReportControl.requireRptId(text);
        return text;
    }
}
