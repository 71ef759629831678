package org.sdvp.xmpp.smack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.SmackException.NotConnectedException;
import org.jivesoftware.smack.SmackException.SmackSaslException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.compress.packet.Compress;
import org.jivesoftware.smack.packet.Mechanisms;
import org.jivesoftware.smack.packet.TopLevelStreamElement;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.parts.Resourcepart;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.security.SaslOffer;
import org.sdvp.xmpp.security.StreamFacts;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.MalformedStanzaException;
import org.sdvp.xmpp.stream.XmppLink.Receiver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Smack's stream, with the stanzas taken before Smack parses them: read once, with limits, handed over in order on the
 * reading thread. Only the answers to Smack's own requests, binding a resource, stay with Smack.
 */
class SmackStream extends XMPPTCPConnection {
    private static final Logger LOG = LoggerFactory.getLogger(SmackStream.class);

    private final StanzaPull pull;
    private final Receiver receiver;
    private final Runnable broken;
    /** While Smack binds a resource nobody else has asked anything on this stream. */
    private volatile boolean binding;

    private volatile boolean torn;
    private @Nullable StreamCompression compression;
    private volatile @Nullable SaslLogin login;
    private volatile @Nullable Mechanisms offeredMechanisms;
    private volatile @Nullable BindingTypes offeredBindings;

    /**
     * Makes one.
     *
     * @param configuration for Smack
     * @param pull reads stanzas
     * @param receiver gets them
     * @param broken told as soon as the stream is found broken, which Smack's listeners are not while a login goes on
     */
    SmackStream(XMPPTCPConnectionConfiguration configuration, StanzaPull pull, Receiver receiver, Runnable broken) {
        super(configuration);
        this.pull = pull;
        this.receiver = receiver;
        this.broken = broken;
    }

    /** Makes streams. */
    @FunctionalInterface
    interface Maker {
        /** Makes one, not connected yet; parameters as of {@link SmackStream}. */
        SmackStream make(
                XMPPTCPConnectionConfiguration configuration, StanzaPull pull, Receiver receiver, Runnable broken);
    }

    /**
     * The login under way on a connection of Smack's.
     *
     * @throws SmackSaslException if it is none of ours: our mechanisms work on our streams only
     */
    static SaslLogin login(XMPPConnection connection) throws SmackSaslException {
        SaslLogin login = connection instanceof SmackStream stream ? stream.login : null;
        if (login == null) {
            throw new SmackSaslException("this SASL mechanism is for the streams of SDVP");
        }
        return login;
    }

    /**
     * Logs in by the best mechanism that both sides have. Smack is given no password: its mechanisms ask the login.
     *
     * @throws org.sdvp.xmpp.XmppLoginException if nothing that is offered will do
     */
    void authenticate(XmppSettings settings, TlsChannel tls, LoginFailures failures)
            throws SmackException, XMPPException, IOException, InterruptedException {
        SaslLogin chosen = SaslLogin.on(this, settings, tls)
                .orElseThrow(() -> failures.weak(offer(), SaslLogin.wish(settings, tls)));
        login = chosen;
        // Smack sees of the mechanisms offered the one that was chosen.
        super.addStreamFeature(new Mechanisms(chosen.mechanism()));
        Jid jid = settings.jid();
        Resourcepart resource = jid.isBare() ? null : Resourcepart.from(jid.resource());
        login(jid.local(), "", resource);
        String size = isUsingCompression() ? "compressed" : "uncompressed";
        LOG.debug(
                "{} has logged in by {}, {} ({})",
                jid,
                chosen.mechanism(),
                chosen.choice().binding(),
                size);
    }

    /** What the server has offered for the login in the features of now, which those before TLS are not. */
    SaslOffer offer() {
        Mechanisms mechanisms = hasFeature(Mechanisms.ELEMENT, Mechanisms.NAMESPACE) ? offeredMechanisms : null;
        BindingTypes bindings = hasFeature(BindingTypes.ELEMENT, BindingTypes.NAMESPACE) ? offeredBindings : null;
        return new SaslOffer(
                mechanisms == null ? List.of() : mechanisms.getMechanisms(),
                Optional.ofNullable(bindings).map(BindingTypes::types));
    }

    /** An offer of compression that nobody will take up, or has taken up, would have Smack wait for ever. */
    @Override
    protected void addStreamFeature(org.jivesoftware.smack.packet.XmlElement feature) {
        if (feature instanceof Mechanisms mechanisms) {
            offeredMechanisms = mechanisms;
        } else if (feature instanceof BindingTypes bindings) {
            offeredBindings = bindings;
        }
        boolean useless = feature instanceof Compress.Feature offer
                && (compressionHandler != null || !offer.getMethods().contains(StreamCompression.METHOD));
        if (!useless) {
            super.addStreamFeature(feature);
        }
    }

    @Override
    protected void sendInternal(TopLevelStreamElement element) throws NotConnectedException, InterruptedException {
        if (element instanceof Compress) {
            compression = new StreamCompression(this::endAsViolated);
            // Smack uses what stands here when the server agrees.
            compressionHandler = compression;
        }
        super.sendInternal(element);
    }

    /** On the reading thread, which then fails. */
    private void endAsViolated(LastWord last, String why) {
        LOG.warn("stream of {} closed with {}: {}", getUser(), last.condition(), why);
        torn = true;
        try {
            sendNonza(last);
            last.awaitWritten();
        } catch (NotConnectedException e) {
            LOG.debug("it was closed already");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Not synchronized, other than Smack's: a login holds the lock and would be told only after its timeout. */
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public void instantShutdown() {
        broken.run();
        super.instantShutdown();
    }

    /** Sends a stanza, past Smack's interceptors, which know Smack's own stanza types only. */
    void write(RawStanza stanza) throws NotConnectedException, InterruptedException {
        throwNotConnectedExceptionIfAppropriate();
        sendInternal(stanza);
    }

    @Override
    protected Resourcepart bindResourceAndEstablishSession(@Nullable Resourcepart resource)
            throws SmackException, InterruptedException, XMPPException {
        binding = true;
        try {
            return super.bindResourceAndEstablishSession(resource);
        } finally {
            binding = false;
        }
    }

    @Override
    protected void parseAndProcessStanza(XmlPullParser parser) throws InterruptedException {
        StreamCompression compressed = compression;
        if (compressed != null) {
            compressed.stanzaBegins();
        }
        String type = parser.getAttributeValue("type");
        if (binding && parser.getName().equals("iq") && ("result".equals(type) || "error".equals(type))) {
            super.parseAndProcessStanza(parser);
            return;
        }
        XmlElement stanza;
        try {
            stanza = pull.read(parser);
        } catch (MalformedStanzaException e) {
            receiver.onRefused(e);
            return;
        } catch (IOException e) {
            torn |= !HandledCount.withoutTornStanza(this);
            // Smack's reader ends the stream on it.
            throw new UncheckedIOException(e);
        }
        receiver.onStanza(stanza);
    }

    /** What was agreed; empty before the login. */
    Optional<StreamFacts> facts(TlsChannel tls) {
        SaslLogin done = login;
        return done == null
                ? Optional.empty()
                : tls.session().map(session -> StreamReview.of(this, done.choice(), session));
    }

    /** Whether the stream can go on with a new link without losing or doubling anything. */
    boolean isResumable() {
        return !torn && isDisconnectedButSmResumptionPossible();
    }
}
