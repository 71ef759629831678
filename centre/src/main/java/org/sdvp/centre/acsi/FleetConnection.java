package org.sdvp.centre.acsi;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.DeviceLink;
import org.sdvp.centre.fleet.DeviceLinkException;
import org.sdvp.centre.fleet.FleetTime;
import org.sdvp.centre.fleet.SampleStore;
import org.sdvp.centre.fleet.twin.Fleet;
import org.sdvp.centre.fleet.twin.Intake;
import org.sdvp.operator.Operator;
import org.sdvp.operator.OperatorSettings;
import org.sdvp.operator.profile.ConnectionProfile;
import org.sdvp.wire.choice.FormatChoice;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppLoginException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The centre's connection to its devices from beginning to end: logs in, tries again until that works, follows the devices
 * and asks them. Until then every device counts as not online. Safe for many threads; to be closed.
 */
public final class FleetConnection implements DeviceLink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FleetConnection.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Account account;
    private final Ports ports;
    private @Nullable Operator operator;
    private @Nullable FleetFollower follower;
    private volatile @Nullable DeviceLink link;
    private final CountDownLatch loggedIn = new CountDownLatch(1);
    private String trouble;
    private Duration wait = FIRST_WAIT;
    private FleetTime.@Nullable Task next;
    private boolean closed;

    /**
     * As whom to log in.
     *
     * @param connector makes the connection
     * @param profile account and XMPP server
     * @param tenant whose a device is that was not known before
     */
    public record Account(XmppConnector connector, ConnectionProfile profile, Function<DeviceId, String> tenant) {}

    /**
     * What the connection works on.
     *
     * @param fleet that is to know
     * @param store asked for marks
     * @param intake takes all that devices tell
     * @param time whose work may wait for devices and for the store
     * @param worker on which answers of devices complete
     */
    public record Ports(Fleet fleet, SampleStore store, Intake intake, FleetTime time, Executor worker) {}

    private FleetConnection(Account account, Ports ports) {
        this.account = account;
        this.ports = ports;
        this.trouble = "logging in as " + account.profile().jid();
    }

    /**
     * Begins to log in; does not wait for it.
     *
     * @throws IllegalArgumentException if the profile cannot be used, such as for a wire format that is not known
     */
    public static FleetConnection start(Account account, Ports ports) {
        FleetConnection connection = new FleetConnection(account, ports);
        FormatChoice.named(account.profile().formats());
        connection.next = ports.time().after(Duration.ZERO, connection::login);
        return connection;
    }

    private void login() {
        Operator fresh;
        try {
            OperatorSettings settings =
                    OperatorSettings.usual(FormatChoice.named(account.profile().formats()));
            fresh = CentreLogin.login(account.connector(), account.profile(), settings);
        } catch (XmppLoginException | IllegalArgumentException e) {
            failed(String.valueOf(e.getMessage()));
            return;
        }
        if (!take(fresh)) {
            fresh.close();
        }
    }

    private synchronized void failed(String why) {
        if (closed) {
            return;
        }
        LOG.warn(
                "the login of {} failed, tried again in {} s: {}",
                account.profile().jid(),
                wait.toSeconds(),
                why);
        trouble = "the centre cannot log in: " + why;
        next = ports.time().after(wait, this::login);
        wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
    }

    private synchronized boolean take(Operator fresh) {
        if (closed) {
            return false;
        }
        operator = fresh;
        FollowSettings usual = FollowSettings.of("");
        FollowSettings settings =
                new FollowSettings(account.tenant(), usual.poll(), usual.reservation(), usual.retry(), usual.settle());
        follower = FleetFollower.start(
                new FollowPorts(fresh, ports.fleet(), ports.store(), ports.intake(), ports.time()), settings);
        link = new FleetLink(fresh, ports.worker());
        trouble = "";
        loggedIn.countDown();
        LOG.info("logged in as {}", fresh.jid());
        return true;
    }

    /** Waits for the first login; false if it has not come in time. */
    public boolean awaitLogin(Duration atMost) throws InterruptedException {
        return loggedIn.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Why nothing is known of devices now, for people; empty if they are followed. */
    public synchronized String trouble() {
        return follower == null ? trouble : follower.trouble();
    }

    /** As whom it logs in. */
    public String account() {
        return account.profile().jid().toString();
    }

    private <T> CompletionStage<T> linked(Function<DeviceLink, CompletionStage<T>> call) {
        DeviceLink present = link;
        if (present == null) {
            String why = trouble();
            return CompletableFuture.failedStage(
                    new DeviceLinkException(DeviceLinkException.Kind.NOT_ONLINE, why, new IllegalStateException(why)));
        }
        return call.apply(present);
    }

    @Override
    public CompletionStage<List<Reading>> read(DeviceId device, List<String> references) {
        return linked(present -> present.read(device, references));
    }

    @Override
    public CompletionStage<String> write(DeviceId device, String reference, String value) {
        return linked(present -> present.write(device, reference, value));
    }

    @Override
    public CompletionStage<String> operate(DeviceId device, String reference, String value, String by, Runnable sent) {
        return linked(present -> present.operate(device, reference, value, by, sent));
    }

    @Override
    public CompletionStage<String> schedule(DeviceId device, String node, Schedule schedule, Runnable sent) {
        return linked(present -> present.schedule(device, node, schedule, sent));
    }

    @Override
    public CompletionStage<List<Node>> browse(DeviceId device, String reference, int depth) {
        return linked(present -> present.browse(device, reference, depth));
    }

    /** Follows nobody any more and logs out. */
    @Override
    public void close() {
        Operator mine;
        FleetFollower follows;
        synchronized (this) {
            closed = true;
            mine = operator;
            follows = follower;
            if (next != null) {
                next.cancel();
            }
        }
        if (follows != null) {
            follows.close();
        }
        if (mine != null) {
            mine.close();
        }
    }
}
