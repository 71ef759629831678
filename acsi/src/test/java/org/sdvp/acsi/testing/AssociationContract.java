package org.sdvp.acsi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.sdvp.acsi.testing.ContractBench.await;
import static org.sdvp.acsi.testing.ContractBench.fcda;
import static org.sdvp.acsi.testing.ContractBench.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AcsiException;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.AssociationEnd;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.value.DataValue;

/** Associate, Release, Abort, and what happens to an association meanwhile. */
@Tag("sAss")
interface AssociationContract extends ContractBench {
    @Test
    default void associate_limitsAreTheSmallerOfBothSides() {
        BlockingAssociation modest = associate(
                ClientSettings.defaults().withMaxMessageSize(2048).withMaxOutstandingCalls(2), Role.SERVICE_PROVIDER);
        BlockingAssociation greedy = associate(
                ClientSettings.defaults().withMaxMessageSize(10_000_000).withMaxOutstandingCalls(1000),
                Role.SERVICE_PROVIDER);

        assertThat(modest.async().maxMessageSize()).isEqualTo(2048);
        assertThat(modest.async().maxOutstandingCalls()).isEqualTo(2);
        assertThat(greedy.async().maxMessageSize()).isEqualTo(ContractServer.MAX_MESSAGE_SIZE);
        assertThat(greedy.async().maxOutstandingCalls()).isEqualTo(ContractServer.OUTSTANDING_CALLS);
    }

    @Test
    default void associate_tellsTheServicesThatTheCallerHas() {
        assertThat(associate().async().services()).isEqualTo(server().services());
        assertThat(associate(ClientSettings.defaults(), Role.VENDOR).async().services())
                .contains(ServiceName.GET_DATA_VALUES, ServiceName.RELEASE)
                .doesNotContain(ServiceName.SET_DATA_VALUES, ServiceName.OPERATE);
    }

    @Test
    default void associate_oneMoreThanAllowed_isRefused_andAllowedAgainAfterARelease() {
        AcsiClient client = client(ClientSettings.defaults(), Role.SERVICE_PROVIDER);
        BlockingAssociation first = closeLater(BlockingAssociation.associate(client));
        for (int i = 1; i < ContractServer.ASSOCIATIONS_PER_PEER; i++) {
            closeLater(BlockingAssociation.associate(client));
        }

        Refusal refusal = refusal(() -> BlockingAssociation.associate(client));
        assertThat(refusal.error()).isEqualTo(ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);

        first.release();
        closeLater(BlockingAssociation.associate(client));
    }

    @Test
    default void associate_ofAStranger_failsAndTellsNothing() {
        Throwable refused = catchThrowable(() -> BlockingAssociation.associate(client(ClientSettings.defaults())));

        assertThat(refused).isInstanceOf(AcsiException.class);
        assertThat(refused.getMessage()).doesNotContain("HP1", "GGIO");
    }

    @Test
    default void release_endsTheAssociationOnBothSides() {
        BlockingAssociation association = associate();
        String id = association.async().id();

        association.release();

        assertThat(association.async().end().map(AssociationEnd::kind)).contains(AssociationEnd.Kind.RELEASED);
        assertThat(await(server().end(id))).isNotNull();
        assertThatThrownBy(() -> association.getServerDirectory(ObjectClass.LOGICAL_DEVICE))
                .isInstanceOf(AssociationLostException.class);
    }

    @Test
    default void release_waitsForOpenAndQueuedCalls() {
        BlockingAssociation association = associate();
        List<CompletionStage<DataValue>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(association.async().getDataValue(fcda("HP1/GGIO1.AnIn1.mag.f[MX]")));
        }

        association.release();

        assertThat(calls)
                .allSatisfy(call ->
                        assertThat(call.toCompletableFuture()).isCompletedWithValue(new DataValue.Float32(21.5f)));
    }

    @Test
    default void abort_endsTheAssociationOnBothSides() {
        BlockingAssociation association = associate();
        String id = association.async().id();

        association.abort("enough");

        assertThat(association.async().end()).contains(new AssociationEnd(AssociationEnd.Kind.ABORTED, "enough"));
        assertThat(await(server().end(id))).isEqualTo("enough");
    }

    @Test
    default void lostPeer_isNoticedByBothSides() {
        ClientTransport transport = link().client(Set.of(Role.SERVICE_PROVIDER));
        AcsiClient client = new AcsiClient(transport, ClientSettings.defaults(), link().time());
        BlockingAssociation association = BlockingAssociation.associate(client);
        CompletableFuture<AssociationEnd> end = new CompletableFuture<>();
        association.async().addListener(end::complete);

        link().cut(transport);

        assertThat(await(server().end(association.async().id()))).isNotNull();
        assertThat(await(end).kind()).isEqualTo(AssociationEnd.Kind.LOST);
        assertThatThrownBy(() -> association.getServerDirectory(ObjectClass.LOGICAL_DEVICE))
                .isInstanceOf(AssociationLostException.class);
    }

    @Test
    default void moreCallsThanNegotiated_areAllAnsweredInOrderOfTheirSending() {
        BlockingAssociation association = associate();
        List<Integer> order = new ArrayList<>();
        List<CompletionStage<DataValue>> calls = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int number = i;
            calls.add(association
                    .async()
                    .getDataValue(fcda("HP1/GGIO1.AnIn1.mag[MX]"))
                    .thenApply(value -> {
                        synchronized (order) {
                            order.add(number);
                        }
                        return value;
                    }));
        }

        calls.forEach(ContractBench::await);
        assertThat(order).hasSize(200).isSorted();
    }

    @Test
    default void unknownAssociationId_isRefusedAndAnswerIsAnAbortToo() {
        ClientTransport transport = link().client(Set.of(Role.SERVICE_PROVIDER));
        CompletionStage<AcsiPdu.Unconfirmed> abort = listenTo(transport);

        Refusal refusal = call(
                transport,
                "no-such-association",
                new GetServerDirectory.Request(ObjectClass.LOGICAL_DEVICE, Optional.empty()));

        assertThat(refusal.name()).isEqualTo(ServiceName.GET_SERVER_DIRECTORY);
        assertThat(refusal.error()).isEqualTo(ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
        assertThat(await(abort).associationId()).isEqualTo("no-such-association");
    }

    @Test
    default void associationIdOfAnotherClient_isAsUnknown_andTheOtherIsNotDisturbed() {
        BlockingAssociation victim = associate();
        ClientTransport transport = link().client(Set.of(Role.SERVICE_PROVIDER));
        listenTo(transport);

        Refusal refusal = call(transport, victim.async().id(), new Release.Request());

        assertThat(refusal.error()).isEqualTo(ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
        assertThat(victim.getServerDirectory(ObjectClass.LOGICAL_DEVICE)).containsExactly("HP1", "HP2", "HP3");
    }

    private static CompletionStage<AcsiPdu.Unconfirmed> listenTo(ClientTransport transport) {
        CompletableFuture<AcsiPdu.Unconfirmed> first = new CompletableFuture<>();
        transport.listener(new ClientTransport.Listener() {
            @Override
            public CompletionStage<Void> onUnconfirmed(AcsiPdu.Unconfirmed message) {
                first.complete(message);
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public void onPeerGone(String reason) {
                first.completeExceptionally(new AssertionError("the server is gone: " + reason));
            }
        });
        return first;
    }

    private static Refusal call(ClientTransport transport, String associationId, AcsiRequest request) {
        AcsiPdu.Response response = await(transport.send(new AcsiPdu.Request(Optional.of(associationId), 7, request)));
        assertThat(response.invokeId()).isEqualTo(7);
        assertThat(response.service()).isInstanceOf(Refusal.class);
        return (Refusal) response.service();
    }
}
