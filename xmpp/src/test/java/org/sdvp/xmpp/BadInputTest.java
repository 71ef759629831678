package org.sdvp.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.choice.WireFormats;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;

/**
 * A device that speaks every format gets calls that are none, stanza by stanza: each has the answer that the XEP of its
 * format prescribes, nothing of it reaches the services, and the next call is served.
 */
class BadInputTest {
    private static final Jid HP = Jid.of("hp7@example.org/pump");
    private static final Jid CLIENT = Jid.of("toolkit@example.org/any");
    private static final Path VECTORS = Path.of("").toAbsolutePath().resolveSibling("vectors");

    private final ManualTimeSource time = new ManualTimeSource();
    private final InMemoryXmppServer server = new InMemoryXmppServer(time);
    private final XmppConnection hp = server.login(HP.toString());
    private final XmppConnection client = server.login(CLIENT.toString());
    private final Device device = new Device();

    @BeforeEach
    void start() {
        hp.roster().set(CLIENT, "", Set.of("Service Provider"));
        new XmppServerTransport(
                        hp,
                        new RosterRoles(hp.roster(), RosterRoles.USUAL_GROUPS),
                        WireFormats.all(),
                        new PeerLiveness(hp, time, PeerLiveness.Settings.USUAL))
                .start(device);
    }

    @ParameterizedTest
    @CsvSource({
        "compact, unknown-service, BAD_REQUEST",
        "rpc, method-unknown, <int>-32601</int>",
        "soap, service-unknown, <Value>Sender</Value>",
        "command, node-unknown, ITEM_NOT_FOUND"
    })
    void anUnknownMethod_isAnswered(String format, String vector, String answer) throws Exception {
        assertRefused(format, vector, answer);
    }

    @ParameterizedTest
    @CsvSource({
        "compact, unknown-value-element, BAD_REQUEST",
        "rpc, reference-int, <int>-32602</int>",
        "rpc, param-array, <int>-32602</int>",
        "soap, reference-malformed, <Value>Sender</Value>",
        "command, value-type-unknown, bad-payload"
    })
    void aParameterOfAWrongType_isAnswered(String format, String vector, String answer) throws Exception {
        assertRefused(format, vector, answer);
    }

    @ParameterizedTest
    @CsvSource({
        "compact, write-with-two-values, BAD_REQUEST",
        "rpc, params-two, <int>-32600</int>",
        "soap, body-with-two-children, <Value>Sender</Value>",
        "command, field-two-values, bad-payload"
    })
    void twoParametersWhereThereIsOne_areAnswered(String format, String vector, String answer) throws Exception {
        assertRefused(format, vector, answer);
    }

    @ParameterizedTest
    @CsvSource({
        "compact, association-id-missing, BAD_REQUEST",
        "rpc, association-id-missing, <int>-32602</int>",
        "command, action-complete-without-session, bad-action",
        "command, session-unknown, bad-sessionid"
    })
    void aMissingOrUnknownSession_isAnswered(String format, String vector, String answer) throws Exception {
        assertRefused(format, vector, answer);
    }

    @ParameterizedTest
    @CsvSource({
        "rpc, value-with-foreign-child-only, <int>-32600</int>",
        "soap, body-with-a-foreign-second-child, <Value>Sender</Value>",
        "command, form-with-unknown-element, bad-payload"
    })
    void childrenOfForeignNamespacesWhereNoneMayBe_areAnswered(String format, String vector, String answer)
            throws Exception {
        assertRefused(format, vector, answer);
    }

    @ParameterizedTest
    @CsvSource({"compact, BAD_REQUEST", "rpc, <int>-32600</int>", "soap, <Value>Sender</Value>", "command, bad-payload"
    })
    void base64ThatIsNoneAtTheVeryEndOfAWholePart_isAnswered(String format, String answer) throws Exception {
        String whole = Files.readString(VECTORS.resolve(format).resolve("valid/set-file-request.xml"));
        String content = Base64.getEncoder().encodeToString(new byte[49_152]);
        String broken = whole.replace("MDY6MDAgMjEK", content.substring(1) + "*");
        assertThat(broken).hasSizeGreaterThan(65_536);
        assertRefused(format, answer, new XmlReader().read(broken));
    }

    @ParameterizedTest
    @CsvSource({
        "compact, <f>52</f>, <st>, </st>, 17, BAD_REQUEST",
        "soap, <f>52</f>, <st>, </st>, 17, <Value>Sender</Value>",
        "rpc, <value><double>52.0</double></value>, <value><array><data>, </data></array></value>, 12, <int>-32602</int>"
    })
    void tooManyLevels_areAnswered(String format, String value, String open, String close, int levels, String answer)
            throws Exception {
        String whole = Files.readString(VECTORS.resolve(format).resolve("valid/set-data-values-request.xml"));
        String changed = whole.replace(value, open.repeat(levels) + value + close.repeat(levels));
        assertThat(changed).contains(open + open);
        assertRefused(format, answer, new XmlReader().read(changed));
    }

    @Test
    void fieldsOfTooManyLevels_areAnswered() throws Exception {
        String whole = Files.readString(VECTORS.resolve("command/valid/set-file-request.xml"));
        String changed = whole.replace("var='offset'", "var='offset" + ".0".repeat(60) + "'");
        assertThat(changed).contains(".0.0");
        assertRefused("command", "bad-payload", new XmlReader().read(changed));
    }

    private void assertRefused(String format, String vector, String answer) throws IOException {
        Path file = VECTORS.resolve(format).resolve("invalid").resolve(vector + ".xml");
        assertRefused(format, answer, new XmlReader().read(Files.readString(file)));
    }

    private void assertRefused(String format, String answer, XmlElement payload) {
        assertThat(answered(Iq.set(HP, payload))).as("%s: the answer", format).contains(answer);
        assertThat(device.calls).as("calls that reached the services").isZero();

        WireFormat good = WireFormats.named(List.of(format)).get(0);
        AcsiPdu.Request next = new AcsiPdu.Request(
                Optional.of("a1"), 1, new GetServerDirectory.Request(ObjectClass.LOGICAL_DEVICE, Optional.empty()));
        XmlElement call = good.encode(next);
        answered(good.carrier(next) == Carrier.IQ_GET ? Iq.get(HP, call) : Iq.set(HP, call));
        assertThat(device.calls).as("the next call").isEqualTo(1);
    }

    /** What comes back, a result or an error, as text. */
    private String answered(Iq iq) {
        try {
            Iq answer = client.sendIq(iq, Duration.ofSeconds(1))
                    .toCompletableFuture()
                    .join();
            return XmlWriter.toString(answer.payload().orElseThrow());
        } catch (CompletionException e) {
            StanzaErrorException refused = (StanzaErrorException) e.getCause();
            return refused.error() + refused.payload().map(XmlWriter::toString).orElse("");
        }
    }

    private static final class Device implements ServerTransport.Listener {
        int calls;

        @Override
        public CompletionStage<AcsiPdu.Response> onRequest(Caller caller, AcsiPdu.Request request) {
            calls++;
            return CompletableFuture.completedFuture(new AcsiPdu.Response(
                    request.associationId(),
                    request.invokeId(),
                    new GetServerDirectory.Response(List.of("HP1"), false)));
        }

        @Override
        public void onUnconfirmed(Caller caller, AcsiPdu.Unconfirmed message) {
            calls++;
        }

        @Override
        public void onPeerGone(String peer, String reason) {}
    }
}
