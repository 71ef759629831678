package org.sdvp.acsi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.AcsiProtocolException;
import org.sdvp.acsi.AcsiTimeoutException;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.testing.ManualTimeSource;

@Tag("sAss")
class AcsiClientTest {
    private final ScriptedTransport transport = new ScriptedTransport();
    private final ManualTimeSource time = new ManualTimeSource();
    private final AcsiClient client = new AcsiClient(transport, ClientSettings.defaults(), time);
    private final CompletableFuture<ClientAssociation> opening =
            client.associate().toCompletableFuture();

    @Test
    void associate_asksForTheLimitsOfTheSettings() {
        assertThat(transport.last().request())
                .isEqualTo(new AcsiPdu.Request(Optional.empty(), 1, new Associate.Request(65_536, 10)));

        transport.grant("a", 7);

        assertThat(opening.join().maxOutstandingCalls()).isEqualTo(7);
        assertThat(opening.join().id()).isEqualTo("a");
    }

    @Test
    void associate_refused_isAServiceError() {
        transport.last().answer(Refusal.of(ServiceName.ASSOCIATE, ServiceError.ACCESS_VIOLATION, ""));

        assertFailure(ServiceErrorException.class, "device refused Associate: access-violation (3)");
    }

    @Test
    void associate_answeredTooLate_isAborted() {
        time.advance(Duration.ofSeconds(10));
        assertFailure(AcsiTimeoutException.class, "did not answer Associate");

        transport.grant("late", 2);

        assertThat(transport.messages())
                .containsExactly(new AcsiPdu.Unconfirmed("late", new Abort("the answer to Associate came too late")));
    }

    @Test
    void associate_whilePeerGoes_fails() {
        transport.toClient().onPeerGone("presence unavailable");

        assertFailure(AssociationLostException.class, "presence unavailable");
    }

    @Test
    void associate_grantedMoreThanAskedFor_isAProtocolErrorAndAborted() {
        transport.grant("a", 11);

        assertFailure(AcsiProtocolException.class, "but got 65536 and 11");
        assertThat(transport.messages()).hasSize(1);
    }

    @Test
    void associate_answeredBySomethingElse_isAProtocolError() {
        transport.last().answer().complete(new AcsiPdu.Response(Optional.of("a"), 1, new Release.Response()));

        assertFailure(AcsiProtocolException.class, "must have Associate, but has Release");
    }

    @Test
    void associate_withAnIdThatIsOpenAlready_isAProtocolError() {
        transport.grant("a", 2);
        CompletableFuture<ClientAssociation> again = client.associate().toCompletableFuture();
        transport.grant("a", 2);

        assertThatThrownBy(again::join).hasCauseInstanceOf(AcsiProtocolException.class);
        assertThat(opening.join().end()).isEmpty();
    }

    @Test
    void peerGone_endsEveryAssociation_andTheNextOneIsNew() {
        transport.grant("a", 2);
        CompletableFuture<ClientAssociation> second = client.associate().toCompletableFuture();
        transport.grant("b", 2);

        transport.toClient().onPeerGone("gone");
        assertThat(List.of(opening.join(), second.join()))
                .allSatisfy(association -> assertThat(association.end()).isPresent());

        CompletableFuture<ClientAssociation> third = client.associate().toCompletableFuture();
        transport.grant("a", 2);
        assertThat(third.join().end()).isEmpty();
    }

    private void assertFailure(Class<? extends Throwable> type, String message) {
        assertThatThrownBy(opening::join).hasCauseInstanceOf(type).hasStackTraceContaining(message);
    }
}
