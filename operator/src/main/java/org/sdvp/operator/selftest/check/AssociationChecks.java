package org.sdvp.operator.selftest.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.operator.selftest.bench.Bench;
import org.sdvp.operator.selftest.bench.Check;
import org.sdvp.operator.selftest.bench.Expect;
import org.sdvp.operator.selftest.bench.Family;
import org.sdvp.operator.selftest.bench.RawAssociation;

/** Associations (IEC 61850-7-2 clause 8). */
public final class AssociationChecks {
    private static final int SMALL_MESSAGE = 4096;
    private static final int FEW_CALLS = 2;
    private static final AcsiRequest QUESTION =
            new GetServerDirectory.Request(ObjectClass.LOGICAL_DEVICE, Optional.empty());

    private AssociationChecks() {}

    /** All checks of this kind, in the order to run them. */
    public static List<Check> all() {
        Set<ServiceName> base = Set.of(ServiceName.RELEASE);
        return List.of(
                Check.looks(
                        Family.ASSOCIATION,
                        "limits granted are at most those asked for",
                        base,
                        AssociationChecks::limits),
                Check.looks(Family.ASSOCIATION, "every association has an id of its own", base, AssociationChecks::ids),
                Check.looks(
                        Family.ASSOCIATION,
                        "an unknown association is refused",
                        Set.of(ServiceName.GET_SERVER_DIRECTORY),
                        AssociationChecks::unknown),
                Check.looks(Family.ASSOCIATION, "a released association is refused", base, AssociationChecks::released),
                Check.looks(
                        Family.ASSOCIATION,
                        "an aborted association is refused",
                        Set.of(ServiceName.ABORT),
                        AssociationChecks::aborted));
    }

    private static String limits(Bench bench) {
        RawAssociation small = bench.associateRaw(new Associate.Request(SMALL_MESSAGE, FEW_CALLS));
        bench.await(small.ask(new Release.Request()));
        Associate.Response granted = small.granted();
        Expect.that(
                granted.maxMessageSize() <= SMALL_MESSAGE,
                "expected messages of at most " + SMALL_MESSAGE + " octets, but got " + granted.maxMessageSize());
        Expect.that(
                granted.maxOutstandingCalls() <= FEW_CALLS,
                "expected at most " + FEW_CALLS + " open calls, but got " + granted.maxOutstandingCalls());
        ClientAssociation usual = bench.association();
        return usual.maxMessageSize() + " octets, " + usual.maxOutstandingCalls() + " open calls, "
                + usual.services().size() + " services";
    }

    private static String ids(Bench bench) {
        Expect.that(
                !bench.raw().id().equals(bench.association().id()),
                "expected another id for a second association, but got "
                        + bench.association().id() + " twice");
        return "two at a time";
    }

    private static String unknown(Bench bench) {
        RawAssociation invented = new RawAssociation(
                bench.transport(), new Associate.Response("sdvp-selftest-unknown", SMALL_MESSAGE, 1, Set.of()));
        return refused(bench.await(invented.ask(QUESTION)));
    }

    private static String released(Bench bench) {
        RawAssociation ended = bench.associateRaw(new Associate.Request(SMALL_MESSAGE, FEW_CALLS));
        AcsiResponse answer = bench.await(ended.ask(new Release.Request()));
        Expect.that(answer instanceof Release.Response, "expected Release to be answered, but got " + answer);
        return refused(bench.await(ended.ask(QUESTION)));
    }

    private static String aborted(Bench bench) {
        RawAssociation ended = bench.associateRaw(new Associate.Request(SMALL_MESSAGE, FEW_CALLS));
        ended.abort("self-test");
        return refused(bench.await(ended.ask(QUESTION)));
    }

    private static String refused(AcsiResponse answer) {
        return "refused with "
                + Expect.text(Expect.refusal(QUESTION, answer, ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE)
                        .error());
    }
}
