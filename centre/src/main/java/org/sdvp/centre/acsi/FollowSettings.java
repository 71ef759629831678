package org.sdvp.centre.acsi;

import java.time.Duration;
import java.util.function.Function;
import org.sdvp.centre.fleet.DeviceId;

/**
 * How devices are followed.
 *
 * @param tenant whose a device is that was not known before
 * @param poll how long to wait between two readings of what no report brings
 * @param reservation how long a device keeps a block for the centre while that is away (ResvTms), 0 to 32,767 s
 * @param retry wait after a first failure; it doubles up to a minute
 * @param settle how long after a login devices may take to show up before they count as offline
 */
public record FollowSettings(
        Function<DeviceId, String> tenant, Duration poll, Duration reservation, Duration retry, Duration settle) {
    /** Of one tenant: read each 30 s, blocks kept for 9 h, second tries after 1 s, 10 s to show up. */
    public static FollowSettings of(String tenant) {
        return new FollowSettings(
                device -> tenant,
                Duration.ofSeconds(30),
                Duration.ofSeconds(Short.MAX_VALUE),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10));
    }

    /** The same with other waits, for tests. */
    FollowSettings withWaits(Duration newPoll, Duration newRetry, Duration newSettle) {
        return new FollowSettings(tenant, newPoll, reservation, newRetry, newSettle);
    }
}
