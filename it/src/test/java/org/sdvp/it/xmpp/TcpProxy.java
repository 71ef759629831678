package org.sdvp.it.xmpp;

import java.io.Closeable;
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

/** A piece of net between a client and a server that a test can cut or let go silent. */
final class TcpProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final InetSocketAddress target;
    private final List<Closeable> open = new CopyOnWriteArrayList<>();
    private volatile boolean down;
    private volatile Runnable onAccept = () -> {};
    private final AtomicLong budget = new AtomicLong(Long.MAX_VALUE);

    TcpProxy(InetAddress host, int port) throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        target = new InetSocketAddress(host, port);
        thread(this::acceptAll);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Breaks all connections at once, without the good-bye of TLS or XMPP; new ones are let through. */
    void cut() {
        open.forEach(TcpProxy::quietly);
        open.clear();
    }

    /** Sets what to do when a client connects, before anything of its is let through. */
    void onAccept(Runnable action) {
        onAccept = action;
    }

    /** Cuts all connections after so many bytes more from the server. */
    void cutAfter(long bytes) {
        budget.set(bytes);
    }

    /** Refuses new connections, or no longer. */
    void down(boolean refuse) {
        down = refuse;
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                join(listener.accept());
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        }
    }

    private void join(Socket client) throws IOException {
        if (down) {
            client.close();
            return;
        }
        Socket server = new Socket();
        server.connect(target);
        for (Socket socket : List.of(client, server)) {
            socket.setTcpNoDelay(true);
            // A cut is a reset, not an orderly end.
            socket.setSoLinger(true, 0);
            open.add(socket);
        }
        onAccept.run();
        thread(() -> copy(client, server, false));
        thread(() -> copy(server, client, true));
    }

    private void copy(Socket from, Socket to, boolean counted) {
        byte[] buffer = new byte[8_192];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (!counted || budget.get() > n) {
                    out.write(buffer, 0, n);
                    spend(counted ? n : 0);
                } else {
                    out.write(buffer, 0, (int) budget.getAndSet(Long.MAX_VALUE));
                    cut();
                }
            }
        } catch (IOException e) {
            quietly(to);
        }
    }

    private void spend(int bytes) {
        budget.updateAndGet(left -> left == Long.MAX_VALUE ? left : left - bytes);
    }

    private static void quietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // It is closed, which is all that was wanted.
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "tcp-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }
}
