package org.sdvp.acsi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AcsiTimeoutException;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.testing.ManualTimeSource;

@Tag("sAss")
class BlockingAssociationTest {
    private final ScriptedTransport transport = new ScriptedTransport();
    private final AcsiClient client = new AcsiClient(transport, ClientSettings.defaults(), new ManualTimeSource());

    @Test
    void interruptedThread_stopsWaiting_andStaysInterrupted() {
        BlockingAssociation association = associate();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> association.getServerDirectory(ObjectClass.LOGICAL_DEVICE))
                .isInstanceOf(AcsiTimeoutException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void failure_isThrownAsItIs() {
        BlockingAssociation association = associate();
        transport.toClient().onPeerGone("gone");

        assertThatThrownBy(() -> association.getServerDirectory(ObjectClass.LOGICAL_DEVICE))
                .isExactlyInstanceOf(AssociationLostException.class);
    }

    @Test
    void close_ofALostAssociation_doesNothing() {
        BlockingAssociation association = associate();
        transport.toClient().onPeerGone("gone");
        int calls = transport.calls().size();

        association.close();

        assertThat(transport.calls()).hasSize(calls);
        assertThat(transport.messages()).isEmpty();
    }

    private BlockingAssociation associate() {
        CompletableFuture<ClientAssociation> opening = client.associate().toCompletableFuture();
        transport.grant("a", 2);
        return opening.join().blocking();
    }
}
