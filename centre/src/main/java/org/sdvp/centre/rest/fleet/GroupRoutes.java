package org.sdvp.centre.rest.fleet;

import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.sdvp.centre.account.AuditEntry;
import org.sdvp.centre.account.AuditTrail;
import org.sdvp.centre.account.Right;
import org.sdvp.centre.fleet.Device;
import org.sdvp.centre.fleet.twin.Fleet;
import org.sdvp.centre.fleet.twin.FleetQuery;
import org.sdvp.centre.fleet.twin.Twin;
import org.sdvp.centre.rest.call.Call;
import org.sdvp.centre.rest.call.Fields;
import org.sdvp.centre.rest.call.Listing;
import org.sdvp.centre.rest.call.ProblemException;
import org.sdvp.centre.rest.call.Reply;
import org.sdvp.centre.rest.call.Route;
import tools.jackson.core.JsonGenerator;

/** {@code /groups}: a group is there while a device is in it. */
public final class GroupRoutes {
    private static final int LONGEST_NAME = 60;

    private final Fleet fleet;
    private final AuditTrail trail;
    private final Asked asked;

    /** Routes on a fleet. */
    public GroupRoutes(Fleet fleet, AuditTrail trail) {
        this.fleet = fleet;
        this.trail = trail;
        this.asked = new Asked(fleet);
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.of(HandlerType.GET, "/groups", Right.SEE, this::list),
                Route.of(HandlerType.POST, "/groups", Right.ARRANGE, this::make),
                Route.of(HandlerType.PUT, "/groups/{name}", Right.ARRANGE, this::replace),
                Route.of(HandlerType.DELETE, "/groups/{name}", Right.ARRANGE, this::remove));
    }

    static void requireName(String name) {
        if (name.isBlank() || !name.equals(name.strip()) || name.length() > LONGEST_NAME) {
            throw ProblemException.input("expected a group's name of 1 to " + LONGEST_NAME
                    + " characters without blanks at its ends, but got \"" + name + "\"");
        }
    }

    private Reply list(Call call) {
        List<Map.Entry<String, Integer>> groups =
                List.copyOf(fleet.groups(call.tenant()).entrySet());
        return Listing.all(groups).reply((to, group) -> write(to, group.getKey(), group.getValue()));
    }

    private static void write(JsonGenerator to, String name, int devices) {
        to.writeStartObject();
        to.writeStringProperty("name", name);
        to.writeNumberProperty("devices", devices);
        to.writeEndObject();
    }

    private Reply make(Call call) {
        Fields body = call.body().only("name", "devices");
        String name = body.required("name");
        requireName(name);
        if (fleet.groups(call.tenant()).containsKey(name)) {
            throw new ProblemException(ProblemException.Kind.CONFLICT, "there is a group " + name + " already");
        }
        Set<String> members = members(call, body.texts("devices").orElse(List.of()));
        if (members.isEmpty()) {
            throw ProblemException.input(
                    "devices: expected at least one, for a group is there while a device is in it");
        }
        set(call, name, name, members);
        trail.add(call.who(), "make group", name, AuditEntry.OK);
        return Reply.created(to -> write(to, name, members.size()));
    }

    private Set<String> members(Call call, List<String> ids) {
        return ids.stream()
                .map(id -> asked.device(call.tenant(), id).device().id().jid())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Reply replace(Call call) {
        Fields body = call.body().only("name", "devices");
        String old = existing(call);
        String name = body.text("name").orElse(old);
        requireName(name);
        if (!name.equals(old) && fleet.groups(call.tenant()).containsKey(name)) {
            throw new ProblemException(ProblemException.Kind.CONFLICT, "there is a group " + name + " already");
        }
        Optional<List<String>> wanted = body.texts("devices");
        Set<String> members = wanted.map(ids -> members(call, ids)).orElseGet(() -> present(call, old));
        set(call, old, name, members);
        trail.add(call.who(), "change group", name, AuditEntry.OK);
        return Reply.of(to -> write(to, name, members.size()));
    }

    private Set<String> present(Call call, String name) {
        return fleet.devices(call.tenant(), FleetQuery.group(name)).stream()
                .map(twin -> twin.device().id().jid())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Reply remove(Call call) {
        String name = existing(call);
        set(call, name, name, Set.of());
        trail.add(call.who(), "delete group", name, AuditEntry.OK);
        return Reply.nothing();
    }

    private String existing(Call call) {
        String name = call.path("name");
        if (!fleet.groups(call.tenant()).containsKey(name)) {
            throw ProblemException.notFound("there is no group " + name);
        }
        return name;
    }

    /** Makes some devices, and no others, members of a group that had another name before. */
    private void set(Call call, String before, String name, Set<String> members) {
        for (Twin twin : fleet.devices(call.tenant(), FleetQuery.ALL)) {
            Device device = twin.device();
            Set<String> wanted = new TreeSet<>(device.groups());
            wanted.remove(before);
            if (members.contains(device.id().jid())) {
                wanted.add(name);
            }
            if (!wanted.equals(device.groups())) {
                UnaryOperator<Device> change =
                        old -> new Device(old.id(), old.tenant(), old.label(), old.plate(), wanted, old.presence());
                fleet.edit(call.tenant(), device.id(), change);
            }
        }
    }
}
