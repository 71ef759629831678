package org.sdvp.agent.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads YAML into nodes that know their lines; a key given twice, a second document and deep nesting are refused. */
final class YamlText {
    private static final int DEEPEST = 16;

    private final Path file;
    private final JsonParser parser;

    private YamlText(Path file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * Reads a document.
     *
     * @param file named in messages
     * @param text the document
     * @throws ConfigException naming file and line, without any of the text: it may hold a password
     */
    static YamlNode parse(Path file, String text) {
        try (JsonParser parser = new YAMLMapper().createParser(text)) {
            YamlText reader = new YamlText(file, parser);
            JsonToken first = parser.nextToken();
            YamlNode root = first == null ? YamlNode.empty(1) : reader.node(first, 0);
            if (parser.nextToken() != null) {
                throw reader.fault("expected one document, but a second one begins here");
            }
            return root;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw new ConfigException(file + ":" + line + ": this is no YAML: " + firstLine(e.getOriginalMessage()));
        }
    }

    // What follows the first line quotes the document.
    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private YamlNode node(JsonToken token, int depth) {
        int line = line();
        if (depth > DEEPEST) {
            throw fault("expected at most " + DEEPEST + " levels");
        }
        return switch (token) {
            case START_OBJECT -> YamlNode.mapping(line, entries(depth));
            case START_ARRAY -> YamlNode.list(line, items(depth));
            case VALUE_NULL -> YamlNode.empty(line);
            default -> YamlNode.scalar(line, parser.getString());
        };
    }

    private Map<String, YamlNode> entries(int depth) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            String key = parser.currentName();
            int line = line();
            YamlNode value = node(parser.nextToken(), depth + 1);
            // An empty value is told to begin on the line after its key.
            YamlNode placed = value.kind() == YamlNode.Kind.EMPTY ? YamlNode.empty(line) : value;
            if (entries.put(key, placed) != null) {
                throw new ConfigException(file + ":" + line + ": \"" + key + "\" is here for the second time");
            }
        }
        return entries;
    }

    private List<YamlNode> items(int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token, depth + 1));
        }
        return items;
    }

    private int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    private ConfigException fault(String what) {
        return new ConfigException(file + ":" + line() + ": " + what);
    }
}
