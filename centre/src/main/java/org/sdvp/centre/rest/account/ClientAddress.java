package org.sdvp.centre.rest.account;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;

/**
 * From where somebody asks.
 *
 * @param proxied whether a proxy of one's own is before the centre, which says from where in {@code X-Forwarded-For}
 */
public record ClientAddress(boolean proxied) {
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    /** The network address. */
    public String of(Context context) {
        String forwarded = context.header("X-Forwarded-For");
        if (!proxied || forwarded == null) {
            return context.req().getRemoteAddr();
        }
        // What the own proxy added is the last; what stands before it anybody may have written.
        return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }

    /**
     * Whether the browser is on this machine for sure: not by way of a proxy, and not by a name that somebody else has
     * pointed here.
     */
    public boolean isThisMachine(Context context) {
        boolean passedOn = context.header("X-Forwarded-For") != null
                || context.header("Forwarded") != null
                || context.header("Via") != null;
        String host = String.valueOf(context.host());
        String name = host.endsWith("]") ? host : host.replaceFirst(":[0-9]+$", "");
        return !proxied
                && !passedOn
                && OWN_NAMES.contains(name)
                && isLoopback(context.req().getRemoteAddr());
    }

    private static boolean isLoopback(String address) {
        try {
            // A literal: no name is looked up.
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
