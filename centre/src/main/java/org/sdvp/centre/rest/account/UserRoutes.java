package org.sdvp.centre.rest.account;

import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.sdvp.centre.account.AccountStore;
import org.sdvp.centre.account.ApiToken;
import org.sdvp.centre.account.AuditEntry;
import org.sdvp.centre.account.AuditStore;
import org.sdvp.centre.account.Right;
import org.sdvp.centre.account.Role;
import org.sdvp.centre.account.Tokens;
import org.sdvp.centre.account.User;
import org.sdvp.centre.account.Users;
import org.sdvp.centre.fleet.twin.Fleet;
import org.sdvp.centre.fleet.twin.FleetQuery;
import org.sdvp.centre.rest.call.Call;
import org.sdvp.centre.rest.call.Fields;
import org.sdvp.centre.rest.call.Json;
import org.sdvp.centre.rest.call.Listing;
import org.sdvp.centre.rest.call.ProblemException;
import org.sdvp.centre.rest.call.Reply;
import org.sdvp.centre.rest.call.Route;
import tools.jackson.core.JsonGenerator;

/** {@code /users}, {@code /tokens}, {@code /tenants}, {@code /audit}. */
public final class UserRoutes {
    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 1000;

    private final Users users;
    private final Tokens tokens;
    private final AccountStore accounts;
    private final AuditStore audit;
    private final Fleet fleet;

    /**
     * What the routes work on.
     *
     * @param users of all tenants
     * @param tokens of theirs
     * @param store of both
     */
    public record Accounts(Users users, Tokens tokens, AccountStore store) {}

    /** Routes on accounts. */
    public UserRoutes(Accounts accounts, AuditStore audit, Fleet fleet) {
        this.users = accounts.users();
        this.tokens = accounts.tokens();
        this.accounts = accounts.store();
        this.audit = audit;
        this.fleet = fleet;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.of(HandlerType.GET, "/users", Right.USERS, this::users),
                Route.of(HandlerType.POST, "/users", Right.USERS, this::addUser),
                Route.of(HandlerType.PATCH, "/users/{name}", Right.SEE, this::changeUser),
                Route.of(HandlerType.DELETE, "/users/{name}", Right.USERS, this::removeUser),
                Route.of(HandlerType.GET, "/tokens", Right.OWN_TOKENS, this::tokens),
                Route.of(HandlerType.POST, "/tokens", Right.OWN_TOKENS, this::makeToken),
                Route.of(HandlerType.DELETE, "/tokens/{id}", Right.OWN_TOKENS, this::removeToken),
                Route.of(HandlerType.GET, "/tenants", Right.USERS, this::tenants),
                Route.of(HandlerType.GET, "/audit", Right.AUDIT, this::audit));
    }

    private Reply users(Call call) {
        return Listing.all(users.all(call.who()))
                .reply((to, user) -> LoginRoutes.user(user).write(to));
    }

    private static Role role(String word) {
        return formed(() -> Role.of(word));
    }

    private static <T> T formed(Supplier<T> making) {
        try {
            return making.get();
        } catch (IllegalArgumentException e) {
            throw ProblemException.input(String.valueOf(e.getMessage()));
        }
    }

    private Reply addUser(Call call) {
        Fields body = call.body().only("name", "role", "password");
        Users.Fresh fresh =
                new Users.Fresh(body.required("name"), role(body.required("role")), body.secret("password"));
        return Reply.created(LoginRoutes.user(users.add(call.who(), fresh)));
    }

    private Reply changeUser(Call call) {
        Fields body = call.body().only("role", "disabled", "password", "current");
        Users.Change change = new Users.Change(
                body.text("role").map(UserRoutes::role),
                body.flag("disabled").map(disabled -> !disabled),
                body.has("password") ? Optional.of(body.secret("password")) : Optional.empty(),
                body.has("current") ? Optional.of(body.secret("current")) : Optional.empty());
        User changed = users.change(call.who(), call.path("name"), change);
        return Reply.of(LoginRoutes.user(changed));
    }

    private Reply removeUser(Call call) {
        users.remove(call.who(), call.path("name"));
        return Reply.nothing();
    }

    private Reply tokens(Call call) {
        return Listing.all(tokens.all(call.who())).reply((to, token) -> token(to, token, Optional.empty()));
    }

    private Reply makeToken(Call call) {
        Fields body = call.body().only("name", "role", "expires");
        Role wanted = body.text("role").map(UserRoutes::role).orElse(call.who().role());
        Tokens.Made made =
                tokens.make(call.who(), new Tokens.Wanted(body.required("name"), wanted, body.time("expires")));
        return Reply.created(to -> token(to, made.token(), Optional.of(made.secret())));
    }

    private static void token(JsonGenerator to, ApiToken token, Optional<String> secret) {
        to.writeStartObject();
        to.writeStringProperty("id", token.id());
        to.writeStringProperty("name", token.label());
        to.writeStringProperty("user", token.user());
        to.writeStringProperty("role", token.role().word());
        to.writeStringProperty("prefix", token.prefix());
        to.writeStringProperty("created", Json.time(token.created()));
        Json.time(to, "expires", token.expires());
        Json.time(to, "used", token.used());
        secret.ifPresent(text -> to.writeStringProperty("token", text));
        to.writeEndObject();
    }

    private Reply removeToken(Call call) {
        tokens.remove(call.who(), call.path("id"));
        return Reply.nothing();
    }

    /** Its own tenant only: nobody sees another's, and who keeps the machine makes them. */
    private Reply tenants(Call call) {
        String own = call.tenant();
        int people = accounts.users(own).size();
        return Listing.all(List.of(own)).reply((to, name) -> {
            to.writeStartObject();
            to.writeStringProperty("name", name);
            to.writeNumberProperty("users", people);
            to.writeNumberProperty(
                    "devices", fleet.devices(name, FleetQuery.ALL).size());
            to.writeEndObject();
        });
    }

    private Reply audit(Call call) {
        int limit = call.limit("limit", USUAL_PAGE, LARGEST_PAGE);
        List<AuditEntry> entries = audit.entries(call.tenant(), call.before(), limit);
        return Listing.newest(entries, limit, AuditEntry::id).reply((to, entry) -> {
            to.writeStartObject();
            to.writeNumberProperty("id", entry.id());
            to.writeStringProperty("time", Json.time(entry.at()));
            to.writeStringProperty("who", entry.who());
            to.writeStringProperty("address", entry.address());
            to.writeStringProperty("what", entry.what());
            to.writeStringProperty("on", entry.on());
            to.writeStringProperty("result", entry.result());
            to.writeEndObject();
        });
    }
}
