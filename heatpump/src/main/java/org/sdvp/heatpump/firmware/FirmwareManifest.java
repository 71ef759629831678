package org.sdvp.heatpump.firmware;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an update file says of itself.
 *
 * @param product what it is for, a name of letters, digits and {@code -_.}, at most 64 of them
 * @param hardware what it runs on, names of the same kind; empty: all
 * @param version it brings
 * @param from which versions it may follow
 * @param payload what is delivered
 * @param time when it was made, whole seconds
 */
public record FirmwareManifest(
        String product, List<String> hardware, FirmwareVersion version, From from, Payload payload, Instant time) {
    /** Most octets of a manifest as text. */
    public static final int MAX_LENGTH = 4096;

    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,63}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,14}");
    private static final int MOST_HARDWARE = 16;

    /** What the payload is. */
    public enum Kind {
        /** A ZIP file of JARs: a Java application, which the agent itself can install. */
        APPLICATION("application"),
        /** Something that only the device's maker knows how to install. */
        OPAQUE("opaque");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word in a manifest. */
        public String word() {
            return word;
        }
    }

    /**
     * Which versions an update may follow.
     *
     * @param least oldest version it may follow; empty: any
     * @param downgrade whether it may follow a newer one
     */
    public record From(Optional<FirmwareVersion> least, boolean downgrade) {
        /** Any older version. */
        public static final From ANY = new From(Optional.empty(), false);
    }

    /**
     * What is delivered.
     *
     * @param kind what it is
     * @param size octets, 1 or more
     * @param sha256 its SHA-256, 64 hexadecimal digits in lower case
     */
    public record Payload(Kind kind, long size, String sha256) {
        /** Checks size and hash. */
        public Payload {
            if (size < 1) {
                throw new FirmwareFormatException("expected a payload of 1 octet or more, but got " + size);
            }
            check(SHA_256, "sha256", sha256, "64 hexadecimal digits in lower case");
        }
    }

    /**
     * Checks the names.
     *
     * @throws FirmwareFormatException saying what was expected
     */
    public FirmwareManifest {
        check(NAME, "product", product, "a name");
        hardware = List.copyOf(hardware);
        hardware.forEach(name -> check(NAME, "hardware", name, "a name"));
        if (hardware.size() > MOST_HARDWARE) {
            throw new FirmwareFormatException(
                    "expected at most " + MOST_HARDWARE + " names of hardware, but got " + hardware.size());
        }
        if (!time.equals(time.truncatedTo(ChronoUnit.SECONDS))) {
            throw new FirmwareFormatException("expected a time in whole seconds, but got " + time);
        }
    }

    /** Whether it runs on some hardware. */
    public boolean isFor(String name) {
        return hardware.isEmpty() || hardware.contains(name);
    }

    /** The text of it: the same manifest always has the same text. */
    public String text() {
        StringBuilder text = new StringBuilder();
        line(text, "product", product);
        if (!hardware.isEmpty()) {
            line(text, "hardware", String.join(" ", hardware));
        }
        line(text, "version", version.text());
        from.least().ifPresent(least -> line(text, "from", least.text()));
        if (from.downgrade()) {
            line(text, "downgrade", "yes");
        }
        line(text, "payload", payload.kind().word());
        line(text, "size", Long.toString(payload.size()));
        line(text, "sha256", payload.sha256());
        line(text, "time", time.toString());
        return text.toString();
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(": ").append(value).append('\n');
    }

    /**
     * Reads a text. Only {@link #text()} of some manifest is taken: there are no two texts that say the same.
     *
     * @throws FirmwareFormatException saying what was expected and what came
     */
    public static FirmwareManifest parse(String text) {
        Map<String, String> lines = lines(text);
        FirmwareManifest manifest = new FirmwareManifest(
                needed(lines, "product"),
                lines.containsKey("hardware")
                        ? List.of(needed(lines, "hardware").split(" ", -1))
                        : List.of(),
                new FirmwareVersion(needed(lines, "version")),
                new From(
                        Optional.ofNullable(lines.get("from")).map(FirmwareVersion::new),
                        lines.containsKey("downgrade")),
                new Payload(kind(needed(lines, "payload")), size(needed(lines, "size")), needed(lines, "sha256")),
                time(needed(lines, "time")));
        if (!manifest.text().equals(text)) {
            throw new FirmwareFormatException("expected the lines of a manifest in their order, each once and nothing"
                    + " else, but got \"" + shortened(text) + "\"");
        }
        return manifest;
    }

    private static Map<String, String> lines(String text) {
        Map<String, String> lines = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int colon = line.indexOf(": ");
            if (colon < 1 || lines.put(line.substring(0, colon), line.substring(colon + 2)) != null) {
                throw new FirmwareFormatException(
                        "expected \"key: value\", each key once, but got \"" + shortened(line) + "\"");
            }
        });
        return lines;
    }

    private static String needed(Map<String, String> lines, String key) {
        String value = lines.get(key);
        if (value == null) {
            throw new FirmwareFormatException("the manifest lacks " + key);
        }
        return value;
    }

    private static Kind kind(String word) {
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new FirmwareFormatException(
                "payload: expected application or opaque, but got \"" + shortened(word) + "\"");
    }

    private static long size(String text) {
        check(SIZE, "size", text, "a number of octets");
        return Long.parseLong(text);
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new FirmwareFormatException(
                    "time: expected one such as 2026-11-23T14:00:00Z, but got \"" + shortened(text) + "\"");
        }
    }

    private static void check(Pattern shape, String key, String text, String expected) {
        if (!shape.matcher(text).matches()) {
            throw new FirmwareFormatException(key + ": expected " + expected + ", but got \"" + shortened(text) + "\"");
        }
    }

    /** A text for a message: not too long, and nothing in it that is not to be printed. */
    static String shortened(String text) {
        String harmless = text.replaceAll("[^ -~]", "?");
        return harmless.length() <= 60 ? harmless : harmless.substring(0, 60) + "…";
    }
}
