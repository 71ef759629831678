package org.sdvp.cli.bench.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands between a client and an XMPP server and counts the bytes of the TCP streams, TLS and all. */
public final class CountingRelay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CountingRelay.class);

    private final ServerSocket listening;
    private final InetSocketAddress target;
    private final AtomicLong bytes = new AtomicLong();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /**
     * Listens on a free port of 127.0.0.1.
     *
     * @param target where it leads
     * @throws IOException if there is no free port
     */
    public CountingRelay(InetSocketAddress target) throws IOException {
        this.target = target;
        this.listening = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** Where to connect. */
    public int port() {
        return listening.getLocalPort();
    }

    /** Bytes in both directions so far. */
    public long bytes() {
        return bytes.get();
    }

    private void accept() {
        try {
            while (true) {
                join(listening.accept());
            }
        } catch (IOException e) {
            LOG.debug("relay to {} takes no more: {}", target, e.getMessage());
        }
    }

    // What goes wrong with one connection is no reason to take no more.
    private void join(Socket near) throws IOException {
        sockets.add(near);
        try {
            Socket far = new Socket(target.getHostString(), target.getPort());
            sockets.add(far);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            start(() -> copy(near, far));
            start(() -> copy(far, near));
        } catch (IOException e) {
            LOG.debug("relay cannot connect to {}: {}", target, e.getMessage());
            sockets.remove(near);
            near.close();
        }
    }

    private void copy(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[65_536];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes.addAndGet(n);
                out.write(buffer, 0, n);
            }
        } catch (IOException e) {
            LOG.debug("relay to {} ends a stream: {}", target, e.getMessage());
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
