package org.sdvp.wire.sdvp2;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Pattern;
import org.sdvp.wire.tree.Tree;
import org.sdvp.wire.xml.XmlCharacters;

/** Leaves of SDVP2's messages as text: values and times. */
final class Sdvp2Leaf {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final int MAX_FRACTION = 9;
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withResolverStyle(ResolverStyle.STRICT);
    // The boxes write the extended form; XML-RPC has the basic one without zone, which is taken for UTC.
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .appendPattern("[uuuu-MM-dd'T'HH:mm:ss][uuuuMMdd'T'HH:mm:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, MAX_FRACTION, true)
            .appendPattern("['Z']")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private Sdvp2Leaf() {}

    /** The text of a leaf. */
    static String text(Tree leaf) {
        return switch (leaf.kind()) {
            case TEXT -> clean(((Tree.Text) leaf).text());
            case WHOLE -> Long.toString(((Tree.Whole) leaf).number());
            case TRUTH -> ((Tree.Truth) leaf).truth() ? "1" : "0";
            case REAL -> ((Tree.Real) leaf).decimal();
            case FIELDS, ITEMS, BYTES ->
                throw new IllegalArgumentException("expected a string, int, boolean or double, but got another type");
        };
    }

    /** A text without what XML cannot carry: a carriage return is a line feed, else there is U+FFFD in its place. */
    static String clean(String text) {
        return XmlCharacters.carryable(text).replace('\r', '\n');
    }

    /** A leaf in the form in which it is written: a number that XML-RPC cannot carry is a text. */
    static Tree canonical(Tree leaf) {
        return switch (leaf.kind()) {
            case TEXT -> new Tree.Text(text(leaf));
            case WHOLE -> {
                long number = ((Tree.Whole) leaf).number();
                yield number == (int) number ? leaf : new Tree.Text(text(leaf));
            }
            case REAL -> real(text(leaf));
            case TRUTH -> leaf;
            case FIELDS, ITEMS, BYTES ->
                throw new IllegalArgumentException("expected a string, int, boolean or double to write");
        };
    }

    private static Tree real(String decimal) {
        if (decimal.chars().anyMatch(Character::isLetter)) {
            return new Tree.Text(decimal);
        }
        return new Tree.Real(decimal.indexOf('.') < 0 ? decimal + ".0" : decimal);
    }

    /**
     * A decimal that {@code double} can hold.
     *
     * @throws IllegalArgumentException if the text is none
     */
    static String decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException("expected a number such as -12.5, but got \"" + text + "\"");
        }
        return text;
    }

    /** A time as {@code 2026-11-23T05:59:52Z}. */
    static String time(Instant time) {
        return WRITTEN.format(time.atOffset(ZoneOffset.UTC));
    }

    /**
     * Reads a time; fractions of a second are dropped.
     *
     * @throws IllegalArgumentException if the text is none
     */
    static Instant time(String text) {
        try {
            Instant time = LocalDateTime.parse(text, READ).toInstant(ZoneOffset.UTC);
            return Instant.ofEpochSecond(time.getEpochSecond());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "expected a time such as 2026-11-23T05:59:52Z, but got \"" + text + "\"", e);
        }
    }
}
