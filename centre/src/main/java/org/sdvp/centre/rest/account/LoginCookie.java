package org.sdvp.centre.rest.account;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Optional;

/**
 * The cookie of a login: out of reach of scripts, sent to this centre only, and never along with what another site asks for
 * (RFC 6265bis).
 *
 * @param name of it; with the port in it without TLS, for browsers do not tell ports apart
 * @param secure whether it is sent over TLS only
 */
public record LoginCookie(String name, boolean secure) {
    private static final int UNTIL_THE_BROWSER_ENDS = -1;

    /** That of a centre. */
    public static LoginCookie of(boolean secure, int port) {
        return new LoginCookie(secure ? "__Host-sdvp" : "sdvp-" + port, secure);
    }

    /** What a browser shows. */
    public Optional<String> read(Context context) {
        return Optional.ofNullable(context.cookie(name)).filter(text -> !text.isEmpty());
    }

    /** Gives a browser what it is to show. */
    public void write(Context context, String secret) {
        context.cookie(cookie(secret, UNTIL_THE_BROWSER_ENDS, SameSite.STRICT));
    }

    /** Takes it away. */
    public void clear(Context context) {
        context.cookie(cookie("", 0, SameSite.STRICT));
    }

    private Cookie cookie(String value, int maxAge, SameSite sameSite) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(maxAge);
        cookie.setSecure(secure);
        cookie.setHttpOnly(true);
        cookie.setSameSite(sameSite);
        return cookie;
    }
}
