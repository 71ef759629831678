package org.sdvp.demo.xmppserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.Set;

/**
 * The TCP ports of one XMPP server on 127.0.0.1.
 *
 * @param starttls the port where TLS begins with STARTTLS (RFC 6120 section 5)
 * @param directTls the port where TLS begins at once (XEP-0368)
 */
record LoopbackPorts(int starttls, int directTls) {
    // Below 32768, where Linux starts to take ports for outgoing connections: a port of ours must not be taken by a
    // client while the server restarts.
    private static final int FIRST = 20_000;
    private static final int LAST = 32_767;
    private static final int TRIES = 1_000;

    static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }

    /** Chooses two ports on which nobody listens at the moment. */
    static LoopbackPorts choose(Random random) throws XmppServerException {
        int first = freePort(random, Set.of());
        return new LoopbackPorts(first, freePort(random, Set.of(first)));
    }

    private static int freePort(Random random, Set<Integer> taken) throws XmppServerException {
        for (int i = 0; i < TRIES; i++) {
            int port = FIRST + random.nextInt(LAST - FIRST + 1);
            if (!taken.contains(port) && isFree(port)) {
                return port;
            }
        }
        throw new XmppServerException("found no free TCP port on 127.0.0.1 between " + FIRST + " and " + LAST);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
