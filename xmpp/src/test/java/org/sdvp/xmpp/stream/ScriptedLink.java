package org.sdvp.xmpp.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Stanza;
import org.sdvp.xmpp.stanza.StanzaXml;
import org.sdvp.xmpp.stanza.WrittenStanza;

/** A link on which a test says what comes, and when: orders of events that a whole XMPP server shows only by chance. */
public final class ScriptedLink implements XmppLink {
    private final Jid jid;
    private final List<Stanza> written = new ArrayList<>();
    private Optional<Receiver> receiver = Optional.empty();

    /** A link of an account. */
    public ScriptedLink(Jid jid) {
        this.jid = jid;
    }

    @Override
    public CompletionStage<Login> open(Receiver opened) {
        receiver = Optional.of(opened);
        return CompletableFuture.completedFuture(new Login(jid, false));
    }

    @Override
    public void write(WrittenStanza stanza) {
        written.add(stanza.stanza());
    }

    @Override
    public void abandon(String reason) {
        receiver.orElseThrow().onLost(Optional.<Duration>empty(), reason);
    }

    @Override
    public void close() {
        receiver = Optional.empty();
    }

    /** A stanza comes. */
    public void comes(Stanza stanza) {
        receiver.orElseThrow().onStanza(StanzaXml.write(stanza));
    }

    /** The link breaks and cannot be resumed. */
    public void breaks() {
        receiver.orElseThrow().onLost(Optional.<Duration>empty(), "cut");
    }

    /** The last request that was written. */
    public Iq lastRequest() {
        return written.stream()
                .filter(Iq.class::isInstance)
                .map(Iq.class::cast)
                .filter(iq -> iq.type().isRequest())
                .reduce((before, last) -> last)
                .orElseThrow();
    }

    /** The conditions of the errors that were answered, in order. */
    public List<String> refusals() {
        return written.stream()
                .filter(Iq.class::isInstance)
                .map(Iq.class::cast)
                .flatMap(iq -> iq.error().stream())
                .map(error -> error.condition().name())
                .toList();
    }
}
