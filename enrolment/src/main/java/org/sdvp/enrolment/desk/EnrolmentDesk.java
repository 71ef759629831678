package org.sdvp.enrolment.desk;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sdvp.enrolment.EnrolmentAnswer;
import org.sdvp.enrolment.EnrolmentRequest;
import org.sdvp.enrolment.RenewalAnswer;
import org.sdvp.enrolment.account.AccountException;
import org.sdvp.enrolment.account.ServerAccounts;
import org.sdvp.enrolment.certificate.CertificateAuthority;
import org.sdvp.enrolment.certificate.Pem;
import org.sdvp.enrolment.code.EnrolmentCode;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.stanza.Jid;

/**
 * Enrols boxes. A box is ordered, which makes its account and its code; it comes with the code's one-time password, asks,
 * gets its certificate and its password, stores both and confirms; then the one-time password is void. Each step may be
 * asked for again after a crash or a lost answer on either side. Safe for many threads; several processes may work on one
 * directory.
 */
public final class EnrolmentDesk {
    /** How long a box's certificate is good. */
    public static final Duration CERTIFICATE_VALIDITY = Duration.ofDays(825);

    /** The resource under which the desk answers boxes: an iq to a bare address would be answered by the XMPP server. */
    public static final String RESOURCE = "enrolment";

    private static final int PASSWORD_OCTETS = 24;

    private final DeskSettings settings;
    private final ServerAccounts accounts;
    private final CertificateAuthority authority;
    private final BoxRegistry registry;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Offer> offers = new ConcurrentHashMap<>();

    private record Offer(PublicKey key, EnrolmentAnswer answer) {}

    /**
     * Opens a desk.
     *
     * @param directory what it keeps: settings, authority, boxes
     * @param settings whom it works for
     * @param accounts of the XMPP server
     * @param clock for what runs out
     * @throws IOException if the directory cannot be used, or the authority in it is none
     */
    public EnrolmentDesk(Path directory, DeskSettings settings, ServerAccounts accounts, Clock clock)
            throws IOException {
        this.settings = settings;
        this.accounts = accounts;
        this.clock = clock;
        this.authority = CertificateAuthority.open(directory, "Enrolment desk of " + settings.desk(), clock);
        this.registry = new BoxRegistry(directory.resolve("boxes"));
    }

    /** The authority of the boxes' certificates, which an XMPP server has to trust for logins by certificate. */
    public X509Certificate authority() {
        return authority.certificate();
    }

    /** All boxes by name, whatever their state. */
    public List<BoxRecord> boxes() {
        return asked("read the boxes", registry::all);
    }

    /**
     * Makes account and code of a box. For a box whose code has not been used yet it makes a new code, and the one before
     * is void; so it does for one that has expired. The name of a box that was enrolled is not given again while its
     * certificate may be good.
     *
     * @return the code; only here, since the desk does not keep its one-time password
     * @throws DeskException if the box is enrolled, the account is there but not from this desk, or the XMPP server does
     *     not do it
     */
    public EnrolmentCode order(BoxOrder order) {
        return asked(
                "order box " + order.name(),
                () -> registry.alone(() -> {
                    Optional<BoxRecord> before = registry.find(order.name());
                    if (before.isPresent() && isInUse(before.get().state())) {
                        throw new DeskException("box " + order.name()
                                + " is enrolled; take another name for a box in its place, and revoke this one");
                    }
                    Jid box = account(order.name());
                    EnrolmentCode code = EnrolmentCode.fresh(
                            box, settings.desk(), settings.server(), settings.tls(), serverAuthority());
                    Instant now = clock.instant();
                    BoxRecord record = new BoxRecord(
                            order.name(),
                            order.site(),
                            BoxState.PENDING,
                            now,
                            now.plus(order.validity()),
                            order.owners(),
                            "",
                            Optional.empty());
                    requireNoOldCertificate(before);
                    if (before.filter(known -> known.state() == BoxState.PENDING)
                            .isPresent()) {
                        removeIfThere(order.name());
                    } else if (accounts.exists(order.name())) {
                        throw new DeskException(
                                "there is an account " + box + " that is not from this desk; choose another name");
                    }
                    // The record first: an account without one would be nobody's.
                    registry.save(record);
                    accounts.add(order.name(), new String(code.password().characters()));
                    offers.remove(order.name());
                    return code;
                }));
    }

    /** An XMPP server asks of a certificate only whether there is such an account: a revoked box must not get it back. */
    private void requireNoOldCertificate(Optional<BoxRecord> before) {
        Instant good = before.flatMap(BoxRecord::certifiedUntil).orElse(Instant.MIN);
        if (clock.instant().isBefore(good)) {
            throw new DeskException(
                    "there was a box " + before.map(BoxRecord::name).orElse("")
                            + " before, whose certificate may be good until " + good + "; take another name");
        }
    }

    private static boolean isInUse(BoxState state) {
        return state == BoxState.ENROLLED || state == BoxState.CONFIRMING;
    }

    private Optional<X509Certificate> serverAuthority() throws IOException {
        return settings.caFile().isPresent()
                ? Optional.of(Pem.certificate(settings.caFile().get()))
                : Optional.empty();
    }

    /**
     * Answers a box that asks.
     *
     * @param box who asks, as the XMPP server says
     * @param request what it asks
     * @return empty if there is no such box to enrol, or it has not shown that it has the key: it gets no answer of ours
     * @throws DeskException if the desk's own files fail it
     */
    public Optional<EnrolmentAnswer> answer(Jid box, EnrolmentRequest request) {
        return asked(
                "answer " + box,
                () -> registry.alone(() -> {
                    Optional<BoxRecord> known = known(box);
                    if (known.isEmpty() || !request.isProvenBy(box)) {
                        return Optional.empty();
                    }
                    Offer before = offers.get(box.local());
                    if (before != null && before.key().equals(request.key())) {
                        return Optional.of(before.answer());
                    }
                    EnrolmentAnswer answer = new EnrolmentAnswer(
                            authority.issue(box.bare().toString(), request.key(), CERTIFICATE_VALIDITY),
                            authority.certificate(),
                            Password.of(freshPassword()),
                            known.get().owners());
                    // The record first: whoever looks for certificates that may be good must not miss one.
                    registry.save(known.get().certified(answer.certificate()));
                    offers.put(box.local(), new Offer(request.key(), answer));
                    return Optional.of(answer);
                }));
    }

    /**
     * Gives an enrolled box a new certificate. Its account, and with it its password and its roster, stays as it is; the
     * certificate of before is good until it runs out.
     *
     * @param box who asks, as the XMPP server says
     * @param request what it asks
     * @return empty if there is no such box, it is not enrolled, or it has not shown that it has the key
     * @throws DeskException if the desk's own files fail it
     */
    public Optional<RenewalAnswer> renew(Jid box, EnrolmentRequest request) {
        return asked(
                "renew the certificate of " + box,
                () -> registry.alone(() -> {
                    Optional<BoxRecord> enrolled = known(box).filter(record -> isInUse(record.state()));
                    if (enrolled.isEmpty() || !request.isProvenBy(box)) {
                        return Optional.empty();
                    }
                    X509Certificate fresh = authority.issue(box.bare().toString(), request.key(), CERTIFICATE_VALIDITY);
                    // The record first here, too.
                    registry.save(enrolled.get().certified(fresh));
                    return Optional.of(new RenewalAnswer(fresh, authority.certificate()));
                }));
    }

    /** A box of this domain that may be enrolled or renewed now. */
    private Optional<BoxRecord> known(Jid box) throws IOException {
        if (!box.domain().equals(settings.desk().domain()) || !box.local().matches("[a-z0-9][a-z0-9._~+=-]*")) {
            return Optional.empty();
        }
        return registry.find(box.local())
                .filter(record -> record.state() != BoxState.REVOKED && record.state() != BoxState.EXPIRED)
                .filter(record -> !record.isOverdue(clock.instant()));
    }

    /** Whether an account is that of a box which is being enrolled or is enrolled here. */
    boolean isBox(Jid account) {
        return asked("look for " + account, () -> known(account).isPresent());
    }

    private String freshPassword() {
        byte[] octets = new byte[PASSWORD_OCTETS];
        random.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    /**
     * A box has stored what it was given: its password is in force from now on and the one-time password is void. Some XMPP
     * servers end the streams of an account whose password changes, so that the box may not hear the answer.
     *
     * @param box who confirms, as the XMPP server says
     * @param changed whether it says that it is logged in with its own password
     * @return the box as it is now; empty if there is nothing to confirm
     * @throws DeskException if the XMPP server does not change the password; the box may confirm again
     */
    public Optional<BoxRecord> confirm(Jid box, boolean changed) {
        return asked(
                "enrol " + box,
                () -> registry.alone(() -> {
                    Optional<BoxRecord> known = known(box);
                    if (known.isEmpty()) {
                        return Optional.empty();
                    }
                    return changed ? note(known.get()) : change(known.get());
                }));
    }

    private Optional<BoxRecord> change(BoxRecord box) throws IOException {
        Offer offer = offers.get(box.name());
        if (offer == null) {
            return Optional.empty();
        }
        // From here on a crash leaves the account with one of two passwords, and the box has both.
        BoxRecord confirming = box.in(BoxState.CONFIRMING);
        registry.save(confirming);
        accounts.changePassword(box.name(), new String(offer.answer().password().characters()));
        return Optional.of(confirming);
    }

    private Optional<BoxRecord> note(BoxRecord box) throws IOException {
        if (!isInUse(box.state())) {
            return Optional.empty();
        }
        offers.remove(box.name());
        registry.save(box.in(BoxState.ENROLLED));
        return Optional.of(box.in(BoxState.ENROLLED));
    }

    /**
     * Takes a box out: its account is removed, its streams end, and neither its password nor its certificate logs in any
     * more.
     *
     * @return the box as it is now
     * @throws DeskException if there is no such box, or the XMPP server does not do it
     */
    public BoxRecord revoke(String name) {
        return asked(
                "revoke box " + name,
                () -> registry.alone(() -> {
                    BoxRecord record = registry.find(name)
                            .orElseThrow(() -> new DeskException("there is no box \"" + name
                                    + "\" at this desk; \"sdvp enrol list\" shows those there are"));
                    removeIfThere(name);
                    offers.remove(name);
                    registry.save(record.in(BoxState.REVOKED));
                    return record.in(BoxState.REVOKED);
                }));
    }

    /**
     * Removes the accounts of boxes whose code was not used in time.
     *
     * @return those boxes
     */
    public List<BoxRecord> expire() {
        return asked(
                "remove what has run out",
                () -> registry.alone(() -> {
                    List<BoxRecord> overdue = registry.all().stream()
                            .filter(box -> box.isOverdue(clock.instant()))
                            .toList();
                    for (BoxRecord box : overdue) {
                        removeIfThere(box.name());
                        registry.save(box.in(BoxState.EXPIRED));
                    }
                    return overdue;
                }));
    }

    /** An account that somebody else has removed already is what is wanted. */
    private void removeIfThere(String name) throws IOException {
        try {
            accounts.remove(name);
        } catch (AccountException e) {
            if (accounts.exists(name)) {
                throw e;
            }
        }
    }

    private Jid account(String name) {
        return Jid.of(name + "@" + settings.desk().domain());
    }

    private static <T> T asked(String what, BoxRegistry.Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new DeskException("cannot " + what + ": " + e.getMessage(), e);
        }
    }
}
