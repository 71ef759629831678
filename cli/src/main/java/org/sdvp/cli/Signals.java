package org.sdvp.cli;

import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signals of the operating system. Java itself knows only shutdown hooks, which all run at once and leave no say in the
 * exit code; the class behind this one is outside the standard but in every JDK (module jdk.unsupported). It is reached by
 * reflection since the compiler warns of its name, and that warning cannot be switched off.
 */
final class Signals {
    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private Signals() {}

    /** Runs a task, on a thread of its own, whenever somebody ends the program: Ctrl-C (INT), TERM, or a closed terminal. */
    static void onStop(Runnable task) {
        on("INT", task);
        on("TERM", task);
        on("HUP", task);
    }

    /** Runs a task whenever the size of the terminal has changed. */
    static void onResize(Runnable task) {
        on("WINCH", task);
    }

    private static void on(String name, Runnable task) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            task.run();
                        }
                        return null;
                    });
            Object which = signal.getConstructor(String.class).newInstance(name);
            signal.getMethod("handle", signal, handler).invoke(null, which, ours);
        } catch (ReflectiveOperationException e) {
            // Told to leave signals alone (-Xrs), or another JVM: the program ends by the signal itself, as any would.
            LOG.info("signal {} is left to the JVM: {}", name, e.toString());
        }
    }
}
