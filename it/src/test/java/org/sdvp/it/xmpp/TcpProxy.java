package org.sdvp.it.xmpp;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A piece of net between a client and a server that a test can cut, slow down, let go silent or have mix up connects. */
final class TcpProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final InetSocketAddress target;
    private final List<Closeable> open = new CopyOnWriteArrayList<>();
    private volatile boolean down;
    private volatile Runnable onAccept = () -> {};
    private final AtomicLong budget = new AtomicLong(Long.MAX_VALUE);
    private final Object silence = new Object();
    private final Deque<Socket> held = new ArrayDeque<>();
    private boolean silent;
    private boolean holding;
    private volatile Duration delay = Duration.ZERO;
    private volatile int bytesPerSecond = Integer.MAX_VALUE;

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

    /** Lets nothing through in either direction without a word to anybody, or lets what has waited go on. */
    void silent(boolean blackHole) {
        synchronized (silence) {
            silent = blackHole;
            silence.notifyAll();
        }
    }

    /** Lets each piece of data wait so long, from now on. */
    void delay(Duration each) {
        delay = each;
    }

    /** Lets no more than so much through in each direction, from now on. */
    void bandwidth(int bytesEachSecond) {
        bytesPerSecond = bytesEachSecond;
    }

    /** Lets new connections wait; when no longer, the last one gets through first. */
    void holdConnects(boolean hold) throws IOException {
        List<Socket> lastFirst;
        synchronized (held) {
            holding = hold;
            lastFirst = hold ? List.of() : List.copyOf(held);
            held.clear();
        }
        for (Socket socket : lastFirst) {
            join(socket);
        }
    }

    private boolean hold(Socket client) {
        synchronized (held) {
            if (holding) {
                held.addFirst(client);
            }
            return holding;
        }
    }

    /** How many connections wait. */
    int heldConnects() {
        synchronized (held) {
            return held.size();
        }
    }

    /** Refuses new connections, or no longer. */
    void down(boolean refuse) {
        down = refuse;
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (!hold(client)) {
                    join(client);
                }
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
                slow(n);
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

    private void slow(int bytes) throws IOException {
        try {
            synchronized (silence) {
                while (silent) {
                    silence.wait();
                }
            }
            long nanos = delay.toNanos() + bytes * 1_000_000_000L / bytesPerSecond;
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
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
        silent(false);
        cut();
    }
}
