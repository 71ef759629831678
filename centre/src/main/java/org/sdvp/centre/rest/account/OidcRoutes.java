package org.sdvp.centre.rest.account;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.List;
import java.util.Optional;
import org.sdvp.centre.account.Opened;
import org.sdvp.centre.account.oidc.OidcException;
import org.sdvp.centre.account.oidc.OidcLogin;
import org.sdvp.centre.rest.call.Call;
import org.sdvp.centre.rest.call.ProblemException;
import org.sdvp.centre.rest.call.Reply;
import org.sdvp.centre.rest.call.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /login/oidc}: to the provider and back. */
public final class OidcRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(OidcRoutes.class);
    private static final String STATE = "sdvp-oidc";
    private static final int LASTS_SECONDS = 600;

    private final OidcLogin login;
    private final LoginCookie cookie;
    private final ClientAddress address;

    /** Routes to one provider. */
    public OidcRoutes(OidcLogin login, LoginCookie cookie, ClientAddress address) {
        this.login = login;
        this.cookie = cookie;
        this.address = address;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.open(HandlerType.GET, "/login/oidc", this::begin),
                Route.open(HandlerType.GET, "/login/oidc/callback", this::end));
    }

    private Reply begin(Call call) {
        try {
            OidcLogin.Begun begun = login.begin();
            state(call.context(), begun.state(), LASTS_SECONDS);
            return redirected(call.context(), HttpStatus.FOUND, begun.provider().toString());
        } catch (OidcException e) {
            throw failed(e);
        }
    }

    private Reply end(Call call) {
        Context context = call.context();
        Optional<String> shown = Optional.ofNullable(context.cookie(STATE));
        state(context, "", 0);
        try {
            String query = Optional.ofNullable(context.queryString()).orElse("");
            Opened opened = login.end(query, shown, address.of(context));
            cookie.write(context, opened.secret());
            return redirected(context, HttpStatus.SEE_OTHER, "/");
        } catch (OidcException e) {
            throw failed(e);
        }
    }

    private static Reply redirected(Context context, HttpStatus status, String to) {
        context.status(status).header("Location", to).header("Cache-Control", "no-store");
        return Reply.written();
    }

    private static ProblemException failed(OidcException e) {
        LOG.info("a login at the OpenID provider failed", e);
        return new ProblemException(ProblemException.Kind.WRONG_LOGIN, String.valueOf(e.getMessage()));
    }

    /** Lax: the browser comes back from another site with it. */
    private void state(Context context, String state, int seconds) {
        Cookie fresh = new Cookie(STATE, state);
        fresh.setPath("/api/v1/login/oidc");
        fresh.setMaxAge(seconds);
        fresh.setSecure(cookie.secure());
        fresh.setHttpOnly(true);
        fresh.setSameSite(SameSite.LAX);
        context.cookie(fresh);
    }
}
