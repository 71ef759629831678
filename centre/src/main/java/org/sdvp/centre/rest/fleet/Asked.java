package org.sdvp.centre.rest.fleet;

import java.util.Locale;
import java.util.Optional;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.DeviceStatus;
import org.sdvp.centre.fleet.twin.Fleet;
import org.sdvp.centre.fleet.twin.FleetQuery;
import org.sdvp.centre.fleet.twin.Twin;
import org.sdvp.centre.rest.call.Call;
import org.sdvp.centre.rest.call.Fields;
import org.sdvp.centre.rest.call.ProblemException;

/** Which devices a request asks for, of its own tenant. */
record Asked(Fleet fleet) {
    /** The device of the path. */
    Twin device(Call call) {
        return device(call.tenant(), call.path("id"));
    }

    /** A device of a tenant by its address. */
    Twin device(String tenant, String id) {
        return id(id).flatMap(found -> fleet.device(tenant, found))
                .orElseThrow(() -> ProblemException.notFound("there is no device " + id));
    }

    private static Optional<DeviceId> id(String text) {
        try {
            return Optional.of(new DeviceId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The devices that parameters of the query ask for. */
    static FleetQuery query(Call call) {
        return new FleetQuery(
                call.query("q").orElse(""),
                call.query("group"),
                call.query("status").map(Asked::status));
    }

    /** The devices that an object asks for. */
    static FleetQuery query(Fields fields) {
        fields.only("q", "group", "status");
        return new FleetQuery(
                fields.text("q").orElse(""),
                fields.text("group").filter(text -> !text.isEmpty()),
                fields.text("status").filter(text -> !text.isEmpty()).map(Asked::status));
    }

    private static DeviceStatus status(String text) {
        try {
            return DeviceStatus.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw ProblemException.input("status: expected one of " + java.util.Arrays.toString(DeviceStatus.values())
                    + ", but got \"" + text + "\"");
        }
    }
}
