package org.sdvp.operator;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Originator;
import org.sdvp.operator.presence.PresenceHistory;
import org.sdvp.operator.profile.ConnectionProfile;
import org.sdvp.operator.sdvp2.Sdvp2Box;
import org.sdvp.operator.sdvp2.Sdvp2BoxTransport;
import org.sdvp.xmpp.Backoff;
import org.sdvp.xmpp.DeviceDirectory;
import org.sdvp.xmpp.PeerLiveness;
import org.sdvp.xmpp.Reconnection;
import org.sdvp.xmpp.XmppClientTransport;
import org.sdvp.xmpp.XmppClientTransports;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.link.StreamLiveness;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One login of somebody who operates devices: knows which of them are online, and gives each as a {@link Device}. The
 * stream is kept up, and taken up again when it is lost. Safe for many threads; to be closed.
 */
public final class Operator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Operator.class);
    private static final int FEED_THREADS = 4;
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final XmppConnection connection;
    private final OperatorSettings settings;
    private final ScheduledExecutorService timer;
    private final SystemTimeSource time;
    private final DeviceDirectory directory;
    private final PresenceHistory presence;
    private final StreamLiveness streamLiveness;
    private final XmppClientTransports transports;
    private final DeviceFinder finder;
    private final Reconnection reconnection;
    private final ExecutorService worker = Executors.newFixedThreadPool(FEED_THREADS, task -> {
        Thread thread = new Thread(task, "operator-feeds");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<ValueFeed> feeds = ConcurrentHashMap.newKeySet();
    private final Map<Jid, Device> devices = new ConcurrentHashMap<>();

    private Operator(XmppConnection connection, OperatorSettings settings, ScheduledExecutorService timer) {
        this.connection = connection;
        this.settings = settings;
        this.timer = timer;
        this.time = new SystemTimeSource(timer, Clock.systemUTC());
        this.directory = new DeviceDirectory(
                connection,
                settings.formats(),
                time,
                DeviceDirectory.ofDomain(connection.jid().domain()));
        this.presence = new PresenceHistory(time);
        directory.listen(presence);
        PeerLiveness liveness = new PeerLiveness(connection, time, PeerLiveness.Settings.USUAL);
        this.streamLiveness = new StreamLiveness(connection, time, StreamLiveness.Settings.USUAL, liveness::isWatching);
        this.transports = new XmppClientTransports(connection, settings.formats(), liveness);
        transports.onSilent(directory::silent);
        this.finder = new DeviceFinder(connection, directory, settings);
        // Devices hear when their operator goes, and end its associations.
        connection.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
        await(connection.login());
        this.reconnection = new Reconnection(connection, Backoff.OF_FEW, time, new SplittableRandom());
    }

    /**
     * Logs in and waits until that is done.
     *
     * @param connector makes the connection
     * @param profile account and XMPP server
     * @param settings how to work
     * @throws org.sdvp.xmpp.XmppLoginException if the login is refused or the XMPP server cannot be reached; the message
     *     says which, and nothing is left behind
     * @throws IllegalArgumentException if the profile cannot be used, such as a CA file that holds no certificate
     */
    public static Operator login(XmppConnector connector, ConnectionProfile profile, OperatorSettings settings) {
        return login(connector, profile.settings(), settings);
    }

    /**
     * Logs in, see {@link #login(XmppConnector, ConnectionProfile, OperatorSettings)}.
     *
     * @param account may have a resource: who is to be the same for devices over restarts, as the holder of a reservation,
     *     needs one
     */
    public static Operator login(XmppConnector connector, XmppSettings account, OperatorSettings settings) {
        XmppConnection connection = connector.connection(account);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "operator-timer");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return new Operator(connection, settings, timer);
        } catch (RuntimeException e) {
            connection.close();
            timer.shutdownNow();
            throw e;
        }
    }

    /** The own full address. */
    public Jid jid() {
        return connection.jid();
    }

    /** The connection, for what is not in this class: roster, presence, other requests. */
    public XmppConnection connection() {
        return connection;
    }

    /** Who is online, with listeners for coming and going. */
    public DeviceDirectory directory() {
        return directory;
    }

    /** When devices came and went since the login. */
    public PresenceHistory presence() {
        return presence;
    }

    /**
     * The devices that are online. Waits until all contacts have shown up, or for as long as {@link
     * OperatorSettings#patience()} says after the login.
     */
    public List<DeviceDirectory.Device> online() {
        return finder.online();
    }

    /**
     * Finds a device by what a person types. Waits for it to show up for as long as {@link OperatorSettings#patience()}
     * says after the login. Who is there without saying what it understands is asked whether it is an original box of the
     * SDVP2 project, if {@link OperatorSettings#sdvp2()}.
     *
     * @param name full address, bare address, or only its local part where the domain is that of the own account
     * @throws InputException if that is no address
     * @throws UnreachableException if there is no such device, it is offline, or there are several
     */
    public Device device(String name) {
        DeviceFinder.Found found = finder.find(name);
        return found.entry()
                .map(this::device)
                .orElseGet(() -> device(
                        found.jid(), () -> associate(new Sdvp2Box(connection, found.jid(), settings.callTimeout()))));
    }

    /** The device of an entry of the directory. */
    public Device device(DeviceDirectory.Device entry) {
        return device(entry.jid(), () -> associate(entry));
    }

    private Device device(Jid jid, Supplier<CompletionStage<ClientAssociation>> associate) {
        return devices.computeIfAbsent(
                jid, own -> new Device(own, connection.jid().bare().toString(), associate, time));
    }

    /**
     * Follows values of a device from now on, whether it is online yet or not.
     *
     * @param name as for {@link #device(String)}
     * @param request what to follow
     * @param listener hears of it
     * @throws InputException if a reference is none
     */
    public ValueFeed follow(String name, ValueFeed.Request request, ValueFeed.Listener listener) {
        ValueFeed feed = new ValueFeed(this, name, request, listener, new ValueFeed.Ports(worker, time));
        feeds.add(feed);
        feed.start();
        return feed;
    }

    /** A feed is closed. */
    void ended(ValueFeed feed) {
        feeds.remove(feed);
    }

    private CompletionStage<ClientAssociation> associate(DeviceDirectory.Device entry) {
        XmppClientTransport transport = way(entry);
        return associate(transport, transport::close);
    }

    private CompletionStage<ClientAssociation> associate(Sdvp2Box box) {
        Sdvp2BoxTransport transport = new Sdvp2BoxTransport(box, connection);
        return associate(transport, transport::close);
    }

    private CompletionStage<ClientAssociation> associate(ClientTransport transport, Runnable close) {
        ClientSettings wanted = ClientSettings.defaults()
                .withCallTimeout(settings.callTimeout())
                .withMaxOutstandingCalls(settings.maxOutstandingCalls());
        return new AcsiClient(transport, wanted, time).associate().whenComplete((association, failure) -> {
            if (failure == null) {
                association.addListener(end -> close.run());
            } else {
                close.run();
            }
        });
    }

    /** A device that pays for each octet is asked seldom whether it is there. */
    private XmppClientTransport way(DeviceDirectory.Device entry) {
        PeerLiveness.Settings waits = entry.isMetered() ? PeerLiveness.Settings.METERED : PeerLiveness.Settings.USUAL;
        return transports.to(entry.jid(), entry.format(), waits);
    }

    /**
     * An original box of the SDVP2 project by its own methods, of which Watchdog has no counterpart in {@link Device}.
     *
     * @param name as for {@link #device(String)}, which also says how this fails
     * @throws UnreachableException also if the device is no such box
     */
    public Sdvp2Box box(String name) {
        DeviceFinder.Found found = finder.find(name);
        if (found.entry().isPresent()) {
            throw new UnreachableException(
                    UnreachableException.Kind.DEVICE_UNKNOWN, found.jid() + " is a device, not an SDVP2 box");
        }
        return new Sdvp2Box(connection, found.jid(), settings.callTimeout());
    }

    /**
     * The bare way to a device, for who needs more of the ACSI than {@link Device} has. Associations made over it belong
     * to whoever makes them, and are to be ended before it is closed.
     *
     * @param device full address
     * @param transport to it
     * @param settings of the operator: time for answers, limits, and the own account as originator
     * @param time for timeouts
     */
    public record Link(Jid device, XmppClientTransport transport, ClientSettings settings, TimeSource time)
            implements AutoCloseable {
        @Override
        public void close() {
            transport.close();
        }
    }

    /**
     * The bare way to a device; a new one each time.
     *
     * @param name as for {@link #device(String)}, which also says how this fails
     */
    public Link link(String name) {
        DeviceFinder.Found found = finder.find(name);
        DeviceDirectory.Device entry = found.entry()
                .orElseThrow(() -> new UnreachableException(
                        UnreachableException.Kind.DEVICE_UNKNOWN,
                        found.jid()
                                + " is an SDVP2 box: it can be browsed, read and written, and has no associations"));
        ClientSettings wanted = ClientSettings.defaults()
                .withCallTimeout(settings.callTimeout())
                .withMaxOutstandingCalls(settings.maxOutstandingCalls())
                .withOrigin(new Originator(
                        OrCat.REMOTE_CONTROL, connection.jid().bare().toString()));
        return new Link(entry.jid(), way(entry), wanted, time);
    }

    /**
     * Waits for a call of a {@link Device} to end. Never to be used on a thread of the connection.
     *
     * @return its result
     * @throws RuntimeException that with which the stage failed, as {@link Device} lists them
     */
    public <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            if (Stages.unwrap(e) instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /**
     * Logs in no more once the stream is lost, for when another program uses the own address: each would throw the other out
     * for ever.
     */
    public void stayAway() {
        reconnection.close();
    }

    /** Releases the associations, waiting two seconds at most, and logs out. */
    @Override
    public void close() {
        reconnection.close();
        streamLiveness.close();
        feeds.forEach(ValueFeed::close);
        List<CompletionStage<Void>> releases =
                devices.values().stream().map(Device::release).toList();
        try {
            Stages.all(releases).toCompletableFuture().get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("not every association was released: {}", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
        timer.shutdownNow();
        worker.shutdownNow();
    }
}
