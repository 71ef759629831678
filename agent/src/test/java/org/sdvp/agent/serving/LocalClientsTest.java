package org.sdvp.agent.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.Release;

class LocalClientsTest {
    private static final AcsiPdu.Request ASSOCIATE =
            new AcsiPdu.Request(Optional.empty(), 1, new Associate.Request(65_536, 1));

    private final List<String> overTheNet = new ArrayList<>();
    private final List<Caller> callers = new ArrayList<>();
    private final List<AcsiPdu.Unconfirmed> heard = new ArrayList<>();
    private Set<Role> roles = Set.of(Role.USER);

    private final LocalClients clients = new LocalClients(new ServerTransport() {
        @Override
        public void start(Listener listener) {
            overTheNet.add("started");
        }

        @Override
        public CompletionStage<Void> send(String peer, AcsiPdu.Unconfirmed message) {
            overTheNet.add(peer + " " + message.associationId());
            return CompletableFuture.completedFuture(null);
        }
    });

    private final ClientTransport client = clients.client("home@sdvp.test/phone", () -> roles);

    private void start() {
        clients.start(new ServerTransport.Listener() {
            @Override
            public CompletionStage<AcsiPdu.Response> onRequest(Caller caller, AcsiPdu.Request request) {
                callers.add(caller);
                return CompletableFuture.completedFuture(
                        request.service().name() == ASSOCIATE.service().name()
                                ? new AcsiPdu.Response(
                                        Optional.of("a1"), 1, new Associate.Response("a1", 65_536, 1, Set.of()))
                                : new AcsiPdu.Response(Optional.of("a1"), 2, new Release.Response()));
            }

            @Override
            public void onUnconfirmed(Caller caller, AcsiPdu.Unconfirmed message) {
                callers.add(caller);
            }

            @Override
            public void onPeerGone(String peer, String reason) {}
        });
        client.listener(new ClientTransport.Listener() {
            @Override
            public CompletionStage<Void> onUnconfirmed(AcsiPdu.Unconfirmed message) {
                heard.add(message);
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public void onPeerGone(String reason) {}
        });
    }

    @Test
    void whatIsForALocalAssociation_staysHere_theRestGoesOverTheNet() {
        start();
        client.send(ASSOCIATE).toCompletableFuture().join();
        AcsiPdu.Unconfirmed ours = new AcsiPdu.Unconfirmed("a1", new Abort("over"));
        clients.send("home@sdvp.test/phone", ours);
        clients.send("home@sdvp.test/phone", new AcsiPdu.Unconfirmed("a2", new Abort("over")));
        assertThat(heard).containsExactly(ours);
        assertThat(overTheNet).containsExactly("started", "home@sdvp.test/phone a2");
        clients.send("home@sdvp.test/phone", ours);
        assertThat(heard).hasSize(1);
    }

    @Test
    void afterRelease_nothingIsHeldForTheAssociation() {
        start();
        client.send(ASSOCIATE).toCompletableFuture().join();
        client.send(new AcsiPdu.Request(Optional.of("a1"), 2, new Release.Request()))
                .toCompletableFuture()
                .join();
        clients.send("home@sdvp.test/phone", new AcsiPdu.Unconfirmed("a1", new Abort("late")));
        assertThat(heard).isEmpty();
    }

    @Test
    void eachCall_hasTheRolesOfItsMoment() {
        start();
        client.send(ASSOCIATE);
        roles = Set.of();
        client.send(ASSOCIATE);
        assertThat(callers)
                .containsExactly(
                        new Caller("home@sdvp.test/phone", Set.of(Role.USER)),
                        new Caller("home@sdvp.test/phone", Set.of()));
    }

    @Test
    void beforeTheServerServes_callsFail() {
        assertThatThrownBy(() -> client.send(ASSOCIATE).toCompletableFuture().join())
                .hasCauseInstanceOf(AssociationLostException.class);
    }
}
