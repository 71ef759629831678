package org.sdvp.wire.vectors;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object whose members must all be asked for: a vector with a member too many is a wrong vector. */
public final class StrictJson implements AutoCloseable {
    private final JsonNode node;
    private final Set<String> asked = new HashSet<>();

    private StrictJson(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("expected a JSON object, but got " + node);
        }
        this.node = node;
    }

    /** Reads a document. */
    public static StrictJson parse(String document) {
        return new StrictJson(new JsonMapper().readTree(document));
    }

    /** Whether it has a member. */
    public boolean has(String name) {
        return node.has(name);
    }

    /** A member that must be text. */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> new IllegalArgumentException("no " + name + " in " + node));
    }

    /** A member that must be text if it is there. */
    public Optional<String> optionalText(String name) {
        asked.add(name);
        return node.has(name) ? Optional.of(string(node.get(name))) : Optional.empty();
    }

    /** A whole number, written as text. */
    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    /** A truth, written as text. */
    public boolean flag(String name) {
        return switch (text(name)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(name + " is neither true nor false in " + node);
        };
    }

    /** A member that must be an object. */
    public StrictJson object(String name) {
        asked.add(name);
        return new StrictJson(required(name));
    }

    /** A member that must be a list of texts. */
    public List<String> texts(String name) {
        asked.add(name);
        List<String> texts = new ArrayList<>();
        for (JsonNode element : list(name)) {
            texts.add(string(element));
        }
        return texts;
    }

    /** A member that must be a list of objects. */
    public List<StrictJson> objects(String name) {
        asked.add(name);
        List<StrictJson> objects = new ArrayList<>();
        for (JsonNode element : list(name)) {
            objects.add(new StrictJson(element));
        }
        return objects;
    }

    /** Whether a member is a list. */
    public boolean isList(String name) {
        return node.has(name) && node.get(name).isArray();
    }

    /** Names of all members. */
    public List<String> names() {
        return List.copyOf(node.propertyNames());
    }

    private JsonNode list(String name) {
        JsonNode list = required(name);
        if (!list.isArray()) {
            throw new IllegalArgumentException(name + " is no list in " + node);
        }
        return list;
    }

    private JsonNode required(String name) {
        JsonNode member = node.get(name);
        if (member == null) {
            throw new IllegalArgumentException("no " + name + " in " + node);
        }
        return member;
    }

    private static String string(JsonNode value) {
        if (!value.isString()) {
            throw new IllegalArgumentException("expected a JSON string, but got " + value);
        }
        return value.stringValue();
    }

    /** Refuses members that nobody has asked for. */
    @Override
    public void close() {
        for (String name : node.propertyNames()) {
            if (!asked.contains(name)) {
                throw new IllegalArgumentException("unknown member " + name + " in " + node);
            }
        }
    }
}
