package org.sdvp.operator.selftest.bench;

import java.util.Set;
import org.sdvp.acsi.service.ServiceName;

/**
 * One check.
 *
 * @param family of the check
 * @param title what is checked, in a few words, as a statement that is true of a good device
 * @param services what it needs the device to offer
 * @param effect empty if it changes nothing that anybody but this association could see after it; else what it does, to
 *     go after "it would"
 * @param body does it
 */
public record Check(Family family, String title, Set<ServiceName> services, String effect, Body body) {
    /** Copies the services. */
    public Check {
        services = Set.copyOf(services);
    }

    /** What a check does. */
    @FunctionalInterface
    public interface Body {
        /**
         * Does it.
         *
         * @return what was seen, for people
         * @throws FailedException if the device is wrong
         * @throws SkippedException if it cannot be tried on this device
         * @throws org.sdvp.acsi.AcsiException if the device refuses what it should not, or does not answer
         */
        String run(Bench bench);
    }

    /** A check that only looks. */
    public static Check looks(Family family, String title, Set<ServiceName> services, Body body) {
        return new Check(family, title, services, "", body);
    }

    /** A check that changes something for a moment. */
    public static Check changes(Family family, String title, Set<ServiceName> services, String effect, Body body) {
        return new Check(family, title, services, effect, body);
    }
}
