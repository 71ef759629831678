package org.sdvp.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.choice.WireFormats;
import org.sdvp.wire.command.CommandFormat;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.StanzaError;
import org.sdvp.xmpp.stanza.StanzaError.Condition;

/** A client of ad-hoc commands at a device that speaks all formats: what it gets, stanza by stanza. */
class CommandOverXmppTest {
    private static final Jid HP = Jid.of("hp7@example.org/pump");
    private static final Jid CLIENT = Jid.of("person@example.org/phone");
    private static final CommandFormat FORMAT = new CommandFormat();
    private static final AcsiPdu.Request RELEASE = new AcsiPdu.Request(Optional.of("a1"), 2, new Release.Request());
    private static final AcsiPdu.Unconfirmed ABORT = new AcsiPdu.Unconfirmed("a1", new Abort("enough"));

    private final ManualTimeSource time = new ManualTimeSource();
    private final InMemoryXmppServer server = new InMemoryXmppServer(time);
    private final XmppConnection hp = server.login(HP.toString());
    private final XmppConnection client = server.login(CLIENT.toString());
    private final XmppServerTransport transport = new XmppServerTransport(
            hp,
            new RosterRoles(hp.roster(), RosterRoles.USUAL_GROUPS),
            WireFormats.all(),
            new PeerLiveness(hp, time, PeerLiveness.Settings.USUAL));
    private final List<AcsiPdu> taken = new ArrayList<>();

    @BeforeEach
    void start() {
        hp.roster().set(CLIENT, "", Set.of("User"));
        transport.start(new ServerTransport.Listener() {
            @Override
            public CompletionStage<AcsiPdu.Response> onRequest(Caller caller, AcsiPdu.Request request) {
                taken.add(request);
                return CompletableFuture.completedFuture(
                        new AcsiPdu.Response(request.associationId(), request.invokeId(), new Release.Response()));
            }

            @Override
            public void onUnconfirmed(Caller caller, AcsiPdu.Unconfirmed message) {
                taken.add(message);
            }

            @Override
            public void onPeerGone(String peer, String reason) {}
        });
    }

    private XmlElement ask(Iq request) {
        return client.sendIq(request, Duration.ofSeconds(1))
                .toCompletableFuture()
                .join()
                .payload()
                .orElseThrow();
    }

    private StanzaError refused(Iq request) {
        try {
            throw new AssertionError("expected an error, came " + ask(request));
        } catch (CompletionException e) {
            return ((StanzaErrorException) e.getCause()).error();
        }
    }

    private static XmlElement.Builder command(String node) {
        return XmlElement.of(Namespaces.COMMANDS, "command").attribute("node", node);
    }

    @Test
    void aCall_isTakenInASet_andAGetIsABadRequest() {
        assertThat(FORMAT.decodeResponse(ask(Iq.set(HP, FORMAT.encode(RELEASE))))
                        .service())
                .isEqualTo(new Release.Response());
        assertThat(refused(Iq.get(HP, FORMAT.encode(RELEASE))).condition()).isEqualTo(Condition.BAD_REQUEST);
        assertThat(refused(Iq.get(HP, command("acsi/Release").build())).condition())
                .isEqualTo(Condition.BAD_REQUEST);
        assertThat(taken).containsExactly(RELEASE);
    }

    @Test
    void aCommandWithoutForm_isAnsweredByItsForm_andGivenUpByCancel() {
        XmlElement form = ask(Iq.set(HP, command("acsi/Release").build()));
        assertThat(form.attribute("status")).contains("executing");
        XmlElement end = ask(Iq.set(
                HP,
                command("acsi/Release")
                        .attribute("sessionid", "acsi")
                        .attribute("action", "cancel")
                        .build()));
        assertThat(end.attribute("status")).contains("canceled");
        assertThat(taken).isEmpty();
    }

    @Test
    void errorsAreThoseOfTheXep() {
        assertThat(refused(Iq.set(HP, command("acsi/Report").build())).condition())
                .isEqualTo(Condition.ITEM_NOT_FOUND);
        StanzaError session = refused(
                Iq.set(HP, command("acsi/Release").attribute("sessionid", "x").build()));
        assertThat(session.condition()).isEqualTo(Condition.BAD_REQUEST);
        assertThat(session.application()).contains(XmlElement.empty(Namespaces.COMMANDS, "bad-sessionid"));
        assertThat(session.text()).contains("expected the session acsi");
    }

    @Test
    void withoutCommandsForPeople_otherNodesAreNobodys() {
        assertThat(refused(Iq.set(HP, command("status").build())).condition()).isEqualTo(Condition.SERVICE_UNAVAILABLE);
    }

    @Test
    void abort_isTakenAndAcknowledged() {
        assertThat(refused(Iq.set(HP, FORMAT.encode(ABORT))).condition()).isEqualTo(Condition.UNEXPECTED_REQUEST);
        ask(Iq.set(HP, FORMAT.encode(RELEASE)));
        XmlElement answer = ask(Iq.set(HP, FORMAT.encode(ABORT)));
        FORMAT.decodeAcknowledgement(Optional.of(answer));
        assertThat(taken).containsExactly(RELEASE, ABORT);
    }

    @Test
    void whatIsNotCarried_isNotSent_andTheServerCanTell() {
        ask(Iq.set(HP, FORMAT.encode(RELEASE)));
        assertThat(transport.reaches(CLIENT.toString(), ServiceName.REPORT)).isFalse();
        assertThat(transport.reaches(CLIENT.toString(), ServiceName.GET_DATA_VALUES))
                .isTrue();
        assertThat(transport.send(CLIENT.toString(), ABORT).toCompletableFuture())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(AssociationLostException.class)
                .withMessageContaining("carries no Abort");
        WireFormat compact = WireFormats.named(List.of("compact")).get(0);
        ask(Iq.set(HP, compact.encode(RELEASE)));
        assertThat(transport.reaches(CLIENT.toString(), ServiceName.REPORT)).isTrue();
    }
}
