package org.sdvp.xmpp.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScramClientTest {
    private static final String NONCE = "rOprNGfwEbeRWgbNEkqO";
    private static final String CHALLENGE =
            "r=" + NONCE + "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
    private static final String SUCCESS = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";

    /** RFC 7677 3. */
    @Test
    void exchangeOfRfc7677() throws ScramException {
        ScramClient client = client();
        assertThat(text(client.first())).isEqualTo("n,,n=user,r=" + NONCE);
        assertThat(text(client.reply(bytes(CHALLENGE))))
                .isEqualTo("c=biws,r=" + NONCE
                        + "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        assertThatCode(() -> client.verify(bytes(SUCCESS))).doesNotThrowAnyException();
    }

    /** RFC 5802 5. */
    @Test
    void exchangeOfRfc5802() throws ScramException {
        ScramClient client = new ScramClient(
                ScramHash.SHA_1,
                new ScramClient.Start("user", "fyko+d2lbbFgONRv9qkxdawL", ChannelBinding.NONE),
                "pencil".toCharArray());
        assertThat(text(client.first())).isEqualTo("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL");
        assertThat(text(client.reply(bytes("r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096"))))
                .isEqualTo("c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=");
        assertThatCode(() -> client.verify(bytes("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=")))
                .doesNotThrowAnyException();
    }

    /** The JDK's PBKDF2 plays the server, since no RFC has an exchange for SHA-512. */
    @ParameterizedTest
    @EnumSource(ScramHash.class)
    void exchangeWithAServerThatKnowsThePassword(ScramHash hash) throws Exception {
        ScramClient client = new ScramClient(hash, "user", "pencil".toCharArray());
        String first = text(client.first()).substring(3);
        byte[] salt = {1, 2, 3, 4, 5, 6, 7, 8};
        String challenge = first.substring(first.indexOf("r=")) + "srv,s="
                + Base64.getEncoder().encodeToString(salt) + ",i=5000";
        String reply = text(client.reply(bytes(challenge)));
        int bits = Map.of(ScramHash.SHA_1, 160, ScramHash.SHA_256, 256, ScramHash.SHA_512, 512)
                .get(hash);
        byte[] salted = SecretKeyFactory.getInstance("PBKDF2With" + hash.mac())
                .generateSecret(new PBEKeySpec("pencil".toCharArray(), salt, 5000, bits))
                .getEncoded();
        String bare = reply.substring(0, reply.lastIndexOf(",p="));
        byte[] message = bytes(first + "," + challenge + "," + bare);
        byte[] clientKey = mac(hash, salted, bytes("Client Key"));
        byte[] signature = mac(hash, MessageDigest.getInstance(hash.digest()).digest(clientKey), message);
        byte[] proof = Base64.getDecoder().decode(reply.substring(reply.lastIndexOf(",p=") + 3));
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= signature[i];
        }
        assertThat(proof).isEqualTo(clientKey);
        byte[] server = mac(hash, mac(hash, salted, bytes("Server Key")), message);
        client.verify(bytes("v=" + Base64.getEncoder().encodeToString(server)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "r=other,s=AAAA,i=4096 | nonce does not continue ours",
                "r=" + NONCE + ",s=AAAA,i=4096 | nonce does not continue ours",
                "r=" + NONCE + "x,s=AAAA,i=4095 | asks for 4095 iterations; expected 4096 to 1000000",
                "r=" + NONCE + "x,s=AAAA,i=1000001 | asks for 1000001 iterations",
                "r=" + NONCE + "x,s=AAAA,i=many | no readable number of iterations",
                "r=" + NONCE + "x,s=*,i=4096 | salt is no Base64",
                "r=" + NONCE + "x,i=4096 | has no salt",
                "m=ext,r=" + NONCE + "x,s=AAAA,i=4096 | an extension of SCRAM that is not known",
                "e=other-error | the server refused: other-error",
                "nonsense | no list of letter=value",
            })
    void wrongChallenge_isRefused(String challenge, String why) {
        assertThatThrownBy(() -> client().reply(bytes(challenge)))
                .isInstanceOf(ScramException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("pencil");
    }

    /** RFC 5802 7: header and data together, in Base64. */
    @Test
    void boundExchange_tellsTypeAndData() throws ScramException {
        ScramClient client = client(ChannelBinding.of("tls-exporter", new byte[] {1, 2, 3}));
        assertThat(text(client.first())).isEqualTo("p=tls-exporter,,n=user,r=" + NONCE);
        String reply = text(client.reply(bytes(CHALLENGE)));
        String sent = reply.substring(2, reply.indexOf(','));
        assertThat(Base64.getDecoder().decode(sent)).isEqualTo(bytes("p=tls-exporter,,\u0001\u0002\u0003"));
        assertThat(reply).doesNotContain("dHzbZapWIk4jUhN");
    }

    @Test
    void exchangeWithoutOffer_saysThatThisSideCould() throws ScramException {
        ScramClient client = client(ChannelBinding.NOT_OFFERED);
        assertThat(text(client.first())).startsWith("y,,n=user");
        assertThat(text(client.reply(bytes(CHALLENGE)))).startsWith("c=eSws,");
    }

    /** The offer and hash of the example of XEP-0474. */
    @Test
    void offerThatCameAsSent_isTaken_andAChangedOneRefused() throws ScramException {
        SaslOffer sent = new SaslOffer(
                List.of("SCRAM-SHA-1-PLUS", "SCRAM-SHA-1"),
                Optional.of(List.of("tls-server-end-point", "tls-exporter")));
        String challenge = CHALLENGE + ",h=G6k/rBLDqgOhRRaCuuatSDFkJ08=";
        ScramClient.Start start = new ScramClient.Start("user", NONCE, ChannelBinding.NONE);
        char[] password = "pencil".toCharArray();
        assertThat(new ScramClient(ScramHash.SHA_1, start, password)
                        .expecting(sent)
                        .reply(bytes(challenge)))
                .isNotEmpty();
        for (SaslOffer changed : List.of(
                new SaslOffer(List.of("SCRAM-SHA-1"), sent.bindings()),
                new SaslOffer(sent.mechanisms(), Optional.empty()),
                new SaslOffer(sent.mechanisms(), Optional.of(List.of("tls-unique"))))) {
            ScramClient client = new ScramClient(ScramHash.SHA_1, start, password).expecting(changed);
            assertThatThrownBy(() -> client.reply(bytes(challenge)))
                    .isInstanceOf(ScramException.class)
                    .hasMessageContaining("somebody on the way has changed it");
        }
    }

    @Test
    void serverThatDoesNotKnowThePassword_isFoundOut() throws ScramException {
        ScramClient client = client();
        client.reply(bytes(CHALLENGE));
        assertThatThrownBy(() -> client.verify(bytes(SUCCESS.replace("6rri", "7rri"))))
                .isInstanceOf(ScramException.class)
                .hasMessageContaining("signature is wrong");
    }

    @Test
    void successWithoutAnExchange_isFoundOut() {
        assertThatThrownBy(() -> client().verify(bytes(SUCCESS))).hasMessageContaining("signature is wrong");
    }

    @Test
    void userNameWithCommaAndEquals_isEscaped() {
        ScramClient client = new ScramClient(
                ScramHash.SHA_256, new ScramClient.Start("a,b=c", "n", ChannelBinding.NONE), "x".toCharArray());
        assertThat(text(client.first())).isEqualTo("n,,n=a=2Cb=3Dc,r=n");
    }

    @Test
    void nonces_differ() {
        assertThat(new ScramClient(ScramHash.SHA_256, "a", new char[0]).first())
                .isNotEqualTo(new ScramClient(ScramHash.SHA_256, "a", new char[0]).first());
    }

    @Test
    void mechanisms_strongestFirst() {
        assertThat(ScramHash.mechanisms()).containsExactly("SCRAM-SHA-512", "SCRAM-SHA-256", "SCRAM-SHA-1");
    }

    private static ScramClient client() {
        return client(ChannelBinding.NONE);
    }

    private static ScramClient client(ChannelBinding binding) {
        return new ScramClient(
                ScramHash.SHA_256, new ScramClient.Start("user", NONCE, binding), "pencil".toCharArray());
    }

    private static byte[] mac(ScramHash hash, byte[] key, byte[] message) throws Exception {
        Mac mac = Mac.getInstance(hash.mac());
        mac.init(new SecretKeySpec(key, hash.mac()));
        return mac.doFinal(message);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
