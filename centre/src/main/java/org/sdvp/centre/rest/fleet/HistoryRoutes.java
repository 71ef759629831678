package org.sdvp.centre.rest.fleet;

import io.javalin.http.HandlerType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sdvp.centre.account.Right;
import org.sdvp.centre.fleet.FleetTime;
import org.sdvp.centre.fleet.Received;
import org.sdvp.centre.fleet.SampleStore;
import org.sdvp.centre.fleet.twin.Fleet;
import org.sdvp.centre.fleet.twin.Twin;
import org.sdvp.centre.rest.call.Call;
import org.sdvp.centre.rest.call.Json;
import org.sdvp.centre.rest.call.ProblemException;
import org.sdvp.centre.rest.call.Reply;
import org.sdvp.centre.rest.call.Route;
import tools.jackson.core.JsonGenerator;

/** {@code /devices/{id}/history}: how values were, for charts. */
public final class HistoryRoutes {
    private static final int MOST_REFERENCES = 20;
    private static final int MOST_BUCKETS = 10_000;
    private static final int AUTO_BUCKETS = 600;
    private static final Duration USUAL_SPAN = Duration.ofDays(1);
    private static final Duration SAMPLES_UP_TO = Duration.ofHours(1);
    private static final List<Long> WIDTHS =
            List.of(10L, 30L, 60L, 300L, 900L, 1800L, 3600L, 3 * 3600L, 6 * 3600L, 12 * 3600L, 86_400L);

    private final SampleStore samples;
    private final FleetTime time;
    private final Asked asked;

    /** Routes on what a store has of a fleet. */
    public HistoryRoutes(Fleet fleet, SampleStore samples, FleetTime time) {
        this.samples = samples;
        this.time = time;
        this.asked = new Asked(fleet);
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(Route.of(HandlerType.GET, "/devices/{id}/history", Right.SEE, this::history));
    }

    private Reply history(Call call) {
        Twin twin = asked.device(call);
        List<String> references = call.queries("ref");
        if (references.isEmpty() || references.size() > MOST_REFERENCES) {
            throw ProblemException.input(
                    "ref: expected 1 to " + MOST_REFERENCES + " references, but got " + references.size());
        }
        Call.Span span = call.span(time.now(), USUAL_SPAN);
        Duration bucket = bucket(call, span);
        Map<String, String> units = DeviceJson.units(twin.points());
        Map<String, List<SampleStore.Bucket>> series = new LinkedHashMap<>();
        for (String reference : references) {
            series.put(reference, samples.history(twin.device().id(), reference, span.from(), span.to(), bucket));
        }
        List<Received.Gap> gaps = samples.gaps(twin.device().id(), span.from(), span.to());
        return Reply.of(to -> {
            to.writeStartObject();
            to.writeStringProperty("from", Json.time(span.from()));
            to.writeStringProperty("to", Json.time(span.to()));
            to.writeNumberProperty("bucket", bucket.toSeconds());
            to.writeName("series");
            to.writeStartArray();
            series.forEach((reference, points) -> series(to, reference, units.getOrDefault(reference, ""), points));
            to.writeEndArray();
            gaps(to, gaps);
            to.writeEndObject();
        });
    }

    private static Duration bucket(Call call, Call.Span span) {
        String text = call.query("bucket").orElse("auto");
        if (text.equals("auto")) {
            return auto(span.length());
        }
        if (!text.matches("[0-9]{1,8}")) {
            throw ProblemException.input(
                    "bucket: expected auto, or a whole number of seconds, but got \"" + text + "\"");
        }
        long seconds = Long.parseLong(text);
        if (seconds > 0 && span.length().toSeconds() / seconds > MOST_BUCKETS) {
            throw ProblemException.input("bucket: expected no more than " + MOST_BUCKETS
                    + " buckets in the time that is asked for, but " + seconds + " s makes more");
        }
        return Duration.ofSeconds(seconds);
    }

    /** The samples themselves of a short time; of a longer one what a chart has room for. */
    private static Duration auto(Duration span) {
        if (span.compareTo(SAMPLES_UP_TO) <= 0) {
            return Duration.ZERO;
        }
        for (long width : WIDTHS) {
            if (span.toSeconds() / width <= AUTO_BUCKETS) {
                return Duration.ofSeconds(width);
            }
        }
        long days = span.toDays() / AUTO_BUCKETS + 1;
        return Duration.ofDays(days);
    }

    private static void series(JsonGenerator to, String reference, String unit, List<SampleStore.Bucket> points) {
        to.writeStartObject();
        to.writeStringProperty("reference", reference);
        to.writeStringProperty("unit", unit);
        to.writeName("points");
        to.writeStartArray();
        for (SampleStore.Bucket point : points) {
            to.writeStartArray();
            to.writeNumber(point.start().toEpochMilli());
            Json.number(to, point.mean());
            Json.number(to, point.min());
            Json.number(to, point.max());
            to.writeNumber(point.count());
            to.writeString(point.last().text());
            to.writeString(point.trust().name());
            to.writeEndArray();
        }
        to.writeEndArray();
        to.writeEndObject();
    }

    private static void gaps(JsonGenerator to, List<Received.Gap> gaps) {
        to.writeName("gaps");
        to.writeStartArray();
        for (Received.Gap gap : gaps) {
            to.writeStartObject();
            to.writeStringProperty("from", Json.time(gap.from()));
            to.writeStringProperty("to", Json.time(gap.to()));
            to.writeStringProperty("why", gap.why());
            to.writeEndObject();
        }
        to.writeEndArray();
    }
}
