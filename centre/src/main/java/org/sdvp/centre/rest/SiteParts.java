package org.sdvp.centre.rest;

import java.util.Optional;
import org.sdvp.centre.account.AccountStore;
import org.sdvp.centre.account.AuditStore;
import org.sdvp.centre.account.AuditTrail;
import org.sdvp.centre.account.Logins;
import org.sdvp.centre.account.Tokens;
import org.sdvp.centre.account.Users;
import org.sdvp.centre.account.oidc.OidcLogin;
import org.sdvp.centre.fleet.DeviceLink;
import org.sdvp.centre.fleet.DeviceStore;
import org.sdvp.centre.fleet.FleetTime;
import org.sdvp.centre.fleet.SampleStore;
import org.sdvp.centre.fleet.alarm.AlarmStore;
import org.sdvp.centre.fleet.command.CommandEngine;
import org.sdvp.centre.fleet.command.CommandStore;
import org.sdvp.centre.fleet.twin.Fleet;
import org.sdvp.centre.rest.fleet.AlarmRoutes;
import org.sdvp.centre.rest.fleet.Summaries;
import org.sdvp.centre.rest.stream.StreamHub;

/**
 * What the web server shows. None of it is closed by it but the streams.
 *
 * @param world the fleet and its stores
 * @param people who may come
 * @param work what can be done
 * @param hub streams
 * @param summaries the fleet in numbers
 */
public record SiteParts(World world, People people, Work work, StreamHub hub, Summaries summaries) {
    /**
     * The fleet and its stores.
     *
     * @param fleet as it is now
     * @param devices stored
     * @param samples stored
     * @param alarms stored
     * @param commands stored
     * @param time now
     */
    public record World(
            Fleet fleet,
            DeviceStore devices,
            SampleStore samples,
            AlarmStore alarms,
            CommandStore commands,
            FleetTime time) {}

    /**
     * Who may come.
     *
     * @param logins by browser
     * @param tokens by program
     * @param users of all tenants
     * @param store of all three
     * @param audit what was done
     * @param trail writes it
     * @param oidc at an OpenID provider; empty: there is none
     */
    public record People(
            Logins logins,
            Tokens tokens,
            Users users,
            AccountStore store,
            AuditStore audit,
            AuditTrail trail,
            Optional<OidcLogin> oidc) {}

    /**
     * What can be done.
     *
     * @param link asks devices
     * @param commands for many devices
     * @param acknowledging of alarms
     */
    public record Work(DeviceLink link, CommandEngine commands, AlarmRoutes.Acknowledging acknowledging) {}

    Fleet fleet() {
        return world.fleet();
    }

    Logins logins() {
        return people.logins();
    }

    Tokens tokens() {
        return people.tokens();
    }
}
