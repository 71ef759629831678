package org.sdvp.centre.rest.fleet;

import java.util.List;
import java.util.Map;
import org.sdvp.centre.fleet.Device;
import org.sdvp.centre.fleet.Point;
import org.sdvp.centre.fleet.Sample;
import org.sdvp.centre.fleet.twin.Shown;
import org.sdvp.centre.fleet.twin.Twin;
import org.sdvp.centre.rest.call.Json;
import tools.jackson.core.JsonGenerator;

/** Devices, points and values as JSON. */
public final class DeviceJson {
    private DeviceJson() {}

    /** DeviceRow: what stands in the list. */
    public static Json.Writer row(Twin twin) {
        return to -> {
            to.writeStartObject();
            rowFields(to, twin);
            to.writeEndObject();
        };
    }

    /** A row with plate and resource. */
    static Json.Writer detail(Twin twin) {
        return to -> {
            Device device = twin.device();
            to.writeStartObject();
            rowFields(to, twin);
            to.writeName("plate");
            to.writeStartObject();
            to.writeStringProperty("vendor", device.plate().vendor());
            to.writeStringProperty("model", device.plate().model());
            to.writeStringProperty("serial", device.plate().serial());
            to.writeStringProperty("revision", device.plate().revision());
            to.writeEndObject();
            device.presence().resource().ifPresent(resource -> to.writeStringProperty("resource", resource));
            to.writeEndObject();
        };
    }

    private static void rowFields(JsonGenerator to, Twin twin) {
        Device device = twin.device();
        to.writeStringProperty("id", device.id().jid());
        to.writeStringProperty("name", device.id().name());
        to.writeStringProperty("label", device.label());
        to.writeStringProperty("status", device.presence().status().name());
        to.writeStringProperty("since", Json.time(device.presence().since()));
        to.writeStringProperty("reason", device.presence().reason());
        Json.time(to, "heard", device.presence().heard());
        to.writeName("groups");
        to.writeStartArray();
        device.groups().stream().sorted().forEach(to::writeString);
        to.writeEndArray();
        to.writeStringProperty("vendor", device.plate().vendor());
        to.writeStringProperty("model", device.plate().model());
        to.writeNumberProperty("alarms", twin.alarms());
        to.writeName("values");
        to.writeStartObject();
        for (Shown shown : Shown.values()) {
            twin.value(shown).ifPresent(sample -> {
                to.writeName(shown.key());
                value(to, sample, unit(shown));
            });
        }
        to.writeEndObject();
    }

    /**
     * Unit of a value of the list. It is that of the heat pump's model, which the list is made for: the points of a device need
     * not be known for its row.
     */
    static String unit(Shown shown) {
        return switch (shown) {
            case OUTDOOR, ROOM, TANK, COMFORT_MIN, COMFORT_MAX, HOT_WATER -> "°C";
            case POWER, HEAT, TANK_HEAT -> "W";
            case ENERGY -> "Wh";
            case COP, MODE, RUN, PERMITTED, HEALTH -> "";
        };
    }

    static void value(JsonGenerator to, Sample sample, String unit) {
        to.writeStartObject();
        to.writeName("value");
        Json.number(to, sample.value().number());
        to.writeStringProperty("text", sample.value().text());
        to.writeStringProperty("unit", unit);
        to.writeStringProperty("time", Json.time(sample.time()));
        to.writeStringProperty("trust", sample.trust().name());
        to.writeEndObject();
    }

    /** Values of a device that changed, by reference. */
    public static Json.Writer values(Twin twin, Iterable<String> references) {
        Map<String, String> units = units(twin.points());
        return to -> {
            to.writeStartObject();
            to.writeStringProperty("id", twin.device().id().jid());
            to.writeName("values");
            to.writeStartObject();
            for (String reference : references) {
                twin.value(reference).ifPresent(sample -> {
                    to.writeName(reference);
                    value(to, sample, units.getOrDefault(reference, ""));
                });
            }
            to.writeEndObject();
            to.writeEndObject();
        };
    }

    static Map<String, String> units(List<Point> points) {
        Map<String, String> units = new java.util.HashMap<>();
        points.forEach(point -> units.put(point.reference(), point.unit()));
        return units;
    }

    static void point(JsonGenerator to, Point point, Twin twin) {
        to.writeStartObject();
        to.writeStringProperty("reference", point.reference());
        to.writeStringProperty("object", point.object());
        to.writeStringProperty("description", point.description());
        to.writeStringProperty("kind", point.kind().name());
        to.writeStringProperty("unit", point.unit());
        to.writeStringProperty("use", point.use().name());
        bound(to, "min", point.range().min());
        bound(to, "max", point.range().max());
        bound(to, "step", point.range().step());
        to.writeName("literals");
        to.writeStartArray();
        for (Point.Literal literal : point.literals()) {
            to.writeStartObject();
            to.writeNumberProperty("ordinal", literal.ordinal());
            to.writeStringProperty("text", literal.text());
            to.writeEndObject();
        }
        to.writeEndArray();
        twin.value(point.reference()).ifPresent(sample -> {
            to.writeName("value");
            value(to, sample, point.unit());
        });
        to.writeEndObject();
    }

    private static void bound(JsonGenerator to, String name, java.util.OptionalDouble bound) {
        bound.ifPresent(number -> {
            to.writeName(name);
            Json.number(to, number);
        });
    }
}
