package org.sdvp.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LogZonesTest {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final LogZones zones = new LogZones(new StoreLimits.Size(1_000_000, 1 << 20, Duration.ofDays(10)));

    private int removed() {
        int number = 0;
        while (zones.removeSurplus() != null) {
            number++;
        }
        return number;
    }

    @Test
    void runsThatAreTooOld_go_whenALaterEntryComes_andTheNewestStays() {
        for (int id = 1; id <= 400; id++) {
            zones.add(id, id * DAY / 40, 100);
        }
        assertThat(removed()).isZero();

        zones.add(401, 14 * DAY, 100);
        assertThat(removed()).isOne();
        assertThat(zones.oldest()).get().extracting(LogZones.Zone::first).isEqualTo(129L);

        zones.add(402, 500 * DAY, 100);
        assertThat(removed()).isEqualTo(2);
        assertThat(zones.oldest()).isEqualTo(zones.newest());
    }

    @Test
    void clockThatIsSetBack_removesNothing() {
        zones.add(1, 100 * DAY, 100);
        for (int id = 2; id <= 300; id++) {
            zones.add(id, DAY, 100);
        }
        assertThat(removed()).isZero();
    }
}
