package org.sdvp.acsi.control;

import java.util.Optional;
import java.util.function.Supplier;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;

/**
 * What keeps a command from being carried out, whichever service brought it.
 *
 * @param error of the refusal
 * @param cause empty where there is no control at all
 * @param why names the control, what was expected and what came
 */
record Obstacle(ServiceError error, Optional<AddCause> cause, String why) {
    /** One with the error that fits its cause. */
    static Obstacle of(AddCause cause, String why) {
        return new Obstacle(cause.error(), Optional.of(cause), why);
    }

    /** What CommandTermination says. */
    AddCause causeOrUnknown() {
        return cause.orElse(AddCause.UNKNOWN);
    }

    /** The negative answer of a service. */
    Refusal refuse(ServiceName service) {
        return new Refusal(service, error, cause, why);
    }

    /** The negative answer of a service if there is an obstacle, else the positive one. */
    static AcsiResponse orElse(Optional<Obstacle> obstacle, ServiceName service, Supplier<AcsiResponse> positive) {
        return obstacle.<AcsiResponse>map(found -> found.refuse(service)).orElseGet(positive);
    }
}
