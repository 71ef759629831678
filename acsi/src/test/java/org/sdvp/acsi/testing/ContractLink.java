package org.sdvp.acsi.testing;

import java.util.Set;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.TimeSource;

/** A transport under test, with both of its ends. */
public interface ContractLink extends AutoCloseable {
    /** The server's end; asked for once. */
    ServerTransport server();

    /**
     * A new client, with an address that no other client of this link has.
     *
     * @param roles what the server is to be told about it; empty: a stranger
     */
    ClientTransport client(Set<Role> roles);

    /** Has a client be something else to the server from now on; the server knows it when this comes back. */
    void changeRoles(ClientTransport client, Set<Role> roles);

    /** Has a client vanish without a word. Both sides must notice, sooner or later. */
    void cut(ClientTransport client);

    /** Time for both sides. */
    TimeSource time();

    /** Takes it all down. */
    @Override
    void close();
}
