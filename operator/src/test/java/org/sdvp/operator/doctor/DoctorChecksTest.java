package org.sdvp.operator.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.operator.doctor.Finding.Level;
import org.sdvp.xmpp.XmppLoginException;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.dns.ServerAddresses;
import org.sdvp.xmpp.link.EntityTime;
import org.sdvp.xmpp.security.CertificateFiles;
import org.sdvp.xmpp.security.SaslOffer;
import org.sdvp.xmpp.security.StreamFacts;
import org.sdvp.xmpp.security.StreamFacts.Feature;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.RosterItem;
import org.sdvp.xmpp.stanza.RosterItem.Subscription;

/** Each check alone, on what is well and on what is wrong. */
class DoctorChecksTest {
    private static final Set<String> GROUPS = Set.of("Service Provider", "User");

    @TempDir
    private Path folder;

    private final X509Certificate certificate = someCertificate();
    private final Instant inTime = certificate.getNotBefore().toInstant().plus(Duration.ofDays(1));

    /** One of the authorities that Java trusts: any certificate will do, for the time is handed in. */
    private static X509Certificate someCertificate() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Arrays.stream(((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers())
                    .max(Comparator.comparing(one -> one.getNotAfter().toInstant()))
                    .orElseThrow();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private StreamFacts facts(
            String protocol, String mechanism, List<String> offered, Set<Feature> features, int held) {
        return new StreamFacts(
                protocol,
                "TLS_AES_256_GCM_SHA384",
                List.of(certificate),
                new SaslOffer(offered, Optional.empty()),
                mechanism,
                features,
                held < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(held)));
    }

    private Map<String, Level> levels(StreamFacts facts, Instant now) {
        return StreamChecks.of(facts, now).stream().collect(Collectors.toMap(Finding::check, Finding::level));
    }

    @Test
    void stream_thatIsAsItShouldBe_hasNothingToLookAt() {
        StreamFacts facts = facts(
                "TLSv1.3",
                "SCRAM-SHA-512-PLUS",
                List.of("SCRAM-SHA-512-PLUS", "SCRAM-SHA-512"),
                EnumSet.allOf(Feature.class),
                60);

        assertThat(levels(facts, inTime)).hasSize(8).values().containsOnly(Level.OK);
    }

    @Test
    void stream_thatIsOldAndWeak_isToldPointByPoint_withAdvice() {
        StreamFacts facts = facts("TLSv1.2", "SCRAM-SHA-1", List.of("SCRAM-SHA-1", "DIGEST-MD5"), Set.of(), -1);

        assertThat(StreamChecks.of(facts, inTime))
                .filteredOn(finding -> finding.level() == Level.WARN)
                .extracting(Finding::check)
                .containsExactly(
                        "TLS",
                        "login",
                        "channel binding",
                        "mechanisms",
                        "resumption",
                        "roster versioning",
                        "pre-approval");
        assertThat(StreamChecks.of(facts, inTime))
                .filteredOn(finding -> finding.level() == Level.WARN)
                .allSatisfy(finding -> assertThat(finding.advice()).isNotEmpty());
    }

    @Test
    void resumption_longerThanAMinute_orNotGranted_isWarnedOf() {
        List<String> scram = List.of("SCRAM-SHA-256");
        Set<Feature> features = EnumSet.allOf(Feature.class);

        assertThat(levels(facts("TLSv1.3", "SCRAM-SHA-256", scram, features, 300), inTime))
                .containsEntry("resumption", Level.WARN);
        assertThat(levels(facts("TLSv1.3", "SCRAM-SHA-256", scram, features, -1), inTime))
                .containsEntry("resumption", Level.WARN);
        assertThat(levels(facts("TLSv1.3", "SCRAM-SHA-256", scram, features, 60), inTime))
                .containsEntry("resumption", Level.OK);
    }

    @Test
    void serverCertificate_isWarnedOf30DaysAhead_andFailsOutsideItsTime() {
        StreamFacts facts = facts("TLSv1.3", "EXTERNAL", List.of("EXTERNAL"), EnumSet.allOf(Feature.class), 60);
        Instant end = certificate.getNotAfter().toInstant();

        assertThat(levels(facts, end.minus(Duration.ofDays(31)))).containsEntry("server certificate", Level.OK);
        assertThat(levels(facts, end.minus(Duration.ofDays(29)))).containsEntry("server certificate", Level.WARN);
        assertThat(levels(facts, end.plusSeconds(1))).containsEntry("server certificate", Level.FAIL);
        assertThat(levels(facts, certificate.getNotBefore().toInstant().minusSeconds(1)))
                .containsEntry("server certificate", Level.FAIL);
    }

    @ParameterizedTest
    @EnumSource
    void failedLogin_hasAnAdvice_andOnlyTheNetCountsAsUnreachable(XmppLoginException.Reason reason) {
        XmppLoginException failure = new XmppLoginException(reason, "because");

        assertThat(LoginCheck.of(failure).level()).isEqualTo(Level.FAIL);
        assertThat(LoginCheck.of(failure).advice()).isNotEmpty();
        assertThat(LoginCheck.isUnreachable(failure))
                .isEqualTo(reason == XmppLoginException.Reason.UNREACHABLE
                        || reason == XmppLoginException.Reason.NO_ANSWER);
    }

    private static Level clock(Duration ahead, Duration uncertainty) {
        return ClockCheck.of("clock", "its clock", new EntityTime.Offset(ahead, uncertainty))
                .level();
    }

    @Test
    void clocks_thatAreApart_areToldOnlyBeyondWhatTheQuestionLeavesOpen() {
        assertThat(clock(Duration.ofSeconds(4), Duration.ZERO)).isEqualTo(Level.OK);
        assertThat(clock(Duration.ofSeconds(-6), Duration.ZERO)).isEqualTo(Level.WARN);
        assertThat(clock(Duration.ofSeconds(6), Duration.ofSeconds(2))).isEqualTo(Level.OK);
        assertThat(clock(Duration.ofSeconds(-31), Duration.ofMillis(100))).isEqualTo(Level.FAIL);
        assertThat(clock(Duration.ofSeconds(31), Duration.ofSeconds(2))).isEqualTo(Level.WARN);
    }

    @Test
    void throughput_ofTheLimitThatEjabberdComesWith_isWarnedOf() {
        Finding slow = ThroughputCheck.judged(Duration.ofSeconds(20));

        assertThat(slow.level()).isEqualTo(Level.WARN);
        assertThat(slow.found()).endsWith("20.00 s: 3.0 kB/s");
        assertThat(slow.advice()).contains("shaper");
        assertThat(ThroughputCheck.judged(Duration.ofMillis(200)).level()).isEqualTo(Level.OK);
    }

    private static RosterItem item(String jid, Subscription subscription, String... groups) {
        return new RosterItem(Jid.of(jid), "", subscription, false, Set.of(groups));
    }

    private static List<Level> levels(List<Finding> findings) {
        return findings.stream().map(Finding::level).toList();
    }

    @Test
    void rosterOfAnOperator_emptyOrOneSided_isTold() {
        assertThat(levels(RosterChecks.ofOperator(List.of()))).containsExactly(Level.FAIL);
        assertThat(RosterChecks.ofOperator(List.of(item("hp1@a.test", Subscription.TO)))
                        .get(0)
                        .found())
                .startsWith("hp1@a.test is of subscription to");
        assertThat(levels(RosterChecks.ofOperator(List.of(item("hp1@a.test", Subscription.BOTH)))))
                .containsExactly(Level.OK);
        List<RosterItem> many = java.util.stream.IntStream.range(0, 25)
                .mapToObj(i -> item("hp" + i + "@a.test", Subscription.NONE))
                .toList();
        assertThat(RosterChecks.ofOperator(many))
                .hasSize(11)
                .last()
                .extracting(Finding::found)
                .asString()
                .startsWith("15 more");
    }

    @Test
    void rosterOfADevice_withoutRolesOrOwners_isTold() {
        RosterItem provider = item("op@a.test", Subscription.BOTH, "Service Provider");
        RosterItem friend = item("op@a.test", Subscription.BOTH, "Friends");

        assertThat(levels(RosterChecks.ofDevice(List.of(), GROUPS, Map.of()))).containsExactly(Level.FAIL);
        assertThat(levels(RosterChecks.ofDevice(List.of(friend), GROUPS, Map.of())))
                .containsExactly(Level.WARN, Level.FAIL);
        assertThat(levels(RosterChecks.ofDevice(List.of(), GROUPS, Map.of(Jid.of("op@a.test"), GROUPS))))
                .containsExactly(Level.WARN);
        assertThat(levels(RosterChecks.ofDevice(List.of(provider), GROUPS, Map.of(Jid.of("op@a.test"), GROUPS))))
                .containsExactly(Level.OK);
    }

    @Test
    void dns_withoutRecords_isWarnedOf_andNotAskedWhereAHostIsSet() {
        // Nobody answers at the discard port: as if there were no record.
        ServerAddresses nobody = new ServerAddresses("dns://127.0.0.1:9", new SplittableRandom(1));

        assertThat(DnsCheck.of(nobody, "a.test", XmppSettings.Server.OF_DOMAIN))
                .satisfies(finding -> assertThat(finding.level()).isEqualTo(Level.WARN))
                .satisfies(finding -> assertThat(finding.advice()).contains("_xmpp-client._tcp.a.test. 3600 IN SRV"));
        assertThat(DnsCheck.of(nobody, "a.test", XmppSettings.Server.at("xmpp.a.test", 5222))
                        .level())
                .isEqualTo(Level.OK);
    }

    @Test
    void files_thatOthersMayChange_fail() throws IOException {
        Path file = Files.createFile(folder.resolve("agent.yaml"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        assertThat(FileChecks.modes(file).level()).isEqualTo(Level.FAIL);

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(FileChecks.modes(file).level()).isEqualTo(Level.OK);
        assertThat(FileChecks.modes(folder.resolve("none")).level()).isEqualTo(Level.FAIL);
    }

    @Test
    void caFile_missingEmptyOrExpired_fails() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        Path file = Files.writeString(
                folder.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");

        assertThat(levels(FileChecks.authorities(folder.resolve("none"), inTime)))
                .containsExactly(Level.FAIL);
        assertThat(levels(FileChecks.authorities(empty, inTime))).containsExactly(Level.FAIL);
        assertThat(levels(FileChecks.authorities(file, inTime))).containsExactly(Level.OK);
        Instant after = certificate.getNotAfter().toInstant().plusSeconds(1);
        assertThat(levels(FileChecks.authorities(file, after))).containsExactly(Level.FAIL);
    }

    @Test
    void ownCertificate_thatIsNone_fails() throws IOException {
        Path file = Files.writeString(folder.resolve("own.pem"), "nothing");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThat(FileChecks.certificate(CertificateFiles.in(file), "hp1@a.test", inTime)
                        .level())
                .isEqualTo(Level.FAIL);
    }

    @Test
    void store_belowAFile_fails_andOneThatIsNotMadeYetIsMeasuredAbove() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(FileChecks.directory(file.resolve("store")).level()).isEqualTo(Level.FAIL);
        assertThat(FileChecks.directory(folder.resolve("a/b")).found()).contains("MB left");
    }
}
