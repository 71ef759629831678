package org.sdvp.xmpp.security;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a SCRAM exchange says about the TLS channel below it: the gs2 header of RFC 5802 section 7 and, where the exchange
 * is bound to the channel, the octets that both ends must agree on. An attacker between two TLS channels has other ones.
 */
public final class ChannelBinding {
    /** Flag {@code n}: this side cannot bind to the channel, or nothing that the XMPP server knows. */
    public static final ChannelBinding NONE = new ChannelBinding("n,,", new byte[0]);

    /**
     * Flag {@code y}: this side could, but has seen no such offer. An XMPP server that did offer it then refuses, since
     * somebody has taken the offer away on the way.
     */
    public static final ChannelBinding NOT_OFFERED = new ChannelBinding("y,,", new byte[0]);

    private final String gs2Header;
    private final byte[] data;

    private ChannelBinding(String gs2Header, byte[] data) {
        this.gs2Header = gs2Header;
        this.data = data;
    }

    /**
     * Bound to a channel, flag {@code p}.
     *
     * @param type registered name of the kind of binding, such as {@code tls-exporter}
     * @param data what both ends must agree on; copied
     */
    public static ChannelBinding of(String type, byte[] data) {
        return new ChannelBinding("p=" + type + ",,", data.clone());
    }

    /** The header that goes before the first message. */
    public String gs2Header() {
        return gs2Header;
    }

    /** The attribute {@code c} of the second message before Base64: the header, then the data. */
    byte[] input() {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.writeBytes(gs2Header.getBytes(StandardCharsets.UTF_8));
        input.writeBytes(data);
        return input.toByteArray();
    }

    /** The header, without the data. */
    @Override
    public String toString() {
        return gs2Header;
    }
}
