package org.sdvp.centre.store.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.sdvp.centre.fleet.PointValue;
import org.sdvp.centre.fleet.Trust;

/** Columns of a row as what they stand for. */
public final class Columns {
    private static final Trust[] TRUSTS = Trust.values();

    private Columns() {}

    /** A value from its number and text. */
    public static PointValue value(ResultSet row, int number, int text) throws SQLException {
        double value = row.getDouble(number);
        return Texts.value(row.wasNull() ? null : value, row.getString(text));
    }

    /** A number, or none. */
    public static OptionalDouble number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** A time. */
    public static Instant time(ResultSet row, int column) throws SQLException {
        return Micros.instant(row.getLong(column));
    }

    /** A time, or none. */
    public static Optional<Instant> someTime(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Micros.instant(value));
    }

    /** How far to trust a value, from its number. */
    public static Trust trust(int code) {
        return TRUSTS[code];
    }

    /** A time to be stored, or null. */
    public static @Nullable Long micros(Optional<Instant> time) {
        return time.isPresent() ? Long.valueOf(Micros.of(time.get())) : null;
    }

    /** A number to be stored, or null if there is none or no finite one. */
    public static @Nullable Double number(OptionalDouble number) {
        return number.isPresent() && Double.isFinite(number.getAsDouble())
                ? Double.valueOf(number.getAsDouble())
                : null;
    }

    /** A text to be stored, or null. */
    public static @Nullable String text(Optional<String> text) {
        return text.isPresent() ? Texts.clean(text.get()) : null;
    }
}
