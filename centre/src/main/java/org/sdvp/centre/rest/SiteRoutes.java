package org.sdvp.centre.rest;

import io.javalin.http.Handler;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sdvp.centre.rest.account.ClientAddress;
import org.sdvp.centre.rest.account.LoginCookie;
import org.sdvp.centre.rest.account.LoginRoutes;
import org.sdvp.centre.rest.account.OidcRoutes;
import org.sdvp.centre.rest.account.UserRoutes;
import org.sdvp.centre.rest.call.Route;
import org.sdvp.centre.rest.fleet.AlarmRoutes;
import org.sdvp.centre.rest.fleet.CommandRoutes;
import org.sdvp.centre.rest.fleet.ConsoleRoutes;
import org.sdvp.centre.rest.fleet.DeviceRoutes;
import org.sdvp.centre.rest.fleet.ExportRoutes;
import org.sdvp.centre.rest.fleet.GroupRoutes;
import org.sdvp.centre.rest.fleet.HistoryRoutes;

/**
 * All routes but the stream.
 *
 * @param api below /api/v1
 * @param plain others, by path: answered by GET, open to all
 */
record SiteRoutes(List<Route> api, Map<String, Handler> plain) {
    static SiteRoutes of(SiteParts parts, LoginCookie cookie, ClientAddress address) {
        SiteParts.World world = parts.world();
        SiteParts.People people = parts.people();
        SiteParts.Work work = parts.work();
        LoginRoutes login =
                new LoginRoutes(people.logins(), cookie, address, people.oidc().isPresent());
        List<Route> api = Stream.of(
                        login.routes(),
                        people.oidc()
                                .map(oidc -> new OidcRoutes(oidc, cookie, address).routes())
                                .orElse(List.of()),
                        parts.summaries().routes(),
                        new DeviceRoutes(world.fleet(), world.devices(), people.trail(), world.time()).routes(),
                        new GroupRoutes(world.fleet(), people.trail()).routes(),
                        new HistoryRoutes(world.fleet(), world.samples(), world.time()).routes(),
                        new ExportRoutes(world.fleet(), world.samples(), world.time()).routes(),
                        new ConsoleRoutes(world.fleet(), work.link(), people.trail()).routes(),
                        new AlarmRoutes(world.fleet(), world.alarms(), work.acknowledging(), people.trail()).routes(),
                        new CommandRoutes(world.fleet(), work.commands(), world.commands(), people.trail()).routes(),
                        new UserRoutes(
                                        new UserRoutes.Accounts(people.users(), people.tokens(), people.store()),
                                        people.audit(),
                                        world.fleet())
                                .routes())
                .flatMap(List::stream)
                .toList();
        return new SiteRoutes(api, Map.of("/enter", login::enter));
    }
}
