package org.sdvp.xmpp.smack;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Smack's count of received stanzas (XEP-0198). Smack counts a stanza as handled also if the link broke in the middle
 * of it; then the XMPP server does not send it again after the resumption, and all later acknowledgements are one too
 * high. There is no other way to that number.
 */
final class HandledCount {
    private static final Logger LOG = LoggerFactory.getLogger(HandledCount.class);
    private static final long MODULUS_MASK = 0xFFFF_FFFFL;
    private static final Optional<VarHandle> COUNT = find();

    private HandledCount() {}

    private static Optional<VarHandle> find() {
        try {
            MethodHandles.Lookup lookup =
                    MethodHandles.privateLookupIn(XMPPTCPConnection.class, MethodHandles.lookup());
            return Optional.of(lookup.findVarHandle(XMPPTCPConnection.class, "clientHandledStanzasCount", long.class));
        } catch (ReflectiveOperationException e) {
            LOG.warn(
                    "this version of Smack hides its count of stanzas: broken links may not be resumable: {}",
                    e.toString());
            return Optional.empty();
        }
    }

    /**
     * Takes the stanza off that Smack is about to count.
     *
     * @param stream which stanza was torn
     * @return false if that is not possible: then the stream must not be resumed
     */
    static boolean withoutTornStanza(XMPPTCPConnection stream) {
        LOG.debug("{}: link broken within a stanza, which is not counted", stream);
        COUNT.ifPresent(count -> count.set(stream, ((long) count.get(stream) - 1) & MODULUS_MASK));
        return COUNT.isPresent();
    }
}
