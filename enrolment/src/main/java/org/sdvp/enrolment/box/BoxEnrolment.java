package org.sdvp.enrolment.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sdvp.enrolment.EnrolmentAnswer;
import org.sdvp.enrolment.EnrolmentRequest;
import org.sdvp.enrolment.code.EnrolmentCode;
import org.sdvp.enrolment.desk.EnrolmentDesk;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppException;
import org.sdvp.xmpp.XmppLoginException;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;

/**
 * Enrols the box it runs on: logs in with the one-time password of its code, has its new key certified, stores certificate
 * and password, confirms, and puts its owners into its roster. When it is cut off at any point, by a crash too, doing the
 * same again goes on from there.
 */
public final class BoxEnrolment {
    private final XmppConnector connector;
    private final Duration patience;

    /**
     * A box's enrolment.
     *
     * @param connector makes the connections
     * @param patience how long to wait for each answer
     */
    public BoxEnrolment(XmppConnector connector, Duration patience) {
        this.connector = connector;
        this.patience = patience;
    }

    /**
     * An enrolled box.
     *
     * @param jid bare address
     * @param desk bare address of the desk, which renews its certificate
     * @param server where the XMPP server is
     * @param files what it has
     * @param owners bare address to roster groups, as they are in its roster now
     */
    public record EnrolledBox(
            Jid jid, Jid desk, XmppSettings.Server server, BoxFiles files, Map<Jid, Set<String>> owners) {}

    /**
     * Uses a code.
     *
     * @param code of the box
     * @param directory where its files are to be; made if need be
     * @throws EnrolmentException if there is a box enrolled already, the code is used or has run out, the desk does not
     *     answer, or the XMPP server cannot be reached
     */
    public EnrolledBox redeem(EnrolmentCode code, Path directory) {
        BoxFiles files = new BoxFiles(directory);
        try {
            if (files.isEnrolled()) {
                throw new EnrolmentException(
                        directory + " holds an enrolled box already; use another directory, or move"
                                + " it away if that box is to be replaced");
            }
            Files.createDirectories(directory);
            if (code.authority().isPresent()) {
                files.trust(code.authority().get());
            }
            return new Attempt(code, files).run();
        } catch (IOException e) {
            throw new EnrolmentException("cannot keep the files of " + code.box() + ": " + e.getMessage(), e);
        }
    }

    /** One try to use a code. */
    private final class Attempt {
        private final EnrolmentCode code;
        private final BoxFiles files;
        private final XmppSettings.Server server;
        private final KeyPair keys;

        Attempt(EnrolmentCode code, BoxFiles files) throws IOException {
            this.code = code;
            this.files = files;
            this.server = new XmppSettings.Server(
                    code.server(), code.tls(), code.authority().map(certificate -> files.serverAuthority()), false);
            this.keys = files.freshKeys();
        }

        EnrolledBox run() throws IOException {
            // Cut off before: the desk may have changed the password already.
            Optional<EnrolledBox> before = finish();
            if (before.isPresent()) {
                return before.get();
            }
            EnrolmentException cutOff = null;
            try (XmppConnection connection = login(code.password())) {
                ask(connection);
                send(connection, EnrolmentAnswer.confirmation(false));
            } catch (EnrolmentException e) {
                cutOff = e;
            }
            Optional<EnrolledBox> enrolled = finish();
            if (enrolled.isEmpty()) {
                throw cutOff != null
                        ? cutOff
                        : new EnrolmentException("the desk " + code.desk() + " has confirmed " + code.box()
                                + ", but the XMPP server does not take its new password; do the same again");
            }
            return enrolled.get();
        }

        /** The rest, if the account has its own password already. */
        private Optional<EnrolledBox> finish() throws IOException {
            Optional<Password> fresh = files.freshPassword();
            Optional<XmppConnection> login = fresh.isPresent() ? tryLogin(fresh.get()) : Optional.empty();
            if (login.isEmpty()) {
                return Optional.empty();
            }
            try (XmppConnection connection = login.get()) {
                return Optional.of(settle(connection));
            }
        }

        private Optional<XmppConnection> tryLogin(Password password) {
            try {
                return Optional.of(login(password));
            } catch (EnrolmentException e) {
                if (e.getCause() instanceof XmppLoginException refused
                        && refused.reason().needsPerson()) {
                    return Optional.empty();
                }
                throw e;
            }
        }

        private XmppConnection login(Password password) {
            XmppConnection connection =
                    connector.connection(XmppSettings.of(code.box(), password).with(server));
            try {
                waitFor(connection.login());
                return connection;
            } catch (XmppLoginException e) {
                connection.close();
                throw new EnrolmentException(
                        e.reason().needsPerson()
                                ? "the XMPP server does not take the code of " + code.box()
                                        + ": it is used, has run out or was revoked, or another is newer; ask for a new one ("
                                        + e.getMessage() + ")"
                                : String.valueOf(e.getMessage()),
                        e);
            }
        }

        private void ask(XmppConnection connection) throws IOException {
            Iq answer = send(connection, EnrolmentRequest.of(code.box(), keys).toXml());
            try {
                EnrolmentAnswer given = EnrolmentAnswer.fromXml(answer.payload().orElseThrow());
                if (!given.certificate().getPublicKey().equals(keys.getPublic())) {
                    throw new EnrolmentException("the desk " + code.desk()
                            + " gave a certificate for another key than that of " + code.box());
                }
                files.keep(given);
            } catch (WireException e) {
                throw new EnrolmentException(
                        "the desk " + code.desk() + " gave an answer that cannot be read: " + e.getMessage(), e);
            }
        }

        private EnrolledBox settle(XmppConnection connection) throws IOException {
            send(connection, EnrolmentAnswer.confirmation(true));
            Map<Jid, Set<String>> owners = files.freshOwners();
            owners.forEach((owner, groups) -> {
                waitFor(connection.roster().set(owner, "", groups));
                connection.send(Presence.subscribe(owner));
                connection.send(Presence.subscribed(owner));
            });
            files.complete(keys);
            return new EnrolledBox(code.box(), code.desk(), server, files, owners);
        }

        private Iq send(XmppConnection connection, XmlElement payload) {
            Jid desk = Jid.of(code.desk() + "/" + EnrolmentDesk.RESOURCE);
            try {
                return waitFor(connection.sendIq(Iq.set(desk, payload), patience));
            } catch (XmppException e) {
                throw new EnrolmentException(
                        "the desk " + desk + " does not enrol " + code.box() + " now: " + e.getMessage()
                                + "; is \"sdvp enrol serve\" running there? Then do the same again",
                        e);
            }
        }
    }

    private <T> T waitFor(CompletionStage<T> stage) {
        try {
            // A request has its own timeout; a login has those of the settings.
            return stage.toCompletableFuture().get(patience.toMillis() * 4, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnrolmentException("the enrolment was interrupted; do the same again", e);
        } catch (TimeoutException e) {
            throw new EnrolmentException("no answer in time; do the same again", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() instanceof CompletionException wrapped ? wrapped.getCause() : e.getCause();
            if (cause instanceof RuntimeException known) {
                throw known;
            }
            throw new EnrolmentException("the enrolment failed: " + e.getMessage() + "; do the same again", e);
        }
    }
}
