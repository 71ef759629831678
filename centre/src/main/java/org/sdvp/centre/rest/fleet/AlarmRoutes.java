package org.sdvp.centre.rest.fleet;

import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Optional;
import org.sdvp.centre.account.AuditEntry;
import org.sdvp.centre.account.AuditTrail;
import org.sdvp.centre.account.Right;
import org.sdvp.centre.fleet.alarm.Alarm;
import org.sdvp.centre.fleet.alarm.AlarmStore;
import org.sdvp.centre.fleet.twin.Fleet;
import org.sdvp.centre.fleet.twin.Twin;
import org.sdvp.centre.rest.call.Call;
import org.sdvp.centre.rest.call.Json;
import org.sdvp.centre.rest.call.Listing;
import org.sdvp.centre.rest.call.ProblemException;
import org.sdvp.centre.rest.call.Reply;
import org.sdvp.centre.rest.call.Route;
import tools.jackson.core.JsonGenerator;

/** {@code /alarms}: what people are to be told of. */
public final class AlarmRoutes {
    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 1000;

    private final Fleet fleet;
    private final AlarmStore store;
    private final Acknowledging acknowledging;
    private final AuditTrail trail;
    private final Asked asked;

    /** Says that somebody has seen an alarm. */
    @FunctionalInterface
    public interface Acknowledging {
        /** Gives the alarm as it is then; empty if the tenant has none of that number. */
        Optional<Alarm> acknowledge(String tenant, long id, String by);
    }

    /** Routes on alarms. */
    public AlarmRoutes(Fleet fleet, AlarmStore store, Acknowledging acknowledging, AuditTrail trail) {
        this.fleet = fleet;
        this.store = store;
        this.acknowledging = acknowledging;
        this.trail = trail;
        this.asked = new Asked(fleet);
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.of(HandlerType.GET, "/alarms", Right.SEE, this::list),
                Route.of(HandlerType.GET, "/devices/{id}/alarms", Right.SEE, this::ofDevice),
                Route.of(HandlerType.POST, "/alarms/{id}/acknowledge", Right.ACKNOWLEDGE, this::acknowledge));
    }

    private Reply list(Call call) {
        if (call.query("open").filter("true"::equals).isPresent()) {
            return Listing.all(own(call, store.open())).reply(AlarmRoutes::write);
        }
        int limit = call.limit("limit", USUAL_PAGE, LARGEST_PAGE);
        return newest(call, limit, alarm -> true);
    }

    private Reply ofDevice(Call call) {
        Twin twin = asked.device(call);
        int limit = call.limit("limit", USUAL_PAGE, LARGEST_PAGE);
        return newest(call, limit, alarm -> alarm.device().equals(twin.device().id()));
    }

    /** The store has the alarms of all tenants: as many are read as it takes. */
    private Reply newest(Call call, int limit, java.util.function.Predicate<Alarm> wanted) {
        List<Alarm> found = new java.util.ArrayList<>();
        long before = call.before();
        while (found.size() < limit) {
            List<Alarm> more = store.alarms(before, LARGEST_PAGE);
            own(call, more).stream().filter(wanted).limit(limit - found.size()).forEach(found::add);
            if (more.size() < LARGEST_PAGE) {
                break;
            }
            before = more.get(more.size() - 1).id();
        }
        return Listing.newest(found, limit, Alarm::id).reply(AlarmRoutes::write);
    }

    private List<Alarm> own(Call call, List<Alarm> alarms) {
        return alarms.stream()
                .filter(alarm -> fleet.device(call.tenant(), alarm.device()).isPresent())
                .toList();
    }

    private Reply acknowledge(Call call) {
        long id = call.number("id");
        Alarm alarm = acknowledging
                .acknowledge(call.tenant(), id, call.who().name())
                .orElseThrow(() -> ProblemException.notFound("there is no alarm " + id));
        trail.add(call.who(), "acknowledge alarm", alarm.device() + " " + alarm.kind(), AuditEntry.OK);
        return Reply.of(json(alarm));
    }

    /** An alarm as JSON. */
    public static Json.Writer json(Alarm alarm) {
        return to -> write(to, alarm);
    }

    private static void write(JsonGenerator to, Alarm alarm) {
        to.writeStartObject();
        to.writeNumberProperty("id", alarm.id());
        to.writeStringProperty("device", alarm.device().jid());
        to.writeStringProperty("kind", alarm.kind().name());
        to.writeStringProperty("text", alarm.text());
        to.writeStringProperty("began", Json.time(alarm.began()));
        Json.time(to, "ended", alarm.ended());
        alarm.acknowledged().ifPresent(seen -> {
            to.writeName("acknowledged");
            to.writeStartObject();
            to.writeStringProperty("by", seen.by());
            to.writeStringProperty("at", Json.time(seen.at()));
            to.writeEndObject();
        });
        to.writeEndObject();
    }
}
