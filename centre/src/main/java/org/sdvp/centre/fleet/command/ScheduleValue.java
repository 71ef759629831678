package org.sdvp.centre.fleet.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sdvp.centre.fleet.DeviceId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The value of a {@link FleetAction} of kind SCHEDULE: what is to be set in the schedule (FSCH) that the action refers to.
 * Either the same for every device or other values for each, so that a plan for many houses is one command. As JSON:
 *
 * <pre>{"start":"2026-11-24T00:00:00Z","intervalSeconds":900,"repeat":"once","priority":50,"values":["on*4","off"]}</pre>
 *
 * <p>or, instead of {@code values}, {@code "devices":{"hp01@example.org":["on*4","off"]}}. {@code on*4} is the same as four
 * times {@code on}; {@code repeat} and {@code priority} may be left out.
 *
 * @param start when the first entry begins
 * @param interval how long an entry lasts; whole seconds
 * @param repeat how it starts again
 * @param priority SchdPrio; empty to leave it
 * @param values of the entries, for devices that are not in {@code devices}; may be empty if that is not
 * @param devices values of the entries of single devices
 */
public record ScheduleValue(
        Instant start,
        Duration interval,
        Repeat repeat,
        OptionalInt priority,
        List<String> values,
        Map<DeviceId, List<String>> devices) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern REPEATED = Pattern.compile("(.+)\\*([1-9][0-9]{0,3})");
    private static final Set<String> FIELDS =
            Set.of("start", "intervalSeconds", "repeat", "priority", "values", "devices");
    private static final int MOST_ENTRIES = 9_999;
    private static final int LONGEST_INTERVAL = 366 * 86_400;

    /** How a start comes again. */
    public enum Repeat {
        /** Not at all. */
        ONCE,
        /** At the same minute of each hour. */
        HOURLY,
        /** At the same time of each day, UTC. */
        DAILY,
        /** At the same time and weekday of each week. */
        WEEKLY,
        /** At the same time and day of each month. */
        MONTHLY,
        /** At the same time, day and month of each year. */
        YEARLY
    }

    /**
     * Copies the values.
     *
     * @throws IllegalArgumentException if there are none, or the interval is not a whole number of seconds above 0
     */
    public ScheduleValue {
        values = List.copyOf(values);
        Map<DeviceId, List<String>> copy = new TreeMap<>();
        devices.forEach((id, own) -> copy.put(id, List.copyOf(own)));
        devices = Collections.unmodifiableMap(copy);
        if (values.isEmpty() && devices.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected values of a schedule, for all devices or for each, but got none");
        }
        if (!interval.equals(Duration.ofSeconds(interval.toSeconds())) || interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException(
                    "expected an interval of a whole number of seconds above 0, not " + interval);
        }
    }

    /** The values for a device; empty if it is not meant. */
    public Optional<List<String>> of(DeviceId device) {
        List<String> own = devices.getOrDefault(device, values);
        return own.isEmpty() ? Optional.empty() : Optional.of(own);
    }

    /**
     * Reads the JSON.
     *
     * @throws IllegalArgumentException saying what was expected where
     */
    public static ScheduleValue parse(String json) {
        JsonNode tree = tree(json);
        for (String name : tree.propertyNames()) {
            require(FIELDS.contains(name), name, "one of " + String.join(", ", FIELDS), name);
        }
        return new ScheduleValue(
                start(tree.path("start")),
                interval(tree.path("intervalSeconds")),
                repeat(tree.path("repeat")),
                priority(tree.path("priority")),
                tree.has("values") ? entries("values", tree.path("values")) : List.of(),
                devices(tree.path("devices")));
    }

    private static JsonNode tree(String json) {
        try {
            JsonNode tree = JSON.readTree(json);
            require(tree.isObject(), "schedule", "a JSON object", tree);
            return tree;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("schedule: expected a JSON object: " + e.getOriginalMessage(), e);
        }
    }

    private static void require(boolean holds, String where, String expected, Object got) {
        if (!holds) {
            String text = String.valueOf(got);
            throw new IllegalArgumentException("schedule, " + where + ": expected " + expected + ", but got "
                    + (text.length() > 80 ? text.substring(0, 80) + "…" : text.isEmpty() ? "nothing" : text));
        }
    }

    private static Instant start(JsonNode node) {
        String text = node.asString("");
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "schedule, start: expected a time such as 2026-11-24T00:00:00Z, but got " + node, e);
        }
    }

    private static Duration interval(JsonNode node) {
        boolean whole = node.isIntegralNumber() && node.canConvertToInt();
        require(
                whole && node.asInt() > 0 && node.asInt() <= LONGEST_INTERVAL,
                "intervalSeconds",
                "1 to " + LONGEST_INTERVAL,
                node);
        return Duration.ofSeconds(node.asInt());
    }

    private static Repeat repeat(JsonNode node) {
        if (node.isMissingNode()) {
            return Repeat.ONCE;
        }
        for (Repeat one : Repeat.values()) {
            if (word(one).equals(node.asString(""))) {
                return one;
            }
        }
        throw new IllegalArgumentException(
                "schedule, repeat: expected once, hourly, daily, weekly, monthly or yearly, but got " + node);
    }

    private static String word(Repeat repeat) {
        return repeat.name().toLowerCase(Locale.ROOT);
    }

    private static OptionalInt priority(JsonNode node) {
        if (node.isMissingNode()) {
            return OptionalInt.empty();
        }
        require(
                node.isIntegralNumber() && node.canConvertToInt() && node.asInt() >= 0,
                "priority",
                "a whole number from 0",
                node);
        return OptionalInt.of(node.asInt());
    }

    private static List<String> entries(String where, JsonNode node) {
        require(node.isArray() && !node.isEmpty(), where, "an array of values", node);
        List<String> entries = new ArrayList<>();
        for (JsonNode item : node) {
            require(item.isValueNode() && !item.isNull(), where, "a value", item);
            String text = item.asString();
            Matcher repeated = REPEATED.matcher(text);
            int count = repeated.matches() ? Integer.parseInt(repeated.group(2)) : 1;
            require(entries.size() + count <= MOST_ENTRIES, where, "at most " + MOST_ENTRIES + " entries", "more");
            entries.addAll(Collections.nCopies(count, repeated.matches() ? repeated.group(1) : text));
        }
        return entries;
    }

    private static Map<DeviceId, List<String>> devices(JsonNode node) {
        Map<DeviceId, List<String>> devices = new TreeMap<>();
        if (!node.isMissingNode()) {
            require(node.isObject(), "devices", "an object with an array of values for each device", node);
            node.properties()
                    .forEach(entry -> devices.put(
                            new DeviceId(entry.getKey()), entries("devices, " + entry.getKey(), entry.getValue())));
        }
        return devices;
    }

    /** The same as JSON, equal neighbours written once with their number. */
    public String json() {
        ObjectNode tree = JSON.createObjectNode();
        tree.put("start", start.toString());
        tree.put("intervalSeconds", interval.toSeconds());
        tree.put("repeat", word(repeat));
        priority.ifPresent(number -> tree.put("priority", number));
        if (!values.isEmpty()) {
            runs(values, tree.putArray("values"));
        }
        if (!devices.isEmpty()) {
            ObjectNode each = tree.putObject("devices");
            devices.forEach((id, own) -> runs(own, each.putArray(id.jid())));
        }
        return tree.toString();
    }

    private static void runs(Collection<String> values, ArrayNode array) {
        String last = "";
        int count = 0;
        for (String value : values) {
            if (count > 0 && !value.equals(last)) {
                array.add(run(last, count));
                count = 0;
            }
            last = value;
            count++;
        }
        array.add(run(last, count));
    }

    private static String run(String value, int count) {
        return count == 1 ? value : value + "*" + count;
    }
}
