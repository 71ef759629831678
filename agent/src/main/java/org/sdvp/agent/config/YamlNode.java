package org.sdvp.agent.config;

import java.util.List;
import java.util.Map;

/**
 * A part of a YAML document that knows where it was written.
 *
 * @param kind which of the following is filled
 * @param line where it begins, 1 or more
 * @param text of a scalar
 * @param items of a list
 * @param entries of a mapping, in order
 */
record YamlNode(Kind kind, int line, String text, List<YamlNode> items, Map<String, YamlNode> entries) {
    /** The shapes of a node. */
    enum Kind {
        /** A number, a word, a text. */
        SCALAR("a value"),
        /** Items, each led by a dash. */
        LIST("a list"),
        /** Keys with values. */
        MAPPING("keys with values"),
        /** Nothing after the colon. */
        EMPTY("nothing");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static YamlNode scalar(int line, String text) {
        return new YamlNode(Kind.SCALAR, line, text, List.of(), Map.of());
    }

    static YamlNode list(int line, List<YamlNode> items) {
        return new YamlNode(Kind.LIST, line, "", items, Map.of());
    }

    static YamlNode mapping(int line, Map<String, YamlNode> entries) {
        return new YamlNode(Kind.MAPPING, line, "", List.of(), entries);
    }

    static YamlNode empty(int line) {
        return new YamlNode(Kind.EMPTY, line, "", List.of(), Map.of());
    }
}
