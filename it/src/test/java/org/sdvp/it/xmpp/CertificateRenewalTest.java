package org.sdvp.it.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.demo.xmppserver.XmppServerConfig;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.demo.xmppserver.XmppServerProcess;
import org.sdvp.enrolment.EnrolmentRequest;
import org.sdvp.enrolment.box.BoxEnrolment;
import org.sdvp.enrolment.box.BoxEnrolment.EnrolledBox;
import org.sdvp.enrolment.box.CertificateRenewal;
import org.sdvp.enrolment.box.CertificateWatch;
import org.sdvp.enrolment.box.EnrolmentException;
import org.sdvp.enrolment.certificate.CertificateAuthority;
import org.sdvp.enrolment.certificate.Pem;
import org.sdvp.enrolment.certificate.PrivateFile;
import org.sdvp.enrolment.desk.BoxOrder;
import org.sdvp.enrolment.desk.BoxRecord;
import org.sdvp.enrolment.desk.DeskSettings;
import org.sdvp.enrolment.desk.EnrolmentDesk;
import org.sdvp.enrolment.desk.EnrolmentResponder;
import org.sdvp.xmpp.ConnectionState;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.security.CertificateFiles;
import org.sdvp.xmpp.security.StreamFacts;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;

/** Certificates that a desk has given, on XMPP servers that trust its authority: the login, the renewal, the end. */
@ParameterizedClass
@EnumSource(XmppServerKind.class)
class CertificateRenewalTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Parameter
    XmppServerKind kind;

    @TempDir
    private Path home;

    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final List<String> renewed = new CopyOnWriteArrayList<>();
    private XmppServerProcess server;
    private Lab lab;
    private EnrolmentDesk desk;
    private XmppConnection office;
    private EnrolmentResponder responder;
    private EnrolledBox box;

    @BeforeEach
    void enrol() throws IOException {
        CertificateAuthority authority =
                CertificateAuthority.open(home.resolve("desk"), "Enrolment desk", InstantSource.system());
        server = XmppServerProcess.start(
                kind,
                XmppServerConfig.forDomain("sdvp.test")
                        .certificateAuthority(authority)
                        .account("desk", RealServers.PASSWORD)
                        .strongLogin()
                        .build());
        lab = new Lab(server);
        XmppSettings account = lab.account("desk", EnrolmentDesk.RESOURCE, RealServers.PASSWORD);
        DeskSettings settings = new DeskSettings(
                account.jid().bare(),
                DeskSettings.ServerKind.of(kind.name()),
                server.adminSocket(),
                Optional.of(InetSocketAddress.createUnresolved(server.host().getHostAddress(), server.port())),
                XmppSettings.Tls.STARTTLS,
                Optional.of(server.caFile()));
        desk = new EnrolmentDesk(home.resolve("desk"), settings, settings.accounts(), Clock.systemUTC());
        office = lab.connection(account);
        office.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
        Lab.done(office.login());
        responder = new EnrolmentResponder(office, desk, Runnable::run, new Renewals());
        BoxOrder order = new BoxOrder("box7", "Cellar", Map.of(settings.desk(), Set.of("Service Provider")), WEEK);
        box = new BoxEnrolment(lab::connection, PATIENCE).redeem(desk.order(order), home.resolve("box7"));
    }

    @AfterEach
    void end() throws IOException {
        responder.close();
        lab.close();
        server.close();
        worker.shutdownNow();
    }

    private final class Renewals implements EnrolmentResponder.Listener {
        @Override
        public void answered(Jid who) {}

        @Override
        public void enrolled(BoxRecord who) {}

        @Override
        public void renewed(Jid who) {
            renewed.add(who.toString());
        }

        @Override
        public void refused(Jid who, String why) {}
    }

    private CertificateFiles files() {
        return CertificateFiles.in(box.files().certificate());
    }

    private X509Certificate stored() throws IOException {
        return Pem.certificate(box.files().certificate());
    }

    private CertificateRenewal renewal() {
        return new CertificateRenewal(box.desk(), files(), worker, PATIENCE);
    }

    private XmppSettings byCertificate(Password password) {
        return lab.account("box7", "IEC", "")
                .with(XmppSettings.Security.USUAL.withCertificate(files()))
                .withPassword(password);
    }

    private Password password() throws IOException {
        return Password.of(Files.readString(box.files().password()).strip());
    }

    private static String mechanism(XmppConnection connection) {
        return connection.facts().map(StreamFacts::mechanism).orElse("");
    }

    /** The certificate of the box as it will be when it has run out: the same key, the same authority. */
    private void runOut() throws IOException {
        KeyPair keys = CertificateAuthority.newKeys();
        X509Certificate over = CertificateAuthority.open(home.resolve("desk"), "", InstantSource.system())
                .issue("box7@sdvp.test", keys.getPublic(), Duration.ofMinutes(-1));
        PrivateFile.write(
                box.files().certificate(),
                Pem.of(over) + Pem.of(Pem.PRIVATE_KEY, keys.getPrivate().getEncoded()));
    }

    @Test
    void enrolledCertificate_isTheLogin_withoutPassword() {
        XmppConnection agent = lab.login(byCertificate(Password.NONE));

        assertThat(mechanism(agent)).isEqualTo("EXTERNAL");
        assertThat(agent.jid()).isEqualTo(Jid.of("box7@sdvp.test/IEC"));
    }

    @Test
    void agent_renewsItsCertificate_whenLessThanAThirdOfItsLifeIsLeft_overItsRunningStream() throws IOException {
        X509Certificate first = stored();
        Instant third = first.getNotAfter().toInstant().minus(EnrolmentDesk.CERTIFICATE_VALIDITY.dividedBy(3));
        ManualTimeSource time = new ManualTimeSource(third.minus(Duration.ofDays(1)));
        XmppConnection agent = lab.login(byCertificate(Password.NONE));
        List<ConnectionState> states = new CopyOnWriteArrayList<>();
        agent.onState((state, reason) -> states.add(state));
        Jid stream = agent.jid();
        try (CertificateWatch watch = new CertificateWatch(
                agent, renewal(), new CertificateWatch.Parts(time, Runnable::run, new SplittableRandom(1)))) {
            assertThat(watch).isNotNull();
            time.advance(Duration.ofHours(20));
            assertThat(renewed).isEmpty();
            time.advance(Duration.ofHours(12));
            Awaitility.await().until(() -> !stored().equals(first));
        }

        assertThat(renewed).containsExactly("box7@sdvp.test/IEC");
        assertThat(stored().getPublicKey()).isNotEqualTo(first.getPublicKey());
        assertThat(states).isEmpty();
        assertThat(agent.jid()).isEqualTo(stream);
        agent.close();
        assertThat(mechanism(lab.login(byCertificate(Password.NONE)))).isEqualTo("EXTERNAL");
    }

    @Test
    void certificateThatHasRunOut_givesWayToThePassword_saysSo_andIsRenewedAtThatLogin() throws IOException {
        runOut();
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger logger = (Logger) org.slf4j.LoggerFactory.getLogger("org.sdvp.xmpp.smack.SmackLink");
        lines.start();
        logger.addAppender(lines);
        XmppConnection agent = lab.connection(byCertificate(password()));
        try (CertificateWatch watch = new CertificateWatch(
                agent, renewal(), new CertificateWatch.Parts(lab.time(), worker, new SplittableRandom(1)))) {
            assertThat(watch).isNotNull();
            Lab.done(agent.login());
            assertThat(mechanism(agent)).startsWith("SCRAM-");
            assertThat(lines.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("box7@sdvp.test/IEC logs in by password: its certificate is not good at"));
            Awaitility.await().until(() -> stored().getNotAfter().toInstant().isAfter(Instant.now()));
        } finally {
            logger.detachAppender(lines);
        }
        agent.close();

        assertThat(mechanism(lab.login(byCertificate(Password.NONE)))).isEqualTo("EXTERNAL");
    }

    @Test
    void deskThatIsAway_leavesTheCertificateAsItIs_andIsAskedAgainLater() throws IOException {
        X509Certificate first = stored();
        ManualTimeSource time =
                new ManualTimeSource(first.getNotAfter().toInstant().minus(Duration.ofDays(2)));
        XmppConnection agent = lab.login(byCertificate(Password.NONE));
        responder.close();
        assertThatThrownBy(() -> Lab.done(renewal().renew(agent)))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(EnrolmentException.class)
                .hasMessageContaining("does not renew the certificate of box7@sdvp.test now");
        List<String> tries = new CopyOnWriteArrayList<>();
        ListAppender<ILoggingEvent> lines = new ListAppender<>() {
            @Override
            protected void append(ILoggingEvent event) {
                tries.add(event.getFormattedMessage());
            }
        };
        Logger logger = (Logger) org.slf4j.LoggerFactory.getLogger(CertificateWatch.class);
        lines.start();
        logger.addAppender(lines);
        try (CertificateWatch watch = new CertificateWatch(
                agent, renewal(), new CertificateWatch.Parts(time, Runnable::run, new SplittableRandom(1)))) {
            assertThat(watch).isNotNull();
            Awaitility.await().until(() -> tries.size() == 1);
            assertThat(stored()).isEqualTo(first);
            time.advance(Duration.ofMinutes(59));
            assertThat(tries).hasSize(1);
            responder = new EnrolmentResponder(office, desk, Runnable::run, new Renewals());
            time.advance(Duration.ofHours(2));
            Awaitility.await().until(() -> !stored().equals(first));
        } finally {
            logger.detachAppender(lines);
        }
        assertThat(tries.get(0))
                .contains("was not renewed, which is tried again in")
                .contains("enrol serve");
    }

    @Test
    void boxThatWasTakenOut_getsNoCertificate() {
        Jid taken = Jid.of("box7@sdvp.test");
        EnrolmentRequest request = EnrolmentRequest.renewal(taken, CertificateAuthority.newKeys());
        assertThat(desk.renew(taken, request)).isPresent();

        desk.revoke("box7");

        assertThat(desk.renew(taken, request)).isEmpty();
    }

    @Test
    void boxThatIsNotEnrolled_getsNoCertificate() throws IOException {
        List<BoxRecord> before = new ArrayList<>(desk.boxes());
        BoxOrder other = new BoxOrder("box8", "", Map.of(box.desk(), Set.of("User")), WEEK);
        Password once = desk.order(other).password();
        XmppConnection pending = lab.login(lab.account("box8", "IEC", "").withPassword(once));

        assertThatThrownBy(() -> Lab.done(renewal().renew(pending))).hasMessageContaining("service-unavailable");

        assertThat(before)
                .singleElement()
                .extracting(BoxRecord::certificate)
                .isEqualTo(stored().getSerialNumber().toString(16));
        assertThat(renewed).isEmpty();
    }
}
