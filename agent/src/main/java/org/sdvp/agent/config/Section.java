package org.sdvp.agent.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One mapping of a configuration file. All methods throw {@link ConfigException} naming file, line and key, what was
 * expected and what came.
 */
final class Section {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");
    private static final Map<String, Long> MILLIS = Map.of("ms", 1L, "s", 1000L, "m", 60_000L, "h", 3_600_000L);

    private final Path file;
    private final String path;
    private final YamlNode node;

    private Section(Path file, String path, YamlNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
        if (node.kind() != YamlNode.Kind.MAPPING && node.kind() != YamlNode.Kind.EMPTY) {
            throw at(node.line(), path, "keys with values", node);
        }
    }

    /** The whole of a document. */
    static Section root(Path file, YamlNode node) {
        return new Section(file, "", node);
    }

    /** A section below this one; without keys if it is not there. */
    Section section(String key) {
        YamlNode found = find(key).orElse(YamlNode.empty(node.line()));
        return new Section(file, child(key), found);
    }

    /** Sections in a list below this one; empty if it is not there. */
    List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        for (YamlNode item : list(key)) {
            sections.add(new Section(file, child(key) + "[" + sections.size() + "]", item));
        }
        return sections;
    }

    /** Whether a key has a value. */
    boolean has(String key) {
        return find(key).isPresent();
    }

    /** A text, if it is there. */
    Optional<String> text(String key) {
        return find(key).map(found -> scalar(key, found, "a text"));
    }

    /**
     * A text that must be there.
     *
     * @param example shown if it is not
     */
    String required(String key, String example) {
        return text(key).orElseThrow(() -> missing(key, example));
    }

    /** Says that a key is missing. */
    ConfigException missing(String key, String example) {
        return new ConfigException(file + ":" + node.line() + ": " + child(key) + " is missing; expected " + example);
    }

    /** Texts in a list; empty if it is not there. */
    List<String> texts(String key) {
        return list(key).stream()
                .map(item -> scalar(key, item, "a list of texts"))
                .toList();
    }

    private List<YamlNode> list(String key) {
        YamlNode found = find(key).orElse(YamlNode.list(node.line(), List.of()));
        if (found.kind() != YamlNode.Kind.LIST) {
            throw at(found.line(), child(key), "a list", found);
        }
        return found.items();
    }

    /** A whole number of a range, both ends included. */
    int integer(String key, int usual, int least, int most) {
        String expected = "a whole number from " + least + " to " + most;
        return converted(key, expected, text -> Optional.of(Integer.valueOf(text)))
                .map(number -> inside(key, expected, number, number >= least && number <= most))
                .orElse(usual);
    }

    /** Any whole number of 64 bits. */
    long whole(String key, long usual) {
        return converted(key, "a whole number", text -> Optional.of(Long.valueOf(text)))
                .orElse(usual);
    }

    /** A number of a range, both ends included. */
    double number(String key, double usual, double least, double most) {
        String expected = "a number from " + least + " to " + most;
        return converted(key, expected, text -> Optional.of(Double.valueOf(text)))
                .map(number -> inside(key, expected, number, number >= least && number <= most))
                .orElse(usual);
    }

    /** Yes or no. */
    boolean flag(String key, boolean usual) {
        return choice(key, usual, Map.of("true", true, "false", false));
    }

    /** A time above zero, written as 500ms, 30s, 2m or 1h. */
    Duration duration(String key, Duration usual) {
        return converted(key, "a time above zero such as 500ms, 30s, 2m or 1h", Section::duration)
                .orElse(usual);
    }

    private static Optional<Duration> duration(String text) {
        Matcher parts = DURATION.matcher(text);
        return parts.matches()
                ? Optional.of(Duration.ofMillis(
                                Long.parseLong(parts.group(1)) * MILLIS.getOrDefault(parts.group(2), 0L)))
                        .filter(duration -> !duration.isZero())
                : Optional.empty();
    }

    /** One of several words. */
    <T> T choice(String key, T usual, Map<String, T> words) {
        String expected = "one of " + String.join(", ", new TreeMap<>(words).keySet());
        return converted(key, expected, text -> Optional.ofNullable(words.get(text)))
                .orElse(usual);
    }

    /**
     * A text made into something else.
     *
     * @param expected in words
     * @param conversion empty, or {@link IllegalArgumentException}, if the text is unusable; the message of the latter
     *     is shown
     * @return empty if the key is not there
     */
    <T> Optional<T> converted(String key, String expected, Function<String, Optional<T>> conversion) {
        return find(key).map(found -> {
            String text = scalar(key, found, expected);
            try {
                return conversion.apply(text).orElseThrow(() -> at(found.line(), child(key), expected, found));
            } catch (NumberFormatException e) {
                throw at(found.line(), child(key), expected, found);
            } catch (IllegalArgumentException e) {
                throw new ConfigException(file + ":" + found.line() + ": " + child(key) + ": expected " + expected
                        + ": " + e.getMessage());
            }
        });
    }

    private <T> T inside(String key, String expected, T value, boolean inside) {
        if (!inside) {
            throw fault(key, expected);
        }
        return value;
    }

    /** Says that the value of a key, which is there, is not as expected. */
    ConfigException fault(String key, String expected) {
        YamlNode found = find(key).orElse(node);
        return at(found.line(), child(key), expected, found);
    }

    /**
     * Says what is wrong with a key, without showing its value.
     *
     * @param problem in words
     */
    ConfigException problem(String key, String problem) {
        return new ConfigException(file + ":" + find(key).orElse(node).line() + ": " + child(key) + ": " + problem);
    }

    /** This section, if it has no keys but these. */
    Section only(String... keys) {
        List<String> known = List.of(keys);
        node.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                throw new ConfigException(file + ":" + value.line() + ": unknown key \"" + child(key)
                        + "\"; expected one of " + String.join(", ", known));
            }
        });
        return this;
    }

    private Optional<YamlNode> find(String key) {
        return Optional.ofNullable(node.entries().get(key)).filter(found -> found.kind() != YamlNode.Kind.EMPTY);
    }

    private String scalar(String key, YamlNode found, String expected) {
        if (found.kind() != YamlNode.Kind.SCALAR) {
            throw at(found.line(), child(key), expected, found);
        }
        return found.text();
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private ConfigException at(int line, String key, String expected, YamlNode came) {
        String what = came.kind() == YamlNode.Kind.SCALAR
                ? "\"" + came.text() + "\""
                : came.kind().words();
        String name = key.isEmpty() ? "" : key + ": ";
        return new ConfigException(file + ":" + line + ": " + name + "expected " + expected + ", but got " + what);
    }
}
