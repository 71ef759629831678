package org.sdvp.operator.doctor;

import java.time.Duration;
import java.util.Locale;
import org.sdvp.xmpp.XmppException;
import org.sdvp.xmpp.link.EntityTime;

/** How far the own clock and another one are apart (XEP-0202). */
final class ClockCheck {
    /** Devices refuse orders that are older, or farther ahead, than this unless told otherwise. */
    private static final Duration REFUSED = Duration.ofSeconds(30);

    private static final Duration NOTABLE = Duration.ofSeconds(5);
    private static final double MILLIS = 1e3;

    private ClockCheck() {}

    /**
     * Judges a difference.
     *
     * @param check name of the check
     * @param whose the other clock
     * @param offset between the clocks
     */
    static Finding of(String check, String whose, EntityTime.Offset offset) {
        Duration least = offset.ahead().abs().minus(offset.uncertainty());
        String found = whose + " is " + seconds(offset.ahead().abs())
                + (offset.ahead().isNegative() ? " behind" : " ahead of") + " this computer (± "
                + seconds(offset.uncertainty()) + ")";
        String advice =
                "keep both clocks by NTP (chrony, systemd-timesyncd); orders are refused as late or early at 30 s";
        if (least.compareTo(REFUSED) > 0) {
            return Finding.fail(check, found, advice);
        }
        return least.compareTo(NOTABLE) > 0 ? Finding.warn(check, found, advice) : Finding.ok(check, found);
    }

    /** What to say if the other one does not tell its time. */
    static Finding untold(String check, String whose, XmppException why, String advice) {
        return Finding.warn(check, whose + " does not tell its time: " + why.getMessage(), advice);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / MILLIS);
    }
}
