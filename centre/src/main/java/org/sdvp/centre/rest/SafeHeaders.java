package org.sdvp.centre.rest;

import io.javalin.http.Context;

/** Headers that keep browsers from what a page of the centre never does. */
final class SafeHeaders {
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");
    private static final String YEAR = "max-age=31536000; includeSubDomains";

    private SafeHeaders() {}

    /** Puts them on an answer. */
    static void put(Context context, boolean secure) {
        context.header("Content-Security-Policy", POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("X-Frame-Options", "DENY");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        context.header("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
        if (secure) {
            context.header("Strict-Transport-Security", YEAR);
        }
    }
}
