package org.sdvp.xmpp;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sdvp.wire.xml.XmlLimits;
import org.sdvp.xmpp.security.CertificateFiles;
import org.sdvp.xmpp.stanza.Jid;

/**
 * How to log in.
 *
 * @param jid the account; with a resource: the one to ask for
 * @param password of the account; {@link Password#NONE} if it logs in by certificate only
 * @param server where the XMPP server is and how to speak with it
 * @param limits times and sizes
 * @param rosterLoaded whether to load the roster at each login
 * @param security what the login must be like
 */
public record XmppSettings(
        Jid jid, Password password, Server server, Limits limits, boolean rosterLoaded, Security security) {
    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the address is that of a domain
     */
    public XmppSettings {
        if (jid.local().isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + jid + "\" is the address of a domain; expected an account, such as hp7@" + jid.domain());
        }
    }

    /** Login of an account on the server its domain names, by STARTTLS, with the JDK's trusted authorities. */
    public static XmppSettings of(Jid jid, Password password) {
        return new XmppSettings(jid, password, Server.OF_DOMAIN, Limits.USUAL, true, Security.USUAL);
    }

    /** The same by a client certificate, without password. */
    public static XmppSettings of(Jid jid, CertificateFiles certificate) {
        return of(jid, Password.NONE).with(Security.USUAL.withCertificate(certificate));
    }

    /** The same with another address of the account: with a resource, the one to ask for. */
    public XmppSettings as(Jid other) {
        return new XmppSettings(other, password, server, limits, rosterLoaded, security);
    }

    /** The same with another password. */
    public XmppSettings withPassword(Password other) {
        return new XmppSettings(jid, other, server, limits, rosterLoaded, security);
    }

    /** The same with another server. */
    public XmppSettings with(Server other) {
        return new XmppSettings(jid, password, other, limits, rosterLoaded, security);
    }

    /** The same with other limits. */
    public XmppSettings with(Limits other) {
        return new XmppSettings(jid, password, server, other, rosterLoaded, security);
    }

    /** The same with other demands on the login. */
    public XmppSettings with(Security other) {
        return new XmppSettings(jid, password, server, limits, rosterLoaded, other);
    }

    /** The same, the roster not loaded: for programs that need none, in great number. */
    public XmppSettings withoutRoster() {
        return new XmppSettings(jid, password, server, limits, false, security);
    }

    /** When TLS starts. */
    public enum Tls {
        /** On the stream, RFC 6120 5; a server without it is refused. */
        STARTTLS,
        /** From the first byte, XEP-0368. */
        DIRECT
    }

    /**
     * The XMPP server.
     *
     * @param address where it listens, as host name or literal and port; empty: as the DNS says for the domain (RFC
     *     6120 3.2)
     * @param tls when TLS starts
     * @param caFile certificates (PEM) of the authorities to trust instead of the JDK's
     * @param resume whether to ask for a stream that can be resumed (XEP-0198)
     * @param fallback where else it listens, tried in this order when it cannot be reached there
     */
    public record Server(
            Optional<InetSocketAddress> address,
            Tls tls,
            Optional<Path> caFile,
            boolean resume,
            List<InetSocketAddress> fallback) {
        /** As the DNS says, by STARTTLS, with the JDK's trusted authorities, resumable. */
        public static final Server OF_DOMAIN = new Server(Optional.empty(), Tls.STARTTLS, Optional.empty(), true);

        /** Copies the list. */
        public Server {
            fallback = List.copyOf(fallback);
        }

        /** One without further addresses. */
        public Server(Optional<InetSocketAddress> address, Tls tls, Optional<Path> caFile, boolean resume) {
            this(address, tls, caFile, resume, List.of());
        }

        /** The same with further addresses to be tried when it cannot be reached. */
        public Server withFallback(List<InetSocketAddress> others) {
            return new Server(address, tls, caFile, resume, others);
        }

        /** At this address, by STARTTLS, resumable. */
        public static Server at(String host, int port) {
            return OF_DOMAIN.withAddress(host, port);
        }

        /** The same at that address. */
        public Server withAddress(String host, int port) {
            return new Server(
                    Optional.of(InetSocketAddress.createUnresolved(host, port)), tls, caFile, resume, fallback);
        }

        /** The same, TLS from the first byte. */
        public Server withDirectTls() {
            return new Server(address, Tls.DIRECT, caFile, resume, fallback);
        }

        /** The same, trusting only the authorities in a file. */
        public Server withCaFile(Path file) {
            return new Server(address, tls, Optional.of(file), resume, fallback);
        }

        /** The same, a lost stream being lost for good. */
        public Server withoutResume() {
            return new Server(address, tls, caFile, false, fallback);
        }
    }

    /**
     * What the login must be like.
     *
     * @param certificate to log in by SASL EXTERNAL where the XMPP server offers that; read anew at each login
     * @param channelBindingRequired whether a login by password that is not bound to the TLS channel (RFC 5802) is refused
     * @param scramSha1 whether SCRAM-SHA-1 will do where the XMPP server has nothing better
     * @param compression whether to compress the stream after the login (XEP-0138) where the XMPP server can
     */
    public record Security(
            Optional<CertificateFiles> certificate,
            boolean channelBindingRequired,
            boolean scramSha1,
            boolean compression) {
        /** By password, bound to the channel if possible, SCRAM-SHA-1 taken if there is nothing better, uncompressed. */
        public static final Security USUAL = new Security(Optional.empty(), false, true, false);

        /** The same with a client certificate. */
        public Security withCertificate(CertificateFiles files) {
            return new Security(Optional.of(files), channelBindingRequired, scramSha1, compression);
        }

        /** The same, a login by password that is not bound to the TLS channel being refused. */
        public Security withChannelBindingRequired() {
            return new Security(certificate, true, scramSha1, compression);
        }

        /** The same without SCRAM-SHA-1. */
        public Security withoutScramSha1() {
            return new Security(certificate, channelBindingRequired, false, compression);
        }

        /** The same with the stream compressed. */
        public Security withCompression() {
            return new Security(certificate, channelBindingRequired, scramSha1, true);
        }
    }

    /**
     * Times and sizes.
     *
     * @param connectTimeout for the TCP connection
     * @param answerTimeout for each answer of the XMPP server while logging in
     * @param maxStanzaBytes largest stanza to send; an XMPP server closes the stream on a larger one than it takes
     * @param received largest stanza to read from other accounts; a larger one is refused and the stream lives on
     */
    public record Limits(Duration connectTimeout, Duration answerTimeout, int maxStanzaBytes, XmlLimits received) {
        /** 10 s each; 256 KiB to send, as Prosody and ejabberd take; the usual limits to read. */
        public static final Limits USUAL =
                new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 262_144, XmlLimits.DEFAULT);
    }
}
