package org.sdvp.demo.xmppserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sdvp.enrolment.account.ServerAccounts;

/** What differs between the kinds of XMPP server: their configuration, their command line, their accounts. */
sealed interface ServerSoftware permits ProsodySoftware, EjabberdSoftware {
    /** Finds the software of a kind. */
    static ServerSoftware of(XmppServerKind kind) {
        return switch (kind) {
            case PROSODY -> new ProsodySoftware();
            case EJABBERD -> new EjabberdSoftware();
        };
    }

    /** The Debian packages asked for by name; what they need is found by the store. */
    List<String> packages();

    /** Writes all files the server needs into its directory, accounts included. */
    void prepare(ServerSite site) throws IOException;

    /** The command that runs the server in the foreground. */
    List<String> command(ServerSite site) throws IOException;

    /** Environment variables for that command, in place of ours. */
    Map<String, String> environment(ServerSite site) throws IOException;

    /** Whether a server that answers has also taken over its first accounts. */
    boolean isSettled(ServerSite site);

    /** The server's own log. */
    Path logFile(ServerSite site);

    /** The accounts of the running server. */
    ServerAccounts accounts(ServerSite site);

    /** The Unix socket of the server's interface for administrators. */
    Path adminSocket(ServerSite site);
}
