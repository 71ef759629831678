package org.sdvp.centre.rest.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sdvp.centre.account.Identity;
import org.sdvp.centre.fleet.DeviceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open stream. It is written to only when the net takes more (Jakarta Servlet 3.12), so no thread ever waits for it.
 */
final class Listener implements WriteListener, AsyncListener {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final Identity who;
    private final Optional<DeviceId> device;
    private final BooleanSupplier lasts;
    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Consumer<Listener> gone;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Pending pending = new Pending();
    private boolean idle;
    private boolean unflushed;
    private boolean closed;

    /**
     * Who listens, and to what.
     *
     * @param who logged in
     * @param device the only one to hear of; empty: all of the tenant
     * @param lasts whether the login lasts
     */
    record Wish(Identity who, Optional<DeviceId> device, BooleanSupplier lasts) {}

    Listener(Wish wish, AsyncContext async, Consumer<Listener> gone) throws IOException {
        this.who = wish.who();
        this.device = wish.device();
        this.lasts = wish.lasts();
        this.async = async;
        this.out = async.getResponse().getOutputStream();
        this.gone = gone;
    }

    void open() {
        async.setTimeout(0);
        async.addListener(this);
        out.setWriteListener(this);
    }

    Identity who() {
        return who;
    }

    /** Whether it is to hear of a device. */
    boolean hears(DeviceId changed) {
        return device.isEmpty() || device.get().equals(changed);
    }

    /** The one device whose values it hears too. */
    Optional<DeviceId> device() {
        return device;
    }

    boolean lasts() {
        return lasts.getAsBoolean();
    }

    /** See {@link Pending#add}. */
    synchronized void add(String subject, Set<String> parts, Function<Set<String>, Optional<byte[]>> event) {
        pending.add(subject, parts, event);
        if (idle) {
            pump();
        }
    }

    synchronized int waiting() {
        return pending.size();
    }

    @Override
    public synchronized void onWritePossible() {
        pump();
    }

    private void pump() {
        try {
            idle = false;
            while (!closed && out.isReady()) {
                Optional<byte[]> next = pending.next();
                if (next.isPresent()) {
                    out.write(next.get());
                    unflushed = true;
                } else if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    idle = true;
                    return;
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("a stream of {} ends: {}", who.name(), e.toString());
            close();
        }
    }

    /** Complete when it has ended. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /** Ends it. */
    void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            idle = false;
        }
        gone.accept(this);
        ended.complete(null);
    }

    @Override
    public void onError(Throwable fault) {
        close();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public void onError(AsyncEvent event) {
        close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // It is never started anew.
    }
}
