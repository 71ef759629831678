package org.sdvp.model.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/** The form of {@link ValueText} for time stamps. */
final class TimestampText {
    private static final Pattern ACCURACY = Pattern.compile("accuracy=([0-9]|[12][0-9]|3[01])");
    private static final int ACCURACY_MASK = 0x1f;

    private TimestampText() {}

    static Timestamp parse(String text) {
        String[] words = text.split(" ", -1);
        int quality = Timestamp.MILLISECOND;
        for (int i = 1; i < words.length; i++) {
            quality = withWord(quality, words[i], text);
        }
        Timestamp time = instant(words[0], text);
        return new Timestamp(time.secondSinceEpoch(), time.fractionOfSecond(), quality);
    }

    private static Timestamp instant(String word, String text) {
        try {
            return Timestamp.of(Instant.parse(word));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw LeafText.expected("TIMESTAMP from 1970 to 2106 such as 2026-11-23T06:30:00Z", text);
        }
    }

    private static int withWord(int quality, String word, String text) {
        return switch (word) {
            case "leap-seconds-known" -> quality | Timestamp.LEAP_SECONDS_KNOWN;
            case "clock-failure" -> quality | Timestamp.CLOCK_FAILURE;
            case "clock-not-synchronized" -> quality | Timestamp.CLOCK_NOT_SYNCHRONIZED;
            default -> {
                if (!ACCURACY.matcher(word).matches()) {
                    throw LeafText.expected(
                            "a time and then any of leap-seconds-known, clock-failure, clock-not-synchronized, "
                                    + "accuracy=0 to accuracy=31",
                            text);
                }
                yield (quality & ~ACCURACY_MASK) | Integer.parseInt(word.substring("accuracy=".length()));
            }
        };
    }

    static String print(Timestamp time) {
        StringBuilder text = new StringBuilder(time.toString());
        int quality = time.timeQuality();
        text.append((quality & Timestamp.LEAP_SECONDS_KNOWN) != 0 ? " leap-seconds-known" : "");
        text.append((quality & Timestamp.CLOCK_FAILURE) != 0 ? " clock-failure" : "");
        text.append((quality & Timestamp.CLOCK_NOT_SYNCHRONIZED) != 0 ? " clock-not-synchronized" : "");
        if (time.accuracy() != Timestamp.MILLISECOND) {
            text.append(" accuracy=").append(time.accuracy());
        }
        return text.toString();
    }
}
