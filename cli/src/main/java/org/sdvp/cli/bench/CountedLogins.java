package org.sdvp.cli.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.sdvp.xmpp.XmppConnection;

/** Counts the logins of many connections and their failures, second by second. Safe for many threads. */
final class CountedLogins {
    private final AtomicIntegerArray done;
    private final AtomicIntegerArray failed;
    private volatile long start = System.nanoTime();

    /**
     * Makes one that counts from now.
     *
     * @param seconds to keep apart; what comes later counts in the last
     */
    CountedLogins(int seconds) {
        this.done = new AtomicIntegerArray(seconds);
        this.failed = new AtomicIntegerArray(seconds);
    }

    /** Begins anew, with all zero. */
    void restart() {
        start = System.nanoTime();
        for (int i = 0; i < done.length(); i++) {
            done.set(i, 0);
            failed.set(i, 0);
        }
    }

    /** The same connection, its logins counted. */
    XmppConnection counting(XmppConnection connection) {
        return (XmppConnection) Proxy.newProxyInstance(
                XmppConnection.class.getClassLoader(),
                new Class<?>[] {XmppConnection.class},
                (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(connection, arguments);
                        return method.getName().equals("login") ? counted((CompletionStage<?>) result) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }

    private CompletionStage<?> counted(CompletionStage<?> login) {
        return login.whenComplete((jid, failure) -> (failure == null ? done : failed).incrementAndGet(second()));
    }

    /** Seconds since the start, the last one that is kept at most. */
    int second() {
        return Math.min((int) ((System.nanoTime() - start) / 1_000_000_000L), done.length() - 1);
    }

    /** Logins of all seconds. */
    int done() {
        return IntStream.range(0, done.length()).map(done::get).sum();
    }

    /** Logins of a second. */
    int done(int second) {
        return done.get(second);
    }

    /** Failed logins of a second. */
    int failed(int second) {
        return failed.get(second);
    }
}
