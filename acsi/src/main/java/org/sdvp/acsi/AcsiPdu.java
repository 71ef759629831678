package org.sdvp.acsi;

import java.util.Optional;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.AcsiUnconfirmed;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceName;

/** A service with its envelope: what a transport carries. */
public sealed interface AcsiPdu permits AcsiPdu.Request, AcsiPdu.Response, AcsiPdu.Unconfirmed {

    /**
     * A call.
     *
     * @param associationId of the association it belongs to, as in {@link Associate.Response}; empty only for Associate
     * @param invokeId number of the call within the association, 1 or more; rises
     * @param service what is asked for
     */
    record Request(Optional<String> associationId, int invokeId, AcsiRequest service) implements AcsiPdu {
        /** Checks the number, and that the association is named where it must be. */
        public Request {
            checkInvokeId(invokeId);
            associationId.ifPresent(Associate::checkId);
            if (associationId.isPresent() == (service.name() == ServiceName.ASSOCIATE)) {
                throw new IllegalArgumentException(service.name().text()
                        + (associationId.isPresent()
                                ? " must not name an association, but names " + associationId.get()
                                : " must name its association"));
            }
        }
    }

    /**
     * The answer to a call.
     *
     * @param associationId as in the call; for a positive Associate the new one, empty only when Associate is refused
     * @param invokeId as in the call
     * @param service the answer
     */
    record Response(Optional<String> associationId, int invokeId, AcsiResponse service) implements AcsiPdu {
        /** Checks the number, and that the association is named where it must be. */
        public Response {
            checkInvokeId(invokeId);
            associationId.ifPresent(Associate::checkId);
            if (!(service instanceof Refusal) && associationId.isEmpty()) {
                throw new IllegalArgumentException(
                        "the answer to " + service.name().text() + " must name its association");
            }
            if (service instanceof Associate.Response granted
                    && !associationId.equals(Optional.of(granted.associationId()))) {
                throw new IllegalArgumentException("the answer to Associate must name its own association "
                        + granted.associationId() + ", not " + associationId.orElse("none"));
            }
        }
    }

    /**
     * A message without an answer.
     *
     * @param associationId of the association it belongs to
     * @param service the message
     */
    record Unconfirmed(String associationId, AcsiUnconfirmed service) implements AcsiPdu {
        /** Checks the association id. */
        public Unconfirmed {
            Associate.checkId(associationId);
        }
    }

    private static void checkInvokeId(int invokeId) {
        if (invokeId < 1) {
            throw new IllegalArgumentException("an invoke id must be 1 or more, but is " + invokeId);
        }
    }
}
