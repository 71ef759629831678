package org.sdvp.centre.rest.account;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.List;
import org.sdvp.centre.account.AccountException;
import org.sdvp.centre.account.Attempt;
import org.sdvp.centre.account.Identity;
import org.sdvp.centre.account.Login;
import org.sdvp.centre.account.Logins;
import org.sdvp.centre.account.Opened;
import org.sdvp.centre.account.Right;
import org.sdvp.centre.account.User;
import org.sdvp.centre.rest.call.Call;
import org.sdvp.centre.rest.call.Fields;
import org.sdvp.centre.rest.call.Json;
import org.sdvp.centre.rest.call.ProblemException;
import org.sdvp.centre.rest.call.Reply;
import org.sdvp.centre.rest.call.Route;

/** {@code /setup}, {@code /login}, {@code /logout}, {@code /me}. */
public final class LoginRoutes {
    private final Logins logins;
    private final LoginCookie cookie;
    private final ClientAddress address;
    private final boolean oidc;

    /**
     * Routes on logins.
     *
     * @param oidc whether people can log in at an OpenID provider
     */
    public LoginRoutes(Logins logins, LoginCookie cookie, ClientAddress address, boolean oidc) {
        this.logins = logins;
        this.cookie = cookie;
        this.address = address;
        this.oidc = oidc;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.open(HandlerType.GET, "/setup", this::isSetUp),
                Route.open(HandlerType.POST, "/setup", this::setUp),
                Route.open(HandlerType.POST, "/login", this::login),
                Route.of(HandlerType.POST, "/logout", Right.SEE, this::logout),
                Route.of(HandlerType.GET, "/me", Right.SEE, call -> Reply.of(me(call.who()))));
    }

    private Reply isSetUp(Call call) {
        boolean needed = logins.needsSetUp();
        return Reply.of(to -> {
            to.writeStartObject();
            to.writeBooleanProperty("needed", needed);
            to.writeBooleanProperty("oidc", oidc);
            to.writeEndObject();
        });
    }

    private Reply setUp(Call call) {
        Fields body = call.body().only("name", "password", "token");
        Attempt attempt = new Attempt(body.required("name"), address.of(call.context()));
        Opened opened = logins.setUp(
                attempt, body.secret("password"), body.text("token"), address.isThisMachine(call.context()));
        cookie.write(call.context(), opened.secret());
        return Reply.created(me(opened.identity()));
    }

    private Reply login(Call call) {
        Fields body = call.body().only("name", "password");
        Attempt attempt = new Attempt(body.required("name"), address.of(call.context()));
        Opened opened = logins.login(attempt, body.secret("password"));
        cookie.write(call.context(), opened.secret());
        return Reply.of(me(opened.identity()));
    }

    private Reply logout(Call call) {
        logins.logout(call.who());
        cookie.clear(call.context());
        return Reply.nothing();
    }

    /** Logs in by the link that the centre printed, and goes to the page. */
    public void enter(Context context) {
        String ticket = context.queryParam("ticket");
        if (ticket == null) {
            throw ProblemException.input("ticket: expected the link as it was printed");
        }
        try {
            Opened opened = logins.loginByTicket(ticket, address.of(context));
            cookie.write(context, opened.secret());
        } catch (AccountException e) {
            if (e.kind() != AccountException.Kind.WRONG_LOGIN) {
                throw e;
            }
            // The page asks for name and password, unless the browser is logged in already.
        }
        context.redirect("/", HttpStatus.SEE_OTHER);
    }

    private static Json.Writer me(Identity who) {
        return to -> {
            to.writeStartObject();
            to.writeStringProperty("name", who.name());
            to.writeStringProperty("role", who.role().word());
            to.writeStringProperty("tenant", who.tenant());
            to.writeStringProperty("csrf", who.login().map(Login::csrf).orElse(""));
            to.writeName("rights");
            to.writeStartArray();
            for (Right right : Right.values()) {
                if (who.role().may(right)) {
                    to.writeString(right.word());
                }
            }
            to.writeEndArray();
            to.writeEndObject();
        };
    }

    /** A user as JSON. */
    static Json.Writer user(User user) {
        return to -> {
            to.writeStartObject();
            to.writeStringProperty("name", user.name());
            to.writeStringProperty("role", user.role().word());
            to.writeStringProperty("tenant", user.tenant());
            to.writeBooleanProperty("disabled", !user.enabled());
            to.writeBooleanProperty("oidc", user.subject().isPresent());
            to.writeStringProperty("created", Json.time(user.created()));
            to.writeEndObject();
        };
    }
}
