package org.sdvp.demo.xmppserver;

/**
 * Which SASL mechanisms the XMPP server offers once TLS is up (RFC 6120 section 6).
 *
 * <p>All but the first are for tests that show how clients refuse a server which asks for less.
 */
public enum SaslOffer {
    /** SCRAM-SHA-256 only (RFC 7677), passwords stored as SHA-256 SCRAM keys. The normal case. */
    SCRAM_SHA_256,

    /** SCRAM-SHA-1 only (RFC 5802), passwords stored as SHA-1 SCRAM keys. */
    SCRAM_SHA_1,

    /** PLAIN only (RFC 4616): what a downgrade attack would look like. */
    PLAIN
}
