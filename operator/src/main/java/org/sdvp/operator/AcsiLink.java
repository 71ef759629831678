package org.sdvp.operator;

import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.xmpp.XmppClientTransport;
import org.sdvp.xmpp.stanza.Jid;

/**
 * The bare way to a device, for who needs more of the ACSI than {@link Device} has. Associations made over it belong to
 * whoever makes them, and are to be ended before it is closed.
 *
 * @param device full address
 * @param transport to it
 * @param settings of the operator: time for answers, limits, and the own account as originator
 * @param time for timeouts
 */
public record AcsiLink(Jid device, XmppClientTransport transport, ClientSettings settings, TimeSource time)
        implements AutoCloseable {
    @Override
    public void close() {
        transport.close();
    }
}
