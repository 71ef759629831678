package org.sdvp.acsi.server;

import java.util.Optional;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;

/** Asks the access policy. Always before it is looked whether something exists, so that nothing leaks. */
final class Rights {
    private final AccessPolicy policy;

    Rights(AccessPolicy policy) {
        this.policy = policy;
    }

    /** Whether a caller may use a service at all. */
    boolean allow(Caller caller, ServiceName service) {
        return policy.allows(caller.roles(), service);
    }

    /** Whether a caller may use a service on a member. */
    boolean allow(Caller caller, ServiceName service, Fcda fcda) {
        return policy.allows(
                caller.roles(), new AccessPolicy.Access(service, fcda.reference(), Optional.of(fcda.fc())));
    }

    /** Whether a caller may use a service that has no functional constraint on something. */
    boolean allow(Caller caller, ServiceName service, ObjectReference reference) {
        return policy.allows(caller.roles(), new AccessPolicy.Access(service, reference, Optional.empty()));
    }

    /** Whether a caller may use a control. */
    boolean allowControl(Caller caller, ServiceName service, ObjectReference control) {
        return policy.allows(
                caller.roles(), new AccessPolicy.Access(service, control, Optional.of(FunctionalConstraint.CO)));
    }

    /** Whether a caller may use a file service on a file. */
    boolean allowFile(Caller caller, ServiceName service, String fileName) {
        return policy.allowsFile(caller.roles(), service, fileName);
    }

    /** The refusal of somebody who has no right. */
    static Refusal denied(Caller caller, ServiceName service, String reference) {
        return Refusal.of(
                service,
                ServiceError.ACCESS_VIOLATION,
                caller.peer() + " may not use " + service.text() + (reference.isEmpty() ? "" : " on " + reference));
    }
}
