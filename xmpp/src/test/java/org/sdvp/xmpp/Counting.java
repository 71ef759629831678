package org.sdvp.xmpp;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.XmppMessage;

/** A connection whose logins are counted. */
record Counting(XmppConnection inner, AtomicInteger logins) implements XmppConnection {
    @Override
    public CompletionStage<Jid> login() {
        logins.incrementAndGet();
        return inner.login();
    }

    @Override
    public boolean isClosed() {
        return inner.isClosed();
    }

    @Override
    public Jid jid() {
        return inner.jid();
    }

    @Override
    public ConnectionState state() {
        return inner.state();
    }

    @Override
    public CompletionStage<Iq> sendIq(Iq request, Duration timeout) {
        return inner.sendIq(request, timeout);
    }

    @Override
    public void send(XmppMessage message) {
        inner.send(message);
    }

    @Override
    public void send(Presence presence) {
        inner.send(presence);
    }

    @Override
    public void announce(Presence presence) {
        inner.announce(presence);
    }

    @Override
    public IqMux iqs() {
        return inner.iqs();
    }

    @Override
    public Roster roster() {
        return inner.roster();
    }

    @Override
    public Registration onMessage(String namespace, Consumer<XmppMessage> listener) {
        return inner.onMessage(namespace, listener);
    }

    @Override
    public Registration onPresence(Consumer<Presence> listener) {
        return inner.onPresence(listener);
    }

    @Override
    public Registration onState(StateListener listener) {
        return inner.onState(listener);
    }

    @Override
    public Registration onHeard(Consumer<Jid> listener) {
        return inner.onHeard(listener);
    }

    @Override
    public void abandonLink(String reason) {
        inner.abandonLink(reason);
    }

    @Override
    public void close() {
        inner.close();
    }
}
