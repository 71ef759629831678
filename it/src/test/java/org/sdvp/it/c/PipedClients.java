package org.sdvp.it.c;

import java.nio.file.Path;
import java.time.Clock;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.LoopbackTransport;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.testing.ContractLink;

/** Clients in C and a device in Java, joined by standard input and output: messages in {@code compact}, no XMPP server. */
final class PipedClients implements ContractLink {
    private static final String DEVICE = "device@example.org/IEC";

    private final LoopbackTransport transport = new LoopbackTransport(DEVICE);
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final TimeSource time = new SystemTimeSource(timers, Clock.systemUTC());
    private final IdentityHashMap<ClientTransport, String> peers = new IdentityHashMap<>();
    private final Path program;

    PipedClients(Path program) {
        this.program = program;
    }

    @Override
    public ServerTransport server() {
        return transport.server();
    }

    @Override
    public ClientTransport client(Set<Role> roles) {
        String peer = "client-" + peers.size();
        ClientTransport client = new CClientTransport(program, DEVICE).pipe(transport.connect(new Caller(peer, roles)));
        peers.put(client, peer);
        return client;
    }

    @Override
    public void changeRoles(ClientTransport client, Set<Role> roles) {
        transport.changeRoles(peers.get(client), roles);
    }

    @Override
    public void cut(ClientTransport client) {
        transport.cut(peers.get(client), "cut by the test");
    }

    @Override
    public TimeSource time() {
        return time;
    }

    @Override
    public void close() {
        peers.forEach((client, peer) -> {
            transport.cut(peer, "the test is over");
            ((CClientTransport) client).close();
        });
        timers.shutdownNow();
    }
}
