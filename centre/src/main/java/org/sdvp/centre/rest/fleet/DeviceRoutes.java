package org.sdvp.centre.rest.fleet;

import io.javalin.http.HandlerType;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sdvp.centre.account.AuditEntry;
import org.sdvp.centre.account.AuditTrail;
import org.sdvp.centre.account.Right;
import org.sdvp.centre.fleet.Device;
import org.sdvp.centre.fleet.DeviceStore;
import org.sdvp.centre.fleet.FleetTime;
import org.sdvp.centre.fleet.Point;
import org.sdvp.centre.fleet.twin.Fleet;
import org.sdvp.centre.fleet.twin.Twin;
import org.sdvp.centre.rest.call.Call;
import org.sdvp.centre.rest.call.Fields;
import org.sdvp.centre.rest.call.Json;
import org.sdvp.centre.rest.call.Listing;
import org.sdvp.centre.rest.call.ProblemException;
import org.sdvp.centre.rest.call.Reply;
import org.sdvp.centre.rest.call.Route;

/** {@code /devices}: who is there, what it is, what it has, when it was there. */
public final class DeviceRoutes {
    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 20_000;
    private static final int LONGEST_LABEL = 100;
    private static final int MOST_GROUPS = 50;
    private static final Duration USUAL_SPAN = Duration.ofDays(7);

    private final Fleet fleet;
    private final DeviceStore devices;
    private final AuditTrail trail;
    private final FleetTime time;
    private final Asked asked;

    /** Routes on a fleet. */
    public DeviceRoutes(Fleet fleet, DeviceStore devices, AuditTrail trail, FleetTime time) {
        this.fleet = fleet;
        this.devices = devices;
        this.trail = trail;
        this.time = time;
        this.asked = new Asked(fleet);
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.of(HandlerType.GET, "/devices", Right.SEE, this::list),
                Route.of(HandlerType.GET, "/devices/{id}", Right.SEE, this::one),
                Route.of(HandlerType.PATCH, "/devices/{id}", Right.ARRANGE, this::change),
                Route.of(HandlerType.DELETE, "/devices/{id}", Right.FORGET, this::remove),
                Route.of(HandlerType.GET, "/devices/{id}/points", Right.SEE, this::points),
                Route.of(HandlerType.GET, "/devices/{id}/presence", Right.SEE, this::presence));
    }

    private Reply list(Call call) {
        List<Twin> found = fleet.devices(call.tenant(), Asked.query(call));
        int limit = call.limit("limit", USUAL_PAGE, LARGEST_PAGE);
        return DeviceOrder.of(call)
                .page(found, call.query("after"), limit)
                .reply((to, twin) -> DeviceJson.row(twin).write(to));
    }

    private Reply one(Call call) {
        return Reply.of(DeviceJson.detail(asked.device(call)));
    }

    private Reply change(Call call) {
        Fields body = call.body().only("label", "groups");
        body.text("label").ifPresent(DeviceRoutes::requireLabel);
        body.texts("groups").ifPresent(DeviceRoutes::requireGroups);
        Twin twin = asked.device(call);
        Device now = fleet.edit(call.tenant(), twin.device().id(), old -> changed(old, body))
                .orElseThrow(() -> ProblemException.notFound("there is no device " + call.path("id")));
        trail.add(call.who(), "change device", now.id().jid(), AuditEntry.OK);
        return Reply.of(DeviceJson.detail(asked.device(call)));
    }

    private static Device changed(Device old, Fields body) {
        String label = body.text("label").orElse(old.label());
        Set<String> groups = body.texts("groups").<Set<String>>map(TreeSet::new).orElse(old.groups());
        return new Device(old.id(), old.tenant(), label, old.plate(), groups, old.presence());
    }

    private static void requireLabel(String label) {
        if (label.isBlank() || label.length() > LONGEST_LABEL) {
            throw ProblemException.input("label: expected 1 to " + LONGEST_LABEL + " characters");
        }
    }

    private static void requireGroups(List<String> groups) {
        if (groups.size() > MOST_GROUPS) {
            throw ProblemException.input("groups: expected at most " + MOST_GROUPS + ", but got " + groups.size());
        }
        groups.forEach(GroupRoutes::requireName);
    }

    private Reply remove(Call call) {
        Twin twin = asked.device(call);
        fleet.remove(call.tenant(), twin.device().id());
        trail.add(call.who(), "forget device", twin.device().id().jid(), AuditEntry.OK);
        return Reply.nothing();
    }

    private Reply points(Call call) {
        Twin twin = asked.device(call);
        List<Point> points = twin.points();
        return Listing.all(points).reply((to, point) -> DeviceJson.point(to, point, twin));
    }

    private Reply presence(Call call) {
        Twin twin = asked.device(call);
        Call.Span span = call.span(time.now(), USUAL_SPAN);
        return Listing.all(devices.presence(twin.device().id(), span.from(), span.to()))
                .reply((to, presence) -> {
                    to.writeStartObject();
                    to.writeStringProperty("status", presence.status().name());
                    to.writeStringProperty("since", Json.time(presence.since()));
                    to.writeStringProperty("reason", presence.reason());
                    to.writeEndObject();
                });
    }
}
