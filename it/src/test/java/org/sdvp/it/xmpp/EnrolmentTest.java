package org.sdvp.it.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.enrolment.account.AccountException;
import org.sdvp.enrolment.account.ServerAccounts;
import org.sdvp.enrolment.box.BoxEnrolment;
import org.sdvp.enrolment.box.BoxEnrolment.EnrolledBox;
import org.sdvp.enrolment.box.EnrolmentException;
import org.sdvp.enrolment.certificate.Pem;
import org.sdvp.enrolment.code.EnrolmentCode;
import org.sdvp.enrolment.desk.BoxOrder;
import org.sdvp.enrolment.desk.BoxRecord;
import org.sdvp.enrolment.desk.BoxState;
import org.sdvp.enrolment.desk.DeskException;
import org.sdvp.enrolment.desk.DeskSettings;
import org.sdvp.enrolment.desk.EnrolmentDesk;
import org.sdvp.enrolment.desk.EnrolmentResponder;
import org.sdvp.xmpp.ConnectionState;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.Subscriptions;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppLoginException;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.RosterItem;

/** Enrolment over real XMPP servers, commanded through their own interfaces. */
class EnrolmentTest {
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir
    private Path home;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final String name = "box" + NEXT.incrementAndGet();

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    /** A desk with its account, on a real server. */
    private final class Office {
        final Lab lab;
        final XmppSettings account;
        final DeskSettings settings;
        final XmppConnection connection;
        EnrolmentDesk desk;

        Office(XmppServerKind kind) throws IOException {
            lab = new Lab(RealServers.of(kind));
            open.add(lab);
            account = lab.fresh(EnrolmentDesk.RESOURCE);
            settings = new DeskSettings(
                    account.jid().bare(),
                    DeskSettings.ServerKind.of(kind.name()),
                    lab.server().adminSocket(),
                    Optional.of(InetSocketAddress.createUnresolved(
                            lab.server().host().getHostAddress(), lab.server().port())),
                    XmppSettings.Tls.STARTTLS,
                    Optional.of(lab.server().caFile()));
            desk = desk(settings.accounts(), Clock.systemUTC());
            connection = lab.connection(account);
            connection.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
            Lab.done(connection.login());
        }

        EnrolmentDesk desk(ServerAccounts accounts, Clock clock) throws IOException {
            return new EnrolmentDesk(home.resolve("desk"), settings, accounts, clock);
        }

        EnrolmentResponder serve(EnrolmentDesk at) {
            EnrolmentResponder responder =
                    new EnrolmentResponder(connection, at, Runnable::run, new EnrolmentResponder.Listener() {
                        @Override
                        public void answered(Jid box) {
                            events.add("answered " + box.local());
                        }

                        @Override
                        public void enrolled(BoxRecord box) {
                            events.add("enrolled " + box.name());
                        }

                        @Override
                        public void renewed(Jid box) {
                            events.add("renewed " + box.local());
                        }

                        @Override
                        public void refused(Jid who, String why) {
                            events.add("refused " + who.local());
                        }
                    });
            open.add(0, responder);
            return responder;
        }

        BoxOrder order() {
            return new BoxOrder(name, "Cellar", Map.of(settings.desk(), Set.of("Service Provider")), WEEK);
        }

        EnrolledBox redeem(EnrolmentCode code) {
            return new BoxEnrolment(lab::connection, Duration.ofSeconds(10)).redeem(code, home.resolve(name));
        }

        XmppSettings box(String password) {
            return lab.account(name, "IEC", password);
        }

        BoxState state() {
            return desk.boxes().stream()
                    .filter(box -> box.name().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .state();
        }
    }

    private String password() throws IOException {
        return Files.readString(home.resolve(name).resolve("password")).strip();
    }

    @ParameterizedTest
    @EnumSource
    void newBox_byItsCode_hasAccountCertificateAndRosterInOneStep(XmppServerKind kind) throws Exception {
        Office office = new Office(kind);
        office.serve(office.desk);
        EnrolmentCode code =
                EnrolmentCode.parse(office.desk.order(office.order()).text());

        EnrolledBox box = office.redeem(code);

        XmppConnection agent = office.lab.connection(office.box(password()));
        new Subscriptions(agent, box.owners());
        Lab.done(agent.login());
        assertThat(agent.roster().item(office.settings.desk()).map(RosterItem::groups))
                .contains(Set.of("Service Provider"));
        assertThat(Pem.certificate(box.files().certificate()).getSubjectAlternativeNames())
                .hasSize(1);
        Pem.certificate(box.files().certificate())
                .verify(office.desk.authority().getPublicKey());
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(box.files().certificate())))
                .isEqualTo("rw-------");
        assertThat(office.state()).isEqualTo(BoxState.ENROLLED);
        assertThat(events).containsExactly("answered " + name, "enrolled " + name);
        Awaitility.await()
                .untilAsserted(() -> assertThat(office.connection.roster().item(box.jid()))
                        .as("%s", agent.roster().items())
                        .get()
                        .extracting(RosterItem::subscription)
                        .isEqualTo(RosterItem.Subscription.BOTH));
    }

    @ParameterizedTest
    @EnumSource
    void code_used_isVoid(XmppServerKind kind) throws Exception {
        Office office = new Office(kind);
        office.serve(office.desk);
        EnrolmentCode code = office.desk.order(office.order());
        office.redeem(code);

        assertThat(office.lab
                        .refusal(office.box(new String(code.password().characters())))
                        .reason()
                        .needsPerson())
                .isTrue();
        assertThatThrownBy(() -> new BoxEnrolment(office.lab::connection, Duration.ofSeconds(5))
                        .redeem(code, home.resolve("thief")))
                .isInstanceOf(EnrolmentException.class)
                .hasMessageContaining("it is used, has run out or was revoked");
        assertThatThrownBy(() -> office.redeem(code)).hasMessageContaining("enrolled box already");
        assertThatThrownBy(() -> office.desk.order(office.order()))
                .isInstanceOf(DeskException.class)
                .hasMessageContaining("take another name");
    }

    @ParameterizedTest
    @EnumSource
    void newerCode_makesTheOlderOneVoid(XmppServerKind kind) throws Exception {
        Office office = new Office(kind);
        office.serve(office.desk);
        EnrolmentCode older = office.desk.order(office.order());
        EnrolmentCode newer = office.desk.order(office.order());

        assertThatThrownBy(() -> office.redeem(older)).isInstanceOf(EnrolmentException.class);
        office.redeem(newer);

        assertThat(office.state()).isEqualTo(BoxState.ENROLLED);
    }

    @ParameterizedTest
    @EnumSource
    void revokedBox_isCutOff_andCannotLogInAgain(XmppServerKind kind) throws Exception {
        Office office = new Office(kind);
        office.serve(office.desk);
        office.redeem(office.desk.order(office.order()));
        XmppConnection agent = office.lab.login(office.box(password()));
        CompletableFuture<String> lost = new CompletableFuture<>();
        agent.onState((state, reason) -> {
            if (!state.isOnline()) {
                lost.complete(state.name());
            }
        });

        office.desk.revoke(name);

        assertThat(Lab.done(lost)).isEqualTo(ConnectionState.DISCONNECTED.name());
        XmppLoginException refused = office.lab.refusal(office.box(password()));
        assertThat(refused.reason().needsPerson()).isTrue();
        assertThat(office.state()).isEqualTo(BoxState.REVOKED);
        office.desk.revoke(name);
        assertThatThrownBy(() -> office.desk.order(office.order()))
                .isInstanceOf(DeskException.class)
                .hasMessageContaining("whose certificate may be good until");
    }

    @ParameterizedTest
    @EnumSource
    void codeNotUsedInTime_losesItsAccount(XmppServerKind kind) throws Exception {
        Office office = new Office(kind);
        EnrolmentCode code = office.desk.order(office.order());
        EnrolmentDesk later = office.desk(
                office.settings.accounts(), Clock.fixed(Instant.now().plus(WEEK).plusSeconds(60), ZoneOffset.UTC));
        office.serve(later);

        assertThatThrownBy(() -> office.redeem(code))
                .isInstanceOf(EnrolmentException.class)
                .hasMessageContaining("does not enrol");
        assertThat(later.expire()).extracting(BoxRecord::name).containsExactly(name);

        assertThat(office.settings.accounts().exists(name)).isFalse();
        assertThat(office.state()).isEqualTo(BoxState.EXPIRED);
        assertThat(later.expire()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void deskThatDiesBeforeChangingThePassword_leavesABoxThatGoesOn(XmppServerKind kind) throws Exception {
        Office office = new Office(kind);
        ServerAccounts real = office.settings.accounts();
        EnrolmentResponder first = office.serve(office.desk(new Dying(real, false), Clock.systemUTC()));
        EnrolmentCode code = office.desk.order(office.order());
        assertThatThrownBy(() -> office.redeem(code)).isInstanceOf(EnrolmentException.class);
        first.close();
        office.serve(office.desk(real, Clock.systemUTC()));

        office.redeem(code);

        assertThat(office.state()).isEqualTo(BoxState.ENROLLED);
        office.lab.login(office.box(password())).close();
    }

    @ParameterizedTest
    @EnumSource
    void deskThatDiesAfterChangingThePassword_leavesABoxThatFindsOut(XmppServerKind kind) throws Exception {
        Office office = new Office(kind);
        ServerAccounts real = office.settings.accounts();
        office.serve(office.desk(new Dying(real, true), Clock.systemUTC()));

        office.redeem(office.desk.order(office.order()));

        assertThat(office.state()).isEqualTo(BoxState.ENROLLED);
        office.lab.login(office.box(password())).close();
    }

    @ParameterizedTest
    @EnumSource
    void stranger_whoAsksTheDesk_isAnsweredAsIfNobodyWereThere(XmppServerKind kind) throws Exception {
        Office office = new Office(kind);
        office.serve(office.desk);
        XmppSettings stranger = office.lab.fresh("x");
        EnrolmentCode forged = new EnrolmentCode(
                stranger.jid().bare(),
                Password.of(RealServers.PASSWORD),
                office.settings.desk(),
                office.settings.server(),
                XmppSettings.Tls.STARTTLS,
                Optional.of(Pem.certificate(office.lab.server().caFile())));

        assertThatThrownBy(() -> office.redeem(forged)).hasMessageContaining("service-unavailable");
        assertThat(events).containsExactly("refused " + stranger.jid().local());
    }

    @ParameterizedTest
    @EnumSource
    void accountOfSomebodyElse_isNeverTaken(XmppServerKind kind) throws Exception {
        Office office = new Office(kind);
        XmppSettings other = office.lab.fresh("x");
        BoxOrder order = new BoxOrder(other.jid().local(), "", Map.of(office.settings.desk(), Set.of("User")), WEEK);

        assertThatThrownBy(() -> office.desk.order(order)).hasMessageContaining("not from this desk");
        EnrolmentDesk later = office.desk(
                office.settings.accounts(), Clock.fixed(Instant.now().plus(WEEK).plusSeconds(60), ZoneOffset.UTC));
        office.desk.order(office.order());
        later.expire();
        office.settings.accounts().add(name, "somebody's");
        assertThatThrownBy(() -> later.order(office.order())).hasMessageContaining("not from this desk");
        assertThatThrownBy(() -> office.desk.revoke(other.jid().local())).isInstanceOf(DeskException.class);

        office.lab.login(other).close();
    }

    /** Fails at a change of password, before or after the server has done it, as a process does that is killed there. */
    private record Dying(ServerAccounts real, boolean after) implements ServerAccounts {
        @Override
        public void add(String account, String password) throws IOException {
            real.add(account, password);
        }

        @Override
        public void remove(String account) throws IOException {
            real.remove(account);
        }

        @Override
        public void changePassword(String account, String password) throws IOException {
            if (after) {
                real.changePassword(account, password);
            }
            throw new AccountException("the power is gone");
        }

        @Override
        public boolean exists(String account) throws IOException {
            return real.exists(account);
        }
    }
}
