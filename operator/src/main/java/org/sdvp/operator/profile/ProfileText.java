package org.sdvp.operator.profile;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The text of a profile: one {@code name: value} (as in YAML) or {@code name = value} (as in a properties file) a line.
 * Lines that begin with {@code #} and empty ones are skipped. A value may stand in single quotes, a quote in it being
 * doubled, or in double quotes; without quotes it ends at {@code " #"}.
 */
final class ProfileText {
    private ProfileText() {}

    /**
     * Reads a text.
     *
     * @param source name of the file, for messages
     * @return values by name, in the order of the text
     * @throws ProfileException naming the line, but never its value, if it is not of that form
     */
    static Map<String, String> parse(String source, String text) {
        Map<String, String> entries = new LinkedHashMap<>();
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#") || line.equals("---")) {
                continue;
            }
            int end = nameEnd(line);
            if (end <= 0 || end == line.length()) {
                throw new ProfileException(source + " line " + number + ": expected \"name: value\"");
            }
            String name = line.substring(0, end).strip();
            String value =
                    value(source + " line " + number, line.substring(end + 1).strip());
            if (entries.put(name, value) != null) {
                throw new ProfileException(source + " line " + number + ": \"" + name + "\" was given before");
            }
        }
        return entries;
    }

    /** A value as {@link #parse} reads it back, in quotes. */
    static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private static int nameEnd(String line) {
        int i = 0;
        while (i < line.length() && line.charAt(i) != ':' && line.charAt(i) != '=') {
            i++;
        }
        return i;
    }

    private static String value(String place, String text) {
        if (text.startsWith("'")) {
            return inQuotes(place, text, '\'').replace("''", "'");
        }
        if (text.startsWith("\"")) {
            String value = inQuotes(place, text, '"');
            if (value.indexOf('\\') >= 0 || value.indexOf('"') >= 0) {
                throw new ProfileException(place + ": use single quotes for a value with \\ or \" in it");
            }
            return value;
        }
        int comment = text.indexOf(" #");
        return comment < 0 ? text : text.substring(0, comment).strip();
    }

    private static String inQuotes(String place, String text, char quote) {
        int last = text.lastIndexOf(quote);
        String rest = text.substring(last + 1).strip();
        if (last == 0 || !(rest.isEmpty() || rest.startsWith("#"))) {
            throw new ProfileException(place + ": a value that begins with " + quote + " must end with it");
        }
        String inside = text.substring(1, last);
        if (quote == '\'' && inside.replace("''", "").indexOf('\'') >= 0) {
            throw new ProfileException(place + ": a single quote inside single quotes must be doubled");
        }
        return inside;
    }
}
