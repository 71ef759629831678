package org.sdvp.centre.rest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.sdvp.centre.fleet.FleetStoreException;

/** Makes stores fail as they do while their database is away: a fault that SQLite does not show on its own. */
final class Away {
    private volatile boolean away;

    void set(boolean now) {
        away = now;
    }

    /** A store that is away when this says so. */
    <T> T switched(Class<T> type, T store) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (own, method, arguments) -> {
                    if (away) {
                        throw new FleetStoreException("the database is away", new IllegalStateException("as told"));
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return type.cast(proxy);
    }
}
