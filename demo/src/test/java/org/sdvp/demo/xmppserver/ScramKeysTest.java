package org.sdvp.demo.xmppserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The examples of RFC 5802 section 5 and RFC 7677 section 3: same salt, same password, the server's signature. */
class ScramKeysTest {
    private static String serverSignature(ScramKeys keys, String algorithm, String authMessage) throws Exception {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(keys.serverKey()), algorithm));
        return Base64.getEncoder().encodeToString(mac.doFinal(authMessage.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void sha256_givesTheSignatureOfRfc7677() throws Exception {
        String message = "n=user,r=rOprNGfwEbeRWgbNEkqO,"
                + "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,"
                + "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
        byte[] salt = Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ==");
        ScramKeys keys = ScramKeys.derive(ScramKeys.Hash.SHA_256, "pencil", salt, 4096);
        assertThat(serverSignature(keys, "HmacSHA256", message))
                .isEqualTo("6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    }

    @Test
    void sha1_givesTheSignatureOfRfc5802() throws Exception {
        String message = "n=user,r=fyko+d2lbbFgONRv9qkxdawL,"
                + "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096,"
                + "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j";
        byte[] salt = Base64.getDecoder().decode("QSXCR+Q6sek8bf92");
        ScramKeys keys = ScramKeys.derive(ScramKeys.Hash.SHA_1, "pencil", salt, 4096);
        assertThat(serverSignature(keys, "HmacSHA1", message)).isEqualTo("rmF9pqV8S7suAoZWja4dJRkFsKQ=");
    }

    @Test
    void freshSalts_differ_andKeysAreNotInTheDescription() {
        ScramKeys one = ScramKeys.derive(ScramKeys.Hash.SHA_256, "same");
        ScramKeys other = ScramKeys.derive(ScramKeys.Hash.SHA_256, "same");
        assertThat(one.salt()).isNotEqualTo(other.salt());
        assertThat(one.toString()).doesNotContain(one.serverKey()).doesNotContain(one.storedKey());
    }
}
