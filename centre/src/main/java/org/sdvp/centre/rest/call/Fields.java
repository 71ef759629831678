package org.sdvp.centre.rest.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** An object of JSON that came in a request. All methods throw {@link ProblemException} naming the field and what was expected. */
public final class Fields {
    private static final int MOST_ITEMS = 100_000;
    private static final double LONGEST_SECONDS = 1e9;

    private final String path;
    private final JsonNode node;

    private Fields(String path, JsonNode node) {
        this.path = path;
        this.node = node;
        if (!node.isObject()) {
            throw ProblemException.input((path.isEmpty() ? "the body" : path) + ": expected an object");
        }
    }

    static Fields of(JsonNode node) {
        return new Fields("", node);
    }

    /** This object, if it has no fields but these. */
    public Fields only(String... names) {
        Set<String> known = Set.of(names);
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                throw ProblemException.input("unknown field " + child(name) + "; expected " + String.join(", ", names));
            }
        }
        return this;
    }

    private String child(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private Optional<JsonNode> find(String name) {
        return Optional.ofNullable(node.get(name)).filter(found -> !found.isNull());
    }

    private ProblemException wrong(String name, String expected) {
        return ProblemException.input(child(name) + ": expected " + expected
                + find(name)
                        .map(found -> ", but got " + shortened(found.toString()))
                        .orElse(", but it is missing"));
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    /** Whether a field is there. */
    public boolean has(String name) {
        return find(name).isPresent();
    }

    /** A text, if it is there. */
    public Optional<String> text(String name) {
        return find(name).map(found -> {
            if (!found.isString()) {
                throw wrong(name, "a text");
            }
            return found.asString();
        });
    }

    /** A text that must be there. */
    public String required(String name) {
        return text(name).orElseThrow(() -> wrong(name, "a text"));
    }

    /** A secret text that must be there: its value is in no message. */
    public String secret(String name) {
        JsonNode found = find(name).orElseThrow(() -> wrong(name, "a text"));
        if (!found.isString()) {
            throw ProblemException.input(child(name) + ": expected a text");
        }
        return found.asString();
    }

    /** A text, or a number or truth value as text: a value in words of a model, as people type it. */
    public String value(String name) {
        JsonNode found = find(name).orElseThrow(() -> wrong(name, "a text, a number, true or false"));
        if (!found.isValueNode()) {
            throw wrong(name, "a text, a number, true or false");
        }
        return found.asString();
    }

    /** True or false, if it is there. */
    public Optional<Boolean> flag(String name) {
        return find(name).map(found -> {
            if (!found.isBoolean()) {
                throw wrong(name, "true or false");
            }
            return found.asBoolean();
        });
    }

    /** A whole number, if it is there. */
    public Optional<Integer> integer(String name) {
        return find(name).map(found -> {
            if (!found.isIntegralNumber() || !found.canConvertToInt()) {
                throw wrong(name, "a whole number");
            }
            return found.asInt();
        });
    }

    /** A duration in seconds, to the millisecond, if it is there. */
    public Optional<Duration> seconds(String name) {
        return find(name).map(found -> {
            if (!found.isNumber() || Math.abs(found.asDouble()) > LONGEST_SECONDS) {
                throw wrong(name, "a number of seconds");
            }
            return Duration.ofMillis(Math.round(found.asDouble() * 1000));
        });
    }

    /** A time in ISO 8601, if it is there. */
    public Optional<Instant> time(String name) {
        return text(name).map(text -> time(child(name), text));
    }

    static Instant time(String name, String text) {
        return Call.parsed(text)
                .orElseThrow(() -> ProblemException.input(
                        name + ": expected a time such as 2026-11-23T08:00:00Z, but got \"" + shortened(text) + "\""));
    }

    /** Texts, if they are there. */
    public Optional<List<String>> texts(String name) {
        return find(name).map(found -> {
            if (!found.isArray() || found.size() > MOST_ITEMS) {
                throw wrong(name, "a list of texts");
            }
            List<String> texts = new ArrayList<>();
            for (JsonNode item : found) {
                if (!item.isString()) {
                    throw wrong(name, "a list of texts");
                }
                texts.add(item.asString());
            }
            return texts;
        });
    }

    /** An object below this one, if it is there. */
    public Optional<Fields> object(String name) {
        return find(name).map(found -> new Fields(child(name), found));
    }

    /** Objects in a list. */
    public List<Fields> objects(String name) {
        JsonNode found = find(name).orElseThrow(() -> wrong(name, "a list of objects"));
        if (!found.isArray() || found.size() > MOST_ITEMS) {
            throw wrong(name, "a list of objects");
        }
        List<Fields> objects = new ArrayList<>();
        for (JsonNode item : found) {
            objects.add(new Fields(child(name) + "[" + objects.size() + "]", item));
        }
        return objects;
    }
}
