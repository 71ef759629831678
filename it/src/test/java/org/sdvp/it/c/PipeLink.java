package org.sdvp.it.c;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.AcsiProtocolException;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.testing.ContractLink;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;

/** Clients in Java and a device in C, joined by standard input and output: messages in {@code compact}, no XMPP server. */
final class PipeLink implements ContractLink {
    private static final Map<Role, Integer> BITS = Map.of(Role.VENDOR, 1, Role.SERVICE_PROVIDER, 2, Role.USER, 4);

    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final TimeSource time = new SystemTimeSource(timers, Clock.systemUTC());
    private final WireFormat format = new CompactFormat();
    private final XmlReader reader = new XmlReader();
    private final Map<String, Client> clients = new ConcurrentHashMap<>();
    private final Map<Long, Client> open = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();
    private @Nullable CProgram device;

    /** Joins it to the device. */
    void to(CProgram program) {
        device = program;
    }

    /** Takes a line of the device; false if it is none for clients. */
    boolean take(String line) {
        String[] words = line.split(" ", 3);
        switch (words[0]) {
            case "response" -> {
                Client client = open.remove(Long.valueOf(words[1]));
                if (client == null) {
                    throw new AssertionError("the device in C answered call " + words[1] + " twice");
                }
                client.answered(Long.parseLong(words[1]), words[2]);
            }
            case "message" -> {
                Client client = clients.get(words[1]);
                if (client != null) {
                    client.told(words[2]);
                }
            }
            case CProgram.OVER -> clients.values().forEach(Client::gone);
            default -> {
                return false;
            }
        }
        return true;
    }

    private CProgram device() {
        return Objects.requireNonNull(device);
    }

    private static int bits(Set<Role> roles) {
        return roles.stream().mapToInt(BITS::get).sum();
    }

    @Override
    public ServerTransport server() {
        throw new IllegalStateException("the device is a program of its own, whose transport is not seen here");
    }

    @Override
    public ClientTransport client(Set<Role> roles) {
        Client client = new Client("client" + last.incrementAndGet() + "@example.org/contract", roles);
        clients.put(client.name, client);
        return client;
    }

    @Override
    public void changeRoles(ClientTransport client, Set<Role> roles) {
        Client known = (Client) client;
        known.roles = roles;
        device().ask("peer-roles " + known.name + " " + bits(roles));
    }

    @Override
    public void cut(ClientTransport client) {
        Client known = (Client) client;
        clients.remove(known.name);
        device().ask("peer-gone " + known.name + " cut by the test");
        known.gone();
    }

    @Override
    public TimeSource time() {
        return time;
    }

    @Override
    public void close() {
        timers.shutdownNow();
    }

    private final class Client implements ClientTransport {
        private final String name;
        private final Map<Long, CompletableFuture<AcsiPdu.Response>> calls = new ConcurrentHashMap<>();
        private volatile Set<Role> roles;
        private volatile @Nullable Listener listener;

        Client(String name, Set<Role> roles) {
            this.name = name;
            this.roles = roles;
        }

        @Override
        public String peer() {
            return "device";
        }

        @Override
        public CompletionStage<AcsiPdu.Response> send(AcsiPdu.Request request) {
            CompletableFuture<AcsiPdu.Response> answer = new CompletableFuture<>();
            if (roles.isEmpty() || !clients.containsKey(name)) {
                // Who has no role is not let through by the link.
                answer.completeExceptionally(new AssociationLostException(peer(), "the device does not answer"));
                return answer;
            }
            long number = last.incrementAndGet();
            calls.put(number, answer);
            open.put(number, this);
            device().say("request " + name + " " + bits(roles) + " " + number + " "
                    + XmlWriter.toString(format.encode(request)));
            return answer;
        }

        void answered(long number, String xml) {
            CompletableFuture<AcsiPdu.Response> call = calls.remove(number);
            if (call != null) {
                try {
                    call.complete(format.decodeResponse(reader.read(xml)));
                } catch (WireException e) {
                    call.completeExceptionally(new AcsiProtocolException(peer(), e.getMessage() + ": " + xml));
                }
            }
        }

        @Override
        public void send(AcsiPdu.Unconfirmed message) {
            if (!roles.isEmpty() && clients.containsKey(name)) {
                device().say("unconfirmed " + name + " " + bits(roles) + " "
                        + XmlWriter.toString(format.encode(message)));
            }
        }

        void told(String xml) {
            Listener hearer = listener;
            if (hearer != null) {
                hearer.onUnconfirmed(format.decodeUnconfirmed(reader.read(xml)));
            }
        }

        void gone() {
            AssociationLostException lost = new AssociationLostException(peer(), "cut by the test");
            calls.values().forEach(call -> call.completeExceptionally(lost));
            Listener hearer = listener;
            if (hearer != null) {
                hearer.onPeerGone("cut by the test");
            }
        }

        @Override
        public void listener(Listener newListener) {
            listener = newListener;
        }
    }
}
