package org.sdvp.wire.random;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.AcsiUnconfirmed;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.CommandTermination;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.service.ServiceName;

/** Random messages of every service, from a seed. */
public final class RandomMessages {
    /** The services that have no answer. */
    public static final Set<ServiceName> UNCONFIRMED =
            Set.copyOf(EnumSet.of(ServiceName.ABORT, ServiceName.REPORT, ServiceName.COMMAND_TERMINATION));

    private final Random random;
    private final RandomParts parts;

    /** Messages that follow from the seed. */
    public RandomMessages(long seed) {
        this.random = new Random(seed);
        this.parts = new RandomParts(random);
    }

    /** A message of any service. */
    public AcsiPdu next() {
        return next(parts.any(ServiceName.values()));
    }

    /** A message of this service. */
    public AcsiPdu next(ServiceName name) {
        if (UNCONFIRMED.contains(name)) {
            return new AcsiPdu.Unconfirmed(parts.associationId(), unconfirmed(name));
        }
        int invokeId = 1 + random.nextInt(Integer.MAX_VALUE);
        Optional<String> id = Optional.of(parts.associationId());
        if (random.nextBoolean()) {
            return new AcsiPdu.Request(
                    name == ServiceName.ASSOCIATE ? Optional.empty() : id,
                    invokeId,
                    new RandomRequests(parts).next(name));
        }
        AcsiResponse response =
                random.nextInt(5) == 0 ? refusal(name) : new RandomResponses(parts).next(name, id.get());
        return new AcsiPdu.Response(id, invokeId, response);
    }

    private AcsiUnconfirmed unconfirmed(ServiceName name) {
        return switch (name) {
            case ABORT -> new Abort(parts.values.text(100, false));
            case REPORT -> report();
            default ->
                new CommandTermination(
                        parts.reference(2), parts.parameters(), parts.maybe(() -> parts.any(AddCause.values())));
        };
    }

    private Report report() {
        return new Report(
                parts.name(129),
                parts.maybe(() -> random.nextInt(1 << 16)),
                random.nextBoolean() ? 0 : random.nextInt(100),
                random.nextBoolean(),
                parts.maybe(parts::dataSet),
                parts.maybe(parts::truth),
                parts.maybe(parts::int32u),
                parts.maybe(parts::entryTime),
                parts.maybe(parts::entryId),
                members());
    }

    private List<Report.Member> members() {
        List<Report.Member> members = new ArrayList<>();
        int index = -1;
        for (int i = random.nextInt(8); i > 0; i--) {
            index += 1 + (random.nextBoolean() ? 0 : random.nextInt(50));
            members.add(new Report.Member(
                    index,
                    parts.maybe(parts::fcda),
                    parts.values.next(),
                    random.nextBoolean() ? Set.of() : parts.triggers()));
        }
        return members;
    }

    private Refusal refusal(ServiceName name) {
        Optional<AddCause> cause = parts.maybe(() -> parts.any(AddCause.values()));
        return new Refusal(name, parts.error(), cause, parts.values.text(100, false));
    }
}
