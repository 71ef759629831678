package org.sdvp.it.xmpp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.sdvp.demo.xmppserver.XmppServerConfig;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.demo.xmppserver.XmppServerProcess;

/** One server of each kind for all test classes that ask; they end with the JVM. */
public final class RealServers {
    /** Of every account. */
    public static final String PASSWORD = "correct horse";
    /** More than all tests together take, so that none meets the roster of another. */
    static final int ACCOUNTS = 600;

    private static final Map<XmppServerKind, XmppServerProcess> RUNNING = new EnumMap<>(XmppServerKind.class);

    private RealServers() {}

    /** The server of a kind, started if it is the first time. */
    public static synchronized XmppServerProcess of(XmppServerKind kind) {
        return RUNNING.computeIfAbsent(kind, k -> start(k, usual()));
    }

    static XmppServerConfig.Builder usual() {
        XmppServerConfig.Builder config =
                XmppServerConfig.forDomain("sdvp.test").hibernation(Duration.ofSeconds(4));
        for (int i = 0; i < ACCOUNTS; i++) {
            config.account("user" + i, PASSWORD);
        }
        return config;
    }

    static XmppServerProcess start(XmppServerKind kind, XmppServerConfig.Builder config) {
        try {
            return XmppServerProcess.start(kind, config.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
