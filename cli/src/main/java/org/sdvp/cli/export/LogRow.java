package org.sdvp.cli.export;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One logged value.
 *
 * @param time when the entry was made
 * @param entry identification of the entry, 16 hexadecimal digits
 * @param reference of the value, such as {@code HP1/RoomSTMP1.Tmp.mag.f}
 * @param value in words
 * @param number the value, if it is one; 1 and 0 for true and false
 * @param unit of it, or empty
 * @param quality in words, or empty
 * @param measured when it was measured, if that is known
 * @param reason why it was logged, or empty
 * @param origin who caused it, or empty
 */
public record LogRow(
        Instant time,
        String entry,
        String reference,
        String value,
        OptionalDouble number,
        String unit,
        String quality,
        Optional<Instant> measured,
        String reason,
        String origin) {}
