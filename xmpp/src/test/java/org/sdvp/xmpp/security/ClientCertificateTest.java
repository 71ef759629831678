package org.sdvp.xmpp.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files are made by OpenSSL 3.0, good for a hundred years. */
class ClientCertificateTest {
    @TempDir
    private Path directory;

    private Path file(String name) throws IOException {
        try (InputStream in = ClientCertificateTest.class.getResourceAsStream(name)) {
            return holding(name, in.readAllBytes());
        }
    }

    private Path holding(String name, byte[] octets) throws IOException {
        Path file = Files.write(directory.resolve(name), octets);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @ParameterizedTest
    @CsvSource({
        "ec-certificate.pem, ec-pkcs8.pem, EC",
        "ec-certificate.pem, ec-sec1.pem, EC",
        "rsa-certificate.pem, rsa-pkcs8.pem, RSA",
        "rsa-certificate.pem, rsa-pkcs1.pem, RSA",
        "ed25519-certificate.pem, ed25519-pkcs8.pem, EdDSA",
    })
    void keyOfEachForm_isRead(String certificate, String key, String algorithm) throws IOException {
        ClientCertificate read = ClientCertificate.read(CertificateFiles.pem(file(certificate), file(key)));
        assertThat(read.key().getAlgorithm()).isEqualTo(algorithm);
        assertThat(read.chain()).hasSize(1);
    }

    @Test
    void certificateAndKeyInOneFile_inPem_andInPkcs12() throws IOException {
        String both = Files.readString(file("ec-pkcs8.pem")) + Files.readString(file("ec-certificate.pem"));
        Path pem = holding("both.pem", both.getBytes(StandardCharsets.US_ASCII));
        ClientCertificate one = ClientCertificate.read(CertificateFiles.in(pem));
        ClientCertificate other = ClientCertificate.read(CertificateFiles.in(file("ec.p12"))
                .withPasswordFile(holding("pw", "opensesame\n".getBytes(StandardCharsets.US_ASCII))));
        assertThat(one.isSameAs(other)).isTrue();
    }

    @Test
    void encryptedKey_opensWithItsPassword_only() throws IOException {
        CertificateFiles files = CertificateFiles.pem(file("ec-certificate.pem"), file("ec-encrypted.pem"));
        Path right = holding("right", "opensesame\n".getBytes(StandardCharsets.US_ASCII));
        Path wrong = holding("wrong", "sesame-seed\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(ClientCertificate.read(files.withPasswordFile(right)).key().getAlgorithm())
                .isEqualTo("EC");
        assertThatThrownBy(() -> ClientCertificate.read(files)).hasMessageContaining("needs a password");
        assertThatThrownBy(() -> ClientCertificate.read(files.withPasswordFile(wrong)))
                .isInstanceOf(UnusableCertificateException.class)
                .hasMessageContaining("cannot be decrypted")
                .hasMessageNotContaining("sesame-seed");
        assertThatThrownBy(() -> ClientCertificate.read(
                        CertificateFiles.in(file("ec.p12")).withPasswordFile(wrong)))
                .hasMessageContaining("no PKCS#12 file, or the password is wrong");
    }

    @Test
    void keyOfAnotherCertificate_isRefused() throws IOException {
        Path certificate = file("ec-certificate.pem");
        assertThatThrownBy(() -> ClientCertificate.read(CertificateFiles.pem(certificate, file("rsa-pkcs8.pem"))))
                .isInstanceOf(UnusableCertificateException.class)
                .hasMessageContaining(certificate.toString())
                .hasMessageContaining("not that of the certificate");
    }

    @Test
    void keyThatOthersMayRead_isRefused() throws IOException {
        Path key = file("ec-pkcs8.pem");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        CertificateFiles files = CertificateFiles.pem(file("ec-certificate.pem"), key);
        assertThatThrownBy(() -> ClientCertificate.read(files)).hasMessageContaining("chmod 600 " + key);
    }

    @ParameterizedTest
    @CsvSource({
        "-----BEGIN PRIVATE KEY-----AAAA-----END PRIVATE KEY-----, damaged",
        "-----BEGIN EC PRIVATE KEY-----AAAA-----END EC PRIVATE KEY-----, damaged",
        "-----BEGIN EC PRIVATE KEY-----MIIB-----END EC PRIVATE KEY-----, damaged",
        "-----BEGIN DSA PRIVATE KEY-----AAAA-----END DSA PRIVATE KEY-----, expected PKCS#8",
        "nothing, there is no private key",
    })
    void damagedKey_isRefused_andNotShown(String text, String why) throws IOException {
        CertificateFiles files = CertificateFiles.pem(
                file("ec-certificate.pem"), holding("key", text.getBytes(StandardCharsets.US_ASCII)));
        assertThatThrownBy(() -> ClientCertificate.read(files))
                .isInstanceOf(UnusableCertificateException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("AAAA");
    }

    @Test
    void addressesInTheCertificate_decideForWhomItIs() throws IOException {
        ClientCertificate named =
                ClientCertificate.read(CertificateFiles.pem(file("ec-certificate.pem"), file("ec-pkcs8.pem")));
        ClientCertificate unnamed =
                ClientCertificate.read(CertificateFiles.pem(file("rsa-certificate.pem"), file("rsa-pkcs8.pem")));
        Instant now = named.certificate().getNotBefore().toInstant().plus(Duration.ofDays(1));
        assertThat(named.addresses()).containsExactly("hp01@sdvp.test");
        assertThat(unnamed.addresses()).isEmpty();
        named.requireUsable("hp01@sdvp.test", now);
        unnamed.requireUsable("hp77@sdvp.test", now);
        assertThatThrownBy(() -> named.requireUsable("hp77@sdvp.test", now))
                .hasMessageContaining("[hp01@sdvp.test]")
                .hasMessageContaining("expected one for hp77@sdvp.test");
        assertThatThrownBy(() -> named.requireUsable("hp01@sdvp.test", now.minus(Duration.ofDays(2))))
                .hasMessageContaining("the clock of this machine says");
    }

    @Test
    void renewal_isNoticed_andAHalfRenewedPairLeavesTheOldInUse() throws IOException {
        Path certificate = file("ec-certificate.pem");
        Path key = file("ec-pkcs8.pem");
        RenewedCertificate own = new RenewedCertificate(CertificateFiles.pem(certificate, key));
        assertThat(own.reload()).isTrue();
        assertThat(own.reload()).isFalse();
        Files.copy(file("rsa-certificate.pem"), certificate, StandardCopyOption.REPLACE_EXISTING);
        assertThat(own.reload()).isFalse();
        assertThat(own.current().key().getAlgorithm()).isEqualTo("EC");
        Files.copy(file("rsa-pkcs8.pem"), key, StandardCopyOption.REPLACE_EXISTING);
        assertThat(own.reload()).isTrue();
        assertThat(own.current().key().getAlgorithm()).isEqualTo("RSA");
    }

    @Test
    void withoutAnyCertificateYet_unusableFilesAreAnError() {
        RenewedCertificate own = new RenewedCertificate(
                new CertificateFiles(directory.resolve("none.pem"), Optional.empty(), Optional.empty()));
        assertThatThrownBy(own::reload).hasMessageContaining("none.pem does not exist");
        assertThat(own.getClientAliases("EC", null)).isEmpty();
    }

    /** RFC 5929 4.1: the hash of the certificate's own signature; none where there is no such hash. */
    @Test
    void hashOfACertificate_forChannelBinding() throws IOException {
        ClientCertificate ec =
                ClientCertificate.read(CertificateFiles.pem(file("ec-certificate.pem"), file("ec-pkcs8.pem")));
        ClientCertificate ed = ClientCertificate.read(
                CertificateFiles.pem(file("ed25519-certificate.pem"), file("ed25519-pkcs8.pem")));
        assertThat(ChannelBindingType.certificateHash(ec.certificate()))
                .get()
                .satisfies(h -> assertThat(h).hasSize(32));
        assertThat(ChannelBindingType.certificateHash(ed.certificate())).isEmpty();
    }
}
