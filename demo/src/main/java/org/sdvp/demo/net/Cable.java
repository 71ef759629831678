package org.sdvp.demo.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stretch of network between a program and a server: takes TCP connections on a port of 127.0.0.1 and hands every byte
 * on. While it is pulled, all connections through it are broken without a good-bye, by reset, and no new one gets
 * through. A connection that both ends have ended is closed. Safe for many threads.
 */
public final class Cable implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Cable.class);
    private static final int CONNECT_MILLIS = 5000;
    private static final int BUFFER = 16_384;

    private final InetSocketAddress far;
    private final ServerSocket near;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean pulled;

    private Cable(InetSocketAddress far, ServerSocket near) {
        this.far = far;
        this.near = near;
    }

    /**
     * Lays a cable.
     *
     * @param far where it leads to
     * @throws IOException if there is no free port
     */
    public static Cable to(InetSocketAddress far) throws IOException {
        Cable cable = new Cable(far, new ServerSocket(0, 16, InetAddress.getLoopbackAddress()));
        daemon("cable", cable::accept);
        return cable;
    }

    /** The port of 127.0.0.1 at the near end. */
    public int port() {
        return near.getLocalPort();
    }

    /** Pulls the cable out. */
    public void pull() {
        pulled = true;
        connections.forEach(this::drop);
    }

    /** Plugs the cable in again. */
    public void plug() {
        pulled = false;
    }

    /** How many connections go through it now, those being opened among them. */
    int connections() {
        return connections.size();
    }

    private void accept() {
        while (!near.isClosed()) {
            try {
                Socket program = near.accept();
                if (pulled) {
                    reset(program);
                } else {
                    daemon("cable-open", () -> join(new Connection(program, new Socket(), new AtomicInteger(2))));
                }
            } catch (IOException e) {
                LOG.debug("cable on port {}: {}", port(), e.getMessage());
            }
        }
    }

    /** The two sockets of a connection and in how many directions there may still come something. */
    private record Connection(Socket program, Socket server, AtomicInteger open) {}

    private void join(Connection connection) {
        connections.add(connection);
        if (pulled) {
            // Pulled between accept and add: pull() may have missed this one.
            drop(connection);
            return;
        }
        Socket server = connection.server();
        try {
            connection.program().setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            InetSocketAddress address =
                    far.isUnresolved() ? new InetSocketAddress(far.getHostString(), far.getPort()) : far;
            server.connect(address, CONNECT_MILLIS);
            daemon("cable-back", () -> carry(connection, server, connection.program()));
            carry(connection, connection.program(), server);
        } catch (IOException e) {
            LOG.debug("cable on port {} to {}: {}", port(), far, e.getMessage());
            drop(connection);
        }
    }

    private void carry(Connection connection, Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
            to.shutdownOutput();
            if (connection.open().decrementAndGet() == 0) {
                connections.remove(connection);
                connection.program().close();
                connection.server().close();
            }
        } catch (IOException e) {
            // One end is gone, by itself or because the cable was pulled: so is the other.
            drop(connection);
        }
    }

    private void drop(Connection connection) {
        connections.remove(connection);
        reset(connection.program());
        reset(connection.server());
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            LOG.debug("closing {}: {}", socket, e.getMessage());
        }
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes the cable away, and with it all connections. */
    @Override
    public void close() {
        pull();
        try {
            near.close();
        } catch (IOException e) {
            LOG.debug("closing port {}: {}", port(), e.getMessage());
        }
    }
}
