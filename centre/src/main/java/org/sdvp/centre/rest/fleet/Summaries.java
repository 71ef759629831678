package org.sdvp.centre.rest.fleet;

import io.javalin.http.HandlerType;
import java.util.List;
import java.util.function.Supplier;
import org.sdvp.centre.account.Right;
import org.sdvp.centre.fleet.DeviceStatus;
import org.sdvp.centre.fleet.FleetTime;
import org.sdvp.centre.fleet.twin.Fleet;
import org.sdvp.centre.fleet.twin.FleetQuery;
import org.sdvp.centre.fleet.twin.RollUp;
import org.sdvp.centre.rest.call.Json;
import org.sdvp.centre.rest.call.Reply;
import org.sdvp.centre.rest.call.Route;
import tools.jackson.core.JsonGenerator;

/** {@code /summary}: the fleet in a few numbers, and whether the centre itself is well. */
public final class Summaries {
    private final Fleet fleet;
    private final FleetTime time;
    private final Supplier<Condition> store;
    private final Supplier<Condition> link;

    /**
     * Whether something works.
     *
     * @param ok it does
     * @param detail for people: where it is, or what is wrong
     */
    public record Condition(boolean ok, String detail) {}

    /**
     * What there is to tell at a time.
     *
     * @param sums over the devices
     * @param store whether it is there
     * @param link whether the XMPP server is there
     */
    public record State(RollUp sums, Condition store, Condition link) {}

    /**
     * Summaries of a fleet.
     *
     * @param store whether the store is there; not to wait for it
     * @param link whether the XMPP server is there
     */
    public Summaries(Fleet fleet, FleetTime time, Supplier<Condition> store, Supplier<Condition> link) {
        this.fleet = fleet;
        this.time = time;
        this.store = store;
        this.link = link;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(Route.of(HandlerType.GET, "/summary", Right.SEE, call -> Reply.of(json(call.tenant()))));
    }

    /** What there is to tell of a tenant now. */
    public State state(String tenant) {
        return new State(fleet.rollUp(tenant, FleetQuery.ALL), store.get(), link.get());
    }

    /** Whether the store is there. */
    public Condition store() {
        return store.get();
    }

    /** Whether the XMPP server is there. */
    public Condition link() {
        return link.get();
    }

    /** The summary of a tenant now. */
    public Json.Writer json(String tenant) {
        State state = state(tenant);
        RollUp sums = state.sums();
        return to -> {
            to.writeStartObject();
            to.writeNumberProperty("devices", sums.devices());
            to.writeNumberProperty("online", count(sums, DeviceStatus.ONLINE));
            to.writeNumberProperty("offline", count(sums, DeviceStatus.OFFLINE));
            to.writeNumberProperty("silent", count(sums, DeviceStatus.SILENT));
            to.writeName("byStatus");
            to.writeStartObject();
            for (DeviceStatus status : DeviceStatus.values()) {
                to.writeNumberProperty(status.name(), count(sums, status));
            }
            to.writeEndObject();
            to.writeNumberProperty("alarms", sums.alarms());
            to.writeName("power");
            Json.number(to, (double) Math.round(sums.power()));
            to.writeName("heatingPower");
            Json.number(to, (double) Math.round(sums.heatingPower()));
            to.writeStringProperty("time", Json.time(time.now()));
            condition(to, "store", state.store());
            condition(to, "link", state.link());
            to.writeEndObject();
        };
    }

    private static int count(RollUp sums, DeviceStatus status) {
        return sums.byStatus().getOrDefault(status, 0);
    }

    /** A condition as a property. */
    public static void condition(JsonGenerator to, String name, Condition condition) {
        to.writeName(name);
        to.writeStartObject();
        to.writeBooleanProperty("ok", condition.ok());
        to.writeStringProperty("detail", condition.detail());
        to.writeEndObject();
    }
}
