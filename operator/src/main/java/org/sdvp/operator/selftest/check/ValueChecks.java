package org.sdvp.operator.selftest.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.GetAllDataValues;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;
import org.sdvp.model.value.TypeMismatch;
import org.sdvp.operator.selftest.bench.Bench;
import org.sdvp.operator.selftest.bench.Check;
import org.sdvp.operator.selftest.bench.Expect;
import org.sdvp.operator.selftest.bench.FailedException;
import org.sdvp.operator.selftest.bench.Family;
import org.sdvp.operator.selftest.bench.SkippedException;
import org.sdvp.operator.survey.DeviceSurvey;
import org.sdvp.operator.survey.NodeSurvey;
import org.sdvp.operator.survey.ValueReader;

/** Reading and writing values (IEC 61850-7-2 clauses 10.2.3 and 11.3). */
public final class ValueChecks {
    private static final Set<ServiceName> READING = Set.of(ServiceName.GET_DATA_VALUES);
    private static final Set<ServiceName> WRITING = Set.of(ServiceName.GET_DATA_VALUES, ServiceName.SET_DATA_VALUES);
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(1);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final int MOST_TRIES = 100;

    private ValueChecks() {}

    /** All checks of this kind, in the order to run them. */
    public static List<Check> all() {
        return List.of(
                Check.looks(Family.SERVER, "values fit their definitions", READING, ValueChecks::types),
                Check.looks(
                        Family.SERVER,
                        "GetAllDataValues gives the values of GetDataValues",
                        Set.of(ServiceName.GET_DATA_VALUES, ServiceName.GET_ALL_DATA_VALUES),
                        ValueChecks::allValues),
                Check.looks(Family.SERVER, "time stamps are plausible", READING, ValueChecks::times),
                Check.looks(Family.SERVER, "a value that does not exist is refused", READING, ValueChecks::unknown),
                Check.changes(
                        Family.SERVER,
                        "a value that is written reads back",
                        WRITING,
                        "write a configuration value as it is",
                        ValueChecks::written),
                Check.changes(
                        Family.SERVER,
                        "a status value cannot be written",
                        WRITING,
                        "try to write a status value as it is",
                        ValueChecks::statusRefused),
                Check.changes(
                        Family.SERVER,
                        "a value of another type is refused",
                        WRITING,
                        "try to write a configuration value of a wrong type",
                        ValueChecks::typeRefused));
    }

    /** What can be read of a data object by one reference each. */
    static List<Fcda> readable(ObjectReference reference, DataObject object) {
        Set<FunctionalConstraint> constraints = new LinkedHashSet<>();
        collect(object, constraints);
        return constraints.stream()
                .filter(FunctionalConstraint::isReadable)
                .map(fc -> new Fcda(reference, fc))
                .toList();
    }

    private static void collect(DataNode node, Set<FunctionalConstraint> constraints) {
        if (node instanceof DataAttribute attribute) {
            constraints.add(attribute.fc());
        } else {
            ((DataObject) node).children().forEach(child -> collect(child, constraints));
        }
    }

    /** That a value has the type of its definition. */
    static void fits(Bench bench, Fcda fcda, DataValue value) {
        Optional<TypeMismatch> mismatch = bench.model()
                .select(fcda)
                .orElseThrow(() -> new FailedException("there is a value of " + fcda + ", but no definition"))
                .type()
                .mismatch(value);
        mismatch.ifPresent(found -> {
            throw new FailedException("the value of " + fcda + " does not fit its definition: " + found.message());
        });
    }

    private static String types(Bench bench) {
        List<Fcda> all = bench.survey()
                .objects()
                .flatMap(found -> readable(found.reference(), found.object()).stream())
                .toList();
        List<AccessResult> results = bench.await(new ValueReader(bench.association()).read(all));
        int refused = 0;
        for (int i = 0; i < all.size(); i++) {
            if (results.get(i) instanceof AccessResult.Value read) {
                fits(bench, all.get(i), read.value());
                continue;
            }
            ServiceError error = ((AccessResult.Failure) results.get(i)).error();
            Expect.that(
                    error == ServiceError.ACCESS_VIOLATION
                            || error == ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT,
                    "expected the value of " + all.get(i) + ", which is in the definition, but got "
                            + Expect.text(error));
            refused++;
        }
        return all.size() - refused + " values"
                + (refused == 0 ? "" : "; " + refused + " this account may not read, or are too long");
    }

    static boolean isStatic(FunctionalConstraint fc) {
        return switch (fc) {
            case SP, SG, CF, DC, EX -> true;
            case ST, MX, SV, SE, SR, OR, BL, CO -> false;
        };
    }

    private static String allValues(Bench bench) {
        ClientAssociation association = bench.association();
        int compared = 0;
        for (NodeSurvey node : bench.survey().nodes()) {
            for (FunctionalConstraint fc : constraints(node)) {
                List<GetAllDataValues.Named> named = bench.await(association.getAllDataValues(node.reference(), fc));
                named.forEach(each -> fits(bench, new Fcda(each.reference(), fc), each.value()));
                if (isStatic(fc)) {
                    compared += same(bench, fc, named);
                }
                complete(node, fc, named);
            }
        }
        return compared + " static values are the same";
    }

    private static Set<FunctionalConstraint> constraints(NodeSurvey node) {
        Set<FunctionalConstraint> constraints = new LinkedHashSet<>();
        node.objects().forEach(object -> collect(object, constraints));
        constraints.removeIf(fc -> !fc.isReadable());
        return constraints;
    }

    private static void complete(NodeSurvey node, FunctionalConstraint fc, List<GetAllDataValues.Named> named) {
        Set<ObjectReference> expected = new LinkedHashSet<>();
        for (DataObject object : node.objects()) {
            ObjectReference reference = node.reference().child(object.name());
            if (readable(reference, object).contains(new Fcda(reference, fc))) {
                expected.add(reference);
            }
        }
        named.forEach(each -> Expect.that(
                expected.contains(each.reference()),
                "GetAllDataValues of " + node.reference() + "[" + fc + "] has " + each.reference()
                        + ", which the definitions do not have"));
    }

    private static int same(Bench bench, FunctionalConstraint fc, List<GetAllDataValues.Named> named) {
        List<Fcda> references =
                named.stream().map(each -> new Fcda(each.reference(), fc)).toList();
        List<AccessResult> results = bench.await(new ValueReader(bench.association()).read(references));
        int same = 0;
        for (int i = 0; i < named.size(); i++) {
            if (results.get(i) instanceof AccessResult.Value read) {
                Expect.equal(
                        references.get(i) + " by GetDataValues and GetAllDataValues",
                        read.value(),
                        named.get(i).value());
                same++;
            } else {
                throw new FailedException(references.get(i) + " is in GetAllDataValues, but GetDataValues refuses it: "
                        + Expect.text(((AccessResult.Failure) results.get(i)).error()));
            }
        }
        return same;
    }

    private static String times(Bench bench) {
        List<DeviceSurvey.Found> stamped = bench.survey()
                .objects()
                .flatMap(DeviceSurvey.Found::withInner)
                .filter(found -> time(found).isPresent())
                .toList();
        List<Fcda> wanted = new ArrayList<>();
        stamped.forEach(found -> {
            FunctionalConstraint fc = time(found).orElseThrow().fc();
            wanted.add(new Fcda(found.reference().child("t"), fc));
            wanted.add(new Fcda(found.reference().child("q"), fc));
        });
        List<AccessResult> results = bench.await(new ValueReader(bench.association()).read(wanted));
        Instant now = bench.time().now();
        int checked = 0;
        for (int i = 0; i < wanted.size(); i += 2) {
            if (results.get(i) instanceof AccessResult.Value t && t.value() instanceof Timestamp stamp) {
                plausible(wanted.get(i), stamp, quality(results.get(i + 1)), now);
                checked++;
            }
        }
        if (checked == 0) {
            throw new SkippedException("no value has a time stamp");
        }
        return Expect.count(checked, "time stamp");
    }

    private static Optional<DataAttribute> time(DeviceSurvey.Found found) {
        return found.child("t")
                .filter(child -> child instanceof DataAttribute attribute
                        && attribute.type().basicType() == BasicType.TIMESTAMP
                        && found.child("q").isPresent())
                .map(DataAttribute.class::cast);
    }

    private static Quality quality(AccessResult result) {
        return result instanceof AccessResult.Value read && read.value() instanceof Quality quality
                ? quality
                : Quality.GOOD;
    }

    // A clock that says itself that it is wrong may be wrong; a value that was never good has no time.
    private static void plausible(Fcda reference, Timestamp stamp, Quality quality, Instant now) {
        boolean doubted = (stamp.timeQuality() & (Timestamp.CLOCK_FAILURE | Timestamp.CLOCK_NOT_SYNCHRONIZED)) != 0;
        if (doubted) {
            return;
        }
        Expect.that(
                !stamp.instant().isAfter(now.plus(CLOCK_DIFFERENCE)),
                reference + " lies in the future: " + stamp + ", and it is " + now
                        + " here; the clock of one is wrong");
        Expect.that(
                stamp.instant().isAfter(EARLIEST) || quality.validity() != Quality.Validity.GOOD,
                reference + " is " + stamp + ", although the quality is good");
    }

    private static String unknown(Bench bench) {
        DeviceSurvey.Found some = bench.survey()
                .objects()
                .filter(found -> !readable(found.reference(), found.object()).isEmpty())
                .findFirst()
                .orElseThrow(() -> new SkippedException("there is no data object"));
        Fcda there = readable(some.reference(), some.object()).get(0);
        Fcda nothing = new Fcda(some.reference().child(DirectoryChecks.NOTHING), there.fc());
        List<AccessResult> results = bench.await(bench.association().getDataValues(List.of(nothing, there)));
        Expect.that(
                results.get(0) instanceof AccessResult.Failure failure
                        && (failure.error() == ServiceError.INSTANCE_NOT_AVAILABLE
                                || failure.error() == ServiceError.ACCESS_VIOLATION),
                "GetDataValues of " + nothing + ": expected "
                        + Expect.text(ServiceError.INSTANCE_NOT_AVAILABLE) + ", but got "
                        + Expect.brief(results.get(0)));
        Expect.that(
                !(results.get(1) instanceof AccessResult.Failure failure)
                        || failure.error() == ServiceError.ACCESS_VIOLATION,
                "a reference that exists must be answered beside one that does not, but " + there + " got "
                        + Expect.brief(results.get(1)));
        return "refused, and the one beside it answered";
    }

    private static List<Fcda> attributes(Bench bench, Set<FunctionalConstraint> constraints) {
        return bench.survey()
                .objects()
                .flatMap(found -> found.object().children().stream()
                        .filter(child ->
                                child instanceof DataAttribute attribute && constraints.contains(attribute.fc()))
                        .map(child -> new Fcda(found.reference().child(child.name()), ((DataAttribute) child).fc())))
                .toList();
    }

    // Descriptions first: nothing follows from them.
    private static List<Fcda> writable(Bench bench) {
        List<Fcda> all = new ArrayList<>(attributes(bench, Set.of(FunctionalConstraint.DC)));
        all.addAll(attributes(bench, Set.of(FunctionalConstraint.CF)));
        return all.subList(0, Math.min(MOST_TRIES, all.size()));
    }

    private static String written(Bench bench) {
        ClientAssociation association = bench.association();
        for (Fcda target : writable(bench)) {
            Optional<DataValue> before = read(bench, target);
            if (before.isEmpty()) {
                continue;
            }
            Optional<ServiceError> refused = bench.await(
                            association.setDataValues(List.of(new SetDataValues.Write(target, before.get()))))
                    .get(0);
            if (refused.isEmpty()) {
                Expect.equal(target + " after it was written", before, read(bench, target));
                return target + " = " + Expect.brief(before.get());
            }
            Expect.that(
                    refused.get() == ServiceError.ACCESS_VIOLATION
                            || refused.get() == ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE,
                    "writing " + target + " as it is: expected to be done or refused with "
                            + Expect.text(ServiceError.ACCESS_VIOLATION) + ", but got " + Expect.text(refused.get()));
        }
        throw new SkippedException("there is no description or configuration that this account may write");
    }

    private static Optional<DataValue> read(Bench bench, Fcda reference) {
        AccessResult result = bench.await(bench.association().getDataValues(List.of(reference)))
                .get(0);
        return result instanceof AccessResult.Value value ? Optional.of(value.value()) : Optional.empty();
    }

    private static String statusRefused(Bench bench) {
        for (Fcda target : attributes(bench, Set.of(FunctionalConstraint.ST, FunctionalConstraint.MX))) {
            Optional<DataValue> value = read(bench, target);
            if (value.isPresent()) {
                Optional<ServiceError> refused = bench.await(bench.association()
                                .setDataValues(List.of(new SetDataValues.Write(target, value.get()))))
                        .get(0);
                Expect.equal("writing " + target, Optional.of(ServiceError.ACCESS_VIOLATION), refused);
                return target + " is refused";
            }
        }
        throw new SkippedException("there is no status value that this account may read");
    }

    private static String typeRefused(Bench bench) {
        for (Fcda target : writable(bench)) {
            Optional<DataValue> before = read(bench, target);
            if (before.isEmpty()) {
                continue;
            }
            DataValue other = before.get().type() == BasicType.BOOLEAN
                    ? DataValue.Text.visible("self-test")
                    : DataValue.Bool.TRUE;
            Optional<ServiceError> refused = bench.await(
                            bench.association().setDataValues(List.of(new SetDataValues.Write(target, other))))
                    .get(0);
            if (!refused.equals(Optional.of(ServiceError.ACCESS_VIOLATION))) {
                Expect.equal("writing " + other + " to " + target, Optional.of(ServiceError.TYPE_CONFLICT), refused);
                return target + " does not take " + other.type();
            }
        }
        throw new SkippedException("there is no description or configuration that this account may write");
    }
}
