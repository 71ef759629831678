package org.sdvp.centre.acsi;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.AcsiException;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.FleetStoreException;
import org.sdvp.centre.fleet.FleetTime;
import org.sdvp.centre.fleet.Point;
import org.sdvp.centre.fleet.Received;
import org.sdvp.centre.fleet.Sample;
import org.sdvp.model.Fcda;
import org.sdvp.operator.Device;
import org.sdvp.operator.InputException;
import org.sdvp.operator.Reading;
import org.sdvp.operator.UnreachableException;
import org.sdvp.xmpp.DeviceDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one device for as long as it is there: associates, learns its model, has its reports stored, and reads what no
 * report brings. What fails is tried again, ever less often.
 */
final class DeviceFollower {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceFollower.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final DeviceId id;
    private final FollowPorts ports;
    private final FollowSettings settings;
    private DeviceDirectory.@Nullable Device entry;
    private int round;
    private int failures;
    private FleetTime.@Nullable Task next;
    private CompletionStage<Void> lastAdded = CompletableFuture.completedFuture(null);

    DeviceFollower(DeviceId id, FollowPorts ports, FollowSettings settings) {
        this.id = id;
        this.ports = ports;
        this.settings = settings;
    }

    /** The device is there, perhaps by another address than before. */
    synchronized void begin(DeviceDirectory.Device there) {
        if (there.equals(entry)) {
            return;
        }
        entry = there;
        failures = 0;
        again(Duration.ZERO);
    }

    /** It is gone. */
    synchronized void end() {
        entry = null;
        round++;
        if (next != null) {
            next.cancel();
        }
    }

    private synchronized void again(Duration wait) {
        round++;
        int mine = round;
        if (next != null) {
            next.cancel();
        }
        next = ports.time().after(wait, () -> run(mine));
    }

    private synchronized boolean isOver(int mine) {
        return mine != round;
    }

    private void failed(int mine, String why) {
        synchronized (this) {
            if (mine != round || entry == null) {
                return;
            }
            failures++;
            Duration wait = settings.retry().multipliedBy(1L << Math.min(failures - 1, 10));
            again(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        }
        LOG.debug("following {} failed, again later: {}", id, why);
    }

    private void run(int mine) {
        DeviceDirectory.Device there;
        CompletionStage<Void> before;
        synchronized (this) {
            if (mine != round || entry == null) {
                return;
            }
            there = entry;
            before = lastAdded;
        }
        // The mark is only right when everything before is stored; and who cannot store should ask for nothing.
        if (!ports.intake().trouble().isEmpty() || !before.toCompletableFuture().isDone()) {
            again(settings.retry());
            return;
        }
        try {
            follow(mine, ports.operator().device(there));
        } catch (UnreachableException | AcsiException | FleetStoreException | InputException e) {
            failed(mine, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("following {} failed", id, e);
            failed(mine, String.valueOf(e));
        }
    }

    private void follow(int mine, Device device) {
        DeviceImage image = new ModelReader(ports.operator()).read(device);
        learn(image);
        ClientAssociation association = ports.operator().await(device.association());
        Set<String> open = references(image.points());
        BlockTaking taking = new BlockTaking(id, ports, settings, new BlockTaking.Device(device, image, association));
        BlockChoice choice = new BlockChoice(
                ports.operator(),
                association,
                block -> ports.store().mark(id, block).isPresent());
        Set<String> polled = new TreeSet<>(open);
        for (BlockChoice.Offer offer : choice.offers(open, member -> points(image, member))) {
            if (isOver(mine)) {
                return;
            }
            if (taking.take(offer, this::add, why -> association.abort(why))) {
                offer.members().forEach(member -> polled.removeAll(points(image, member)));
            }
        }
        store(image, image.values(), Set.of());
        synchronized (this) {
            if (mine != round) {
                return;
            }
            failures = 0;
            pollLater(mine, device, image, polled);
        }
        association.addListener(end -> failed(mine, end.reason()));
    }

    private void learn(DeviceImage image) {
        boolean wasKnown = ports.fleet().device(id).stream()
                .anyMatch(twin -> !twin.points().isEmpty());
        boolean others = ports.fleet().model(id, image.name(), image.plate(), image.points());
        ports.fleet().otherModel(id, wasKnown && others ? "its model is another one than before" : "");
    }

    private static Set<String> references(List<Point> points) {
        Set<String> references = new HashSet<>();
        points.forEach(point -> references.add(point.reference()));
        return references;
    }

    private static Set<String> points(DeviceImage image, Fcda member) {
        Set<String> points = new HashSet<>();
        image.labels(member).ifPresent(labels -> labels.spots().forEach(spot -> points.add(spot.reference())));
        return points;
    }

    private CompletionStage<Void> add(Received received) {
        CompletionStage<Void> stored = ports.intake().add(received);
        synchronized (this) {
            // In order, so the last is done when all are.
            lastAdded = stored;
        }
        return stored;
    }

    /** Stores what was read; of all points, or of some. */
    private void store(DeviceImage image, List<Reading.Value> read, Set<String> only) {
        Instant now = ports.time().now();
        List<Sample> samples = new ArrayList<>();
        for (Reading.Value value : read) {
            image.labels(new Fcda(value.source().reference(), value.source().fc()))
                    .ifPresent(labels -> labels.samples(value.value(), now, now, sample -> {
                        if (only.isEmpty() || only.contains(sample.reference())) {
                            samples.add(sample);
                        }
                    }));
        }
        add(new Received(id, now, samples, Optional.empty(), Optional.empty()));
    }

    private void pollLater(int mine, Device device, DeviceImage image, Set<String> points) {
        if (!points.isEmpty()) {
            next = ports.time().after(settings.poll(), () -> poll(mine, device, image, points));
        }
    }

    private void poll(int mine, Device device, DeviceImage image, Set<String> points) {
        if (isOver(mine)) {
            return;
        }
        try {
            if (ports.intake().trouble().isEmpty()) {
                List<Reading.Value> read = new ArrayList<>();
                for (Reading reading : ports.operator().await(device.read(image.objects(points)))) {
                    if (reading instanceof Reading.Value value) {
                        read.add(value);
                    }
                }
                store(image, read, points);
            }
            synchronized (this) {
                if (mine == round) {
                    pollLater(mine, device, image, points);
                }
            }
        } catch (UnreachableException | AcsiException | InputException e) {
            failed(mine, String.valueOf(e.getMessage()));
        }
    }
}
