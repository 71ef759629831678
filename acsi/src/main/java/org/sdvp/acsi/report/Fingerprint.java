package org.sdvp.acsi.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import org.sdvp.acsi.dataset.ResolvedDataSet;
import org.sdvp.model.Selection;
import org.sdvp.model.value.DataType;

/** Condenses the settings under which entries are made: entries made under others cannot be read as these. */
final class Fingerprint {
    private Fingerprint() {}

    /** SHA-256 in hexadecimal, of all that a change of which empties a buffer. */
    static String of(ReportSettings settings, ResolvedDataSet dataSet) {
        StringBuilder text = new StringBuilder()
                .append(settings.rptId())
                .append('\n')
                .append(settings.confRev())
                .append('\n')
                .append(settings.bufTm())
                .append('\n')
                .append(settings.intgPd())
                .append('\n')
                .append(new TreeSet<>(settings.trgOps()))
                .append('\n')
                .append(dataSet.reference());
        for (Selection member : dataSet.members()) {
            text.append('\n').append(member.fcda()).append(' ');
            append(text, member.type());
        }
        return hash(text.toString());
    }

    /** Of a control block without a data set, which makes no entries. */
    static String none() {
        return hash("");
    }

    private static void append(StringBuilder text, DataType type) {
        if (type instanceof DataType.Structure structure) {
            text.append('{');
            for (DataType.Member member : structure.members()) {
                text.append(member.name()).append(' ');
                append(text, member.type());
                text.append(';');
            }
            text.append('}');
        } else if (type instanceof DataType.Array array) {
            text.append(array.size()).append('*');
            append(text, array.element());
        } else {
            text.append(type.basicType());
        }
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
