package org.sdvp.centre.rest;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sdvp.centre.account.Identity;
import org.sdvp.centre.account.Login;
import org.sdvp.centre.account.Logins;
import org.sdvp.centre.account.Seen;
import org.sdvp.centre.account.Tokens;
import org.sdvp.centre.rest.account.ClientAddress;
import org.sdvp.centre.rest.account.LoginCookie;
import org.sdvp.centre.rest.call.ProblemException;
import org.sdvp.centre.rest.call.Route;

/** Lets requests through: who asks, whether it may, and whether the own page asks. */
final class Gate {
    private static final String BEARER = "Bearer ";
    private static final String CSRF_HEADER = "X-CSRF";

    private final Logins logins;
    private final Tokens tokens;
    private final LoginCookie cookie;
    private final ClientAddress address;

    Gate(Logins logins, Tokens tokens, LoginCookie cookie, ClientAddress address) {
        this.logins = logins;
        this.tokens = tokens;
        this.cookie = cookie;
        this.address = address;
    }

    /**
     * Who makes a request that a route is to answer; null if nobody is logged in, and the route is open to all.
     *
     * @throws ProblemException LOGIN_NEEDED, or CSRF
     * @throws org.sdvp.centre.account.AccountException FORBIDDEN
     */
    @Nullable
    Identity pass(Context context, Route route) {
        if (route.right().isEmpty()) {
            return null;
        }
        Identity who = identity(context);
        who.login().ifPresent(login -> requireOwnPage(context, login));
        who.require(route.right().get());
        return who;
    }

    /** Who makes a request. */
    Identity identity(Context context) {
        String authorization = context.header("Authorization");
        if (authorization != null) {
            return byToken(context, authorization);
        }
        Optional<Seen> seen = cookie.read(context).flatMap(secret -> logins.recognise(secret, address.of(context)));
        if (seen.isEmpty()) {
            throw new ProblemException(
                    ProblemException.Kind.LOGIN_NEEDED, "nobody is logged in, or the login has ended");
        }
        seen.get().fresh().ifPresent(secret -> cookie.write(context, secret));
        return seen.get().identity();
    }

    private Identity byToken(Context context, String authorization) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new ProblemException(
                    ProblemException.Kind.LOGIN_NEEDED, "expected Authorization: Bearer and an API token");
        }
        return tokens.recognise(authorization.substring(BEARER.length()).strip(), address.of(context))
                .orElseThrow(() -> new ProblemException(
                        ProblemException.Kind.LOGIN_NEEDED, "the token is unknown, was taken back, or has expired"));
    }

    private static void requireOwnPage(Context context, Login login) {
        boolean changes =
                !context.method().equals(HandlerType.GET) && !context.method().equals(HandlerType.HEAD);
        String shown = context.header(CSRF_HEADER);
        if (changes && (shown == null || !shown.equals(login.csrf()))) {
            throw new ProblemException(
                    ProblemException.Kind.CSRF, "expected the header " + CSRF_HEADER + " with \"csrf\" of /me");
        }
    }

    /** Asks, later, whether a request that was let through would be so still; asking counts as using the login. */
    BooleanSupplier lasts(Context context, Identity who) {
        String authorization = context.header("Authorization");
        if (authorization == null) {
            return () -> logins.lasts(who);
        }
        String secret = authorization.substring(BEARER.length()).strip();
        return () -> tokens.recognise(secret, who.address()).isPresent();
    }
}
