package org.sdvp.cli.enrol;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.cli.output.Cell;
import org.sdvp.enrolment.desk.BoxRecord;
import org.sdvp.enrolment.desk.DeskException;
import org.sdvp.enrolment.desk.DeskSettings;
import org.sdvp.enrolment.desk.EnrolmentDesk;
import org.sdvp.enrolment.desk.EnrolmentResponder;
import org.sdvp.operator.InputException;
import org.sdvp.operator.profile.ConnectionProfile;
import org.sdvp.xmpp.Backoff;
import org.sdvp.xmpp.ConnectionState;
import org.sdvp.xmpp.Reconnection;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sdvp enrol serve}: the desk at work. */
@Command(name = "serve", description = "answer boxes that use their codes or renew their certificates, until Ctrl-C")
final class ServeCommand implements Callable<Integer> {
    private static final Duration BETWEEN_EXPIRIES = Duration.ofMinutes(10);

    private final Office office;

    @Mixin
    private DeskOptions options = new DeskOptions();

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description = "the desk's account (default: $SDVP_PROFILE, a running demo's, the user's own)")
    private Optional<Path> profile = Optional.empty();

    @Option(names = "--until", paramLabel = "NAME", description = "end when this box is enrolled")
    private Optional<String> until = Optional.empty();

    ServeCommand(Office office) {
        this.office = office;
    }

    @Override
    public Integer call() throws InterruptedException {
        ConnectionProfile account = office.profiles().apply(profile);
        DeskSettings settings = DeskSettings.load(options.directory(office));
        if (!account.jid().equals(settings.desk())) {
            throw new InputException("the profile is of " + account.jid() + ", but this desk is of " + settings.desk()
                    + "; use --profile, or --desk");
        }
        EnrolmentDesk desk = options.open(office);
        CountDownLatch stop = new CountDownLatch(1);
        office.onStop().accept(stop::countDown);
        ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "enrolment");
            thread.setDaemon(true);
            return thread;
        });
        XmppSettings login = account.settings();
        try (XmppConnection connection =
                office.connector().connection(login.as(Jid.of(account.jid() + "/" + EnrolmentDesk.RESOURCE)))) {
            work(connection, desk, worker, stop);
            return 0;
        } finally {
            worker.shutdownNow();
        }
    }

    private void work(
            XmppConnection connection, EnrolmentDesk desk, ScheduledExecutorService worker, CountDownLatch stop)
            throws InterruptedException {
        connection.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
        connection.onState((state, reason) -> {
            if (state == ConnectionState.CONNECTED) {
                office.tell().accept("the desk " + connection.jid() + " answers; Ctrl-C ends it");
            } else if (!state.isOnline()) {
                office.tell().accept("the desk is cut off: " + reason);
            }
        });
        SystemTimeSource time = new SystemTimeSource(worker, Clock.systemUTC());
        worker.execute(() -> expire(desk, time));
        EnrolmentResponder responder = new EnrolmentResponder(connection, desk, worker, new Teller(stop));
        Reconnection reconnection = new Reconnection(connection, Backoff.USUAL, time, new SplittableRandom());
        try (responder;
                reconnection) {
            stop.await();
        }
    }

    private void expire(EnrolmentDesk desk, SystemTimeSource time) {
        try {
            desk.expire().forEach(box -> office.out().println(box.name() + " expired: its code was not used"));
        } catch (DeskException e) {
            office.tell().accept(String.valueOf(e.getMessage()));
        }
        time.after(BETWEEN_EXPIRIES, () -> expire(desk, time));
    }

    private final class Teller implements EnrolmentResponder.Listener {
        private final CountDownLatch stop;

        Teller(CountDownLatch stop) {
            this.stop = stop;
        }

        @Override
        public void answered(Jid box) {
            office.out().println(Cell.harmless(box.bare() + " has asked and got its certificate"));
        }

        @Override
        public void enrolled(BoxRecord box) {
            office.out().println(Cell.harmless(box.name() + " is enrolled"));
            if (until.isPresent() && until.get().equals(box.name())) {
                stop.countDown();
            }
        }

        @Override
        public void renewed(Jid box) {
            office.out().println(Cell.harmless(box.bare() + " has got a new certificate"));
        }

        @Override
        public void refused(Jid who, String why) {
            office.out().println(Cell.harmless(who + " was not enrolled: " + why));
        }
    }
}
