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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stretch of network between a program and a server: takes TCP connections on a port of 127.0.0.1 and hands every byte
 * on. While it is pulled, all connections through it are broken without a good-bye, by reset, and no new one gets
 * through. Safe for many threads.
 */
public final class Cable implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Cable.class);
    private static final int CONNECT_MILLIS = 5000;
    private static final int BUFFER = 16_384;

    private final InetSocketAddress far;
    private final ServerSocket near;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
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
        sockets.forEach(Cable::reset);
        sockets.clear();
    }

    /** Plugs the cable in again. */
    public void plug() {
        pulled = false;
    }

    private void accept() {
        while (!near.isClosed()) {
            try {
                Socket program = near.accept();
                if (pulled) {
                    reset(program);
                } else {
                    daemon("cable-open", () -> join(program));
                }
            } catch (IOException e) {
                LOG.debug("cable on port {}: {}", port(), e.getMessage());
            }
        }
    }

    private void join(Socket program) {
        Socket server = new Socket();
        sockets.add(program);
        sockets.add(server);
        try {
            program.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            InetSocketAddress address =
                    far.isUnresolved() ? new InetSocketAddress(far.getHostString(), far.getPort()) : far;
            server.connect(address, CONNECT_MILLIS);
            daemon("cable-back", () -> carry(server, program));
            carry(program, server);
        } catch (IOException e) {
            LOG.debug("cable on port {} to {}: {}", port(), far, e.getMessage());
            drop(program);
            drop(server);
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // One end is gone, by itself or because the cable was pulled: so is the other.
            drop(from);
            drop(to);
        }
    }

    private void drop(Socket socket) {
        sockets.remove(socket);
        reset(socket);
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
