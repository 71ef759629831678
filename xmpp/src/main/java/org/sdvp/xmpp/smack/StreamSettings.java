package org.sdvp.xmpp.smack;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.stringprep.XmppStringprepException;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.security.TlsRules;

/** How a stream is to be, in Smack's words. */
final class StreamSettings {
    private StreamSettings() {}

    /**
     * Says it.
     *
     * @param address of the XMPP server, resolved
     * @throws IOException if the host is not known
     * @throws IllegalArgumentException if Smack takes the address for none
     */
    static XMPPTCPConnectionConfiguration of(XmppSettings settings, TlsChannel tls, InetSocketAddress address)
            throws IOException {
        boolean direct = settings.server().tls() == XmppSettings.Tls.DIRECT;
        try {
            XMPPTCPConnectionConfiguration.Builder builder = XMPPTCPConnectionConfiguration.builder()
                    .setXmppDomain(settings.jid().domain())
                    .setSendPresence(false)
                    .setCompressionEnabled(settings.security().compression())
                    .setConnectTimeout((int) settings.limits().connectTimeout().toMillis())
                    .setSocketFactory(direct ? Sockets.tls(settings.jid().domain(), tls) : Sockets.plain())
                    .setSecurityMode(direct ? SecurityMode.disabled : SecurityMode.required)
                    .setSslContextFactory(tls::context)
                    .setKeyManagers(tls.keyManagers())
                    .setCustomX509TrustManager(tls.trust())
                    .setEnabledSSLProtocols(TlsRules.protocols())
                    .setEnabledSSLCiphers(tls.cipherSuites())
                    // The trust manager has looked at the name already, and says what is wrong with it.
                    .setHostnameVerifier((name, session) -> {
                        tls.begun(session);
                        return true;
                    });
            SaslLogin.wish(settings).mechanisms().forEach(builder::addEnabledSaslMechanism);
            builder.setHostAddress(address.getAddress()).setPort(address.getPort());
            return builder.build();
        } catch (XmppStringprepException e) {
            throw new IllegalArgumentException("\"" + settings.jid() + "\" cannot be used: " + e.getMessage(), e);
        }
    }
}
