package org.sdvp.demo.screen;

import java.time.Instant;
import java.util.List;
import org.sdvp.demo.watch.Pump;

/**
 * What there is to show at an instant.
 *
 * @param now the instant
 * @param title in a few words: XMPP server and speed
 * @param pumps by name
 */
public record Board(Instant now, String title, List<Pump> pumps) {
    /** Copies the list. */
    public Board {
        pumps = List.copyOf(pumps);
    }

    long online() {
        return pumps.stream().filter(Pump::isOnline).count();
    }
}
