package org.sdvp.acsi;

import java.time.Clock;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.sdvp.acsi.testing.AcsiContract;
import org.sdvp.acsi.testing.ContractLink;

class LoopbackAcsiContractTest extends AcsiContract {
    @Override
    protected ContractLink open() {
        return new LoopbackLink();
    }

    private static final class LoopbackLink implements ContractLink {
        private final LoopbackTransport transport = new LoopbackTransport("device");
        private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
        // Commands with enhanced security go on by a timer.
        private final TimeSource time = new SystemTimeSource(timers, Clock.systemUTC());
        private final AtomicInteger clients = new AtomicInteger();
        private final IdentityHashMap<ClientTransport, String> peers = new IdentityHashMap<>();

        @Override
        public ServerTransport server() {
            return transport.server();
        }

        @Override
        public ClientTransport client(Set<Role> roles) {
            String peer = "client-" + clients.incrementAndGet();
            ClientTransport client = transport.connect(new Caller(peer, roles));
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
            peers.values().forEach(peer -> transport.cut(peer, "the test is over"));
            timers.shutdownNow();
        }
    }
}
