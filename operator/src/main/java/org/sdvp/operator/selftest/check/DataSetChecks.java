package org.sdvp.operator.selftest.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.client.DataSets;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.CreateDataSet;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.GetDataSetDirectory;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.operator.selftest.bench.Bench;
import org.sdvp.operator.selftest.bench.Check;
import org.sdvp.operator.selftest.bench.Expect;
import org.sdvp.operator.selftest.bench.Family;
import org.sdvp.operator.selftest.bench.Refusals;
import org.sdvp.operator.selftest.bench.SkippedException;
import org.sdvp.operator.survey.NodeSurvey;

/** Data sets (IEC 61850-7-2 clause 13). */
public final class DataSetChecks {
    private static final DataSetReference OWN = new DataSetReference("@sdvpSelfTest");
    private static final DataSetReference BAD = new DataSetReference("@sdvpSelfTestBad");
    private static final String KEPT = "sdvpSelfTest";
    private static final int MEMBERS = 3;

    private DataSetChecks() {}

    /** All checks of this kind, in the order to run them. */
    public static List<Check> all() {
        Set<ServiceName> reading = Set.of(ServiceName.GET_DATA_SET_DIRECTORY, ServiceName.GET_DATA_SET_VALUES);
        Set<ServiceName> making = Set.of(
                ServiceName.CREATE_DATA_SET,
                ServiceName.DELETE_DATA_SET,
                ServiceName.GET_DATA_SET_DIRECTORY,
                ServiceName.GET_DATA_SET_VALUES);
        return List.of(
                Check.looks(Family.DATA_SET, "every member of every data set exists", reading, DataSetChecks::members),
                Check.looks(
                        Family.DATA_SET, "a data set has the values of its members", reading, DataSetChecks::values),
                Check.looks(
                        Family.DATA_SET,
                        "an association can make a data set of its own",
                        making,
                        DataSetChecks::ownDataSet),
                Check.looks(
                        Family.DATA_SET, "a member that does not exist is refused", making, DataSetChecks::badMember),
                Check.looks(
                        Family.DATA_SET,
                        "a data set that does not exist is refused",
                        reading,
                        bench -> Unknown.refused(bench, requests(bench))),
                Check.changes(
                        Family.DATA_SET,
                        "a data set that stays can be made and deleted",
                        making,
                        "make a data set and delete it",
                        DataSetChecks::keptDataSet),
                Check.changes(
                        Family.DATA_SET,
                        "a wrong number of values is refused",
                        Stream.concat(making.stream(), Stream.of(ServiceName.SET_DATA_SET_VALUES))
                                .collect(Collectors.toSet()),
                        "try to write status values",
                        DataSetChecks::wrongNumber));
    }

    private static List<AcsiRequest> requests(Bench bench) {
        Set<ServiceName> offered = bench.association().services();
        Set<ServiceName> here = Set.of(
                ServiceName.GET_DATA_SET_DIRECTORY, ServiceName.GET_DATA_SET_VALUES, ServiceName.DELETE_DATA_SET);
        return Unknown.requests(bench.survey().nodes().get(0).reference()).stream()
                .filter(request -> here.contains(request.name()) && offered.contains(request.name()))
                .toList();
    }

    private static Map<DataSetReference, DataSets.Definition> dataSets(Bench bench) {
        Map<DataSetReference, DataSets.Definition> all = new LinkedHashMap<>();
        bench.survey().nodes().forEach(node -> all.putAll(node.dataSets()));
        if (all.isEmpty()) {
            throw new SkippedException("there is no data set");
        }
        return all;
    }

    private static String members(Bench bench) {
        Map<DataSetReference, DataSets.Definition> all = dataSets(bench);
        all.forEach((reference, definition) -> {
            Expect.that(!definition.members().isEmpty(), reference + " has no member");
            definition
                    .members()
                    .forEach(member -> Expect.that(
                            bench.model().select(member).isPresent(),
                            reference + " has the member " + member + ", which is in no definition"));
        });
        int members =
                all.values().stream().mapToInt(each -> each.members().size()).sum();
        return Expect.count(all.size(), "data set") + ", " + Expect.count(members, "member");
    }

    private static String values(Bench bench) {
        Map<DataSetReference, DataSets.Definition> all = dataSets(bench);
        all.forEach((reference, definition) -> compare(bench, reference, definition.members()));
        return Expect.count(all.size(), "data set");
    }

    private static void compare(Bench bench, DataSetReference reference, List<Fcda> members) {
        List<AccessResult> results = bench.await(bench.association().dataSets().getDataSetValues(reference));
        Expect.equal("number of values of " + reference, members.size(), results.size());
        List<AccessResult> alone = bench.await(bench.association().getDataValues(members));
        for (int i = 0; i < members.size(); i++) {
            if (results.get(i) instanceof AccessResult.Value read) {
                ValueChecks.fits(bench, members.get(i), read.value());
            }
            if (ValueChecks.isStatic(members.get(i).fc()) || results.get(i) instanceof AccessResult.Failure) {
                Expect.equal(members.get(i) + " alone and in " + reference, alone.get(i), results.get(i));
            }
        }
    }

    /** A few things to make a data set of. */
    private static List<Fcda> some(Bench bench) {
        List<Fcda> found = bench.survey()
                .objects()
                .flatMap(object -> ValueChecks.readable(object.reference(), object.object()).stream()
                        .filter(fcda -> fcda.fc() == FunctionalConstraint.ST || fcda.fc() == FunctionalConstraint.MX))
                .limit(MEMBERS)
                .toList();
        if (found.isEmpty()) {
            throw new SkippedException("there is no status or measured value to make a data set of");
        }
        return found;
    }

    private static String ownDataSet(Bench bench) {
        make(bench, OWN, some(bench));
        return "made, read, and gone again: " + Expect.count(some(bench).size(), "member");
    }

    private static void make(Bench bench, DataSetReference reference, List<Fcda> members) {
        DataSets dataSets = bench.association().dataSets();
        create(bench, reference, members);
        deletedAfterwards(bench, reference);
        DataSets.Definition definition = bench.await(dataSets.getDataSetDirectory(reference));
        Expect.sameList("members of " + reference, members, definition.members());
        Expect.that(definition.deletable(), reference + " was made by a client, but is said not to be deletable");
        compare(bench, reference, members);
        Refusals.expect(
                bench,
                "a second " + reference,
                dataSets.createDataSet(reference, members),
                ServiceError.INSTANCE_IN_USE);
        bench.await(dataSets.deleteDataSet(reference));
        Refusals.expect(
                bench,
                "the directory of " + reference + ", which was deleted",
                dataSets.getDataSetDirectory(reference),
                ServiceError.INSTANCE_NOT_AVAILABLE);
    }

    private static void create(Bench bench, DataSetReference reference, List<Fcda> members) {
        try {
            bench.await(bench.association().dataSets().createDataSet(reference, members));
        } catch (ServiceErrorException e) {
            if (e.refusal().error() == ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT) {
                throw new SkippedException("the device has no room for a data set of a client: "
                        + e.refusal().detail());
            }
            throw e;
        }
    }

    private static void deletedAfterwards(Bench bench, DataSetReference reference) {
        bench.putBack("delete " + reference, () -> {
            try {
                bench.await(bench.association().dataSets().deleteDataSet(reference));
            } catch (ServiceErrorException e) {
                if (e.refusal().error() != ServiceError.INSTANCE_NOT_AVAILABLE) {
                    throw e;
                }
            }
        });
    }

    private static String badMember(Bench bench) {
        Fcda there = some(bench).get(0);
        Fcda nothing = new Fcda(there.reference().child(DirectoryChecks.NOTHING), there.fc());
        bench.refused(
                new CreateDataSet.Request(BAD, List.of(there, nothing)),
                ServiceError.INSTANCE_NOT_AVAILABLE,
                ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT,
                ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        bench.refused(new GetDataSetDirectory.Request(BAD, Optional.empty()), ServiceError.INSTANCE_NOT_AVAILABLE);
        return "refused, and nothing was made";
    }

    private static String keptDataSet(Bench bench) {
        ObjectReference node = bench.survey().nodes().stream()
                .map(NodeSurvey::reference)
                .filter(reference -> reference.name().equals("LLN0"))
                .findFirst()
                .orElseThrow(() -> new SkippedException("there is no LLN0"));
        DataSetReference reference = new DataSetReference(node.child(KEPT).toString());
        List<String> before = bench.await(bench.association().getLogicalNodeDirectory(node, AcsiClass.DATA_SET));
        if (before.contains(KEPT)) {
            throw new SkippedException(reference + " is there already; delete it if it is left from a test");
        }
        make(bench, reference, some(bench));
        Expect.sameList(
                "data sets of " + node + " afterwards",
                before,
                bench.await(bench.association().getLogicalNodeDirectory(node, AcsiClass.DATA_SET)));
        return reference + " made, read and deleted";
    }

    private static String wrongNumber(Bench bench) {
        List<Fcda> members = some(bench);
        create(bench, OWN, members);
        deletedAfterwards(bench, OWN);
        List<AccessResult> values = bench.await(bench.association().dataSets().getDataSetValues(OWN));
        List<DataValue> read = values.stream()
                .filter(AccessResult.Value.class::isInstance)
                .map(value -> ((AccessResult.Value) value).value())
                .toList();
        List<DataValue> tooMany =
                Stream.concat(read.stream(), Stream.of(DataValue.Bool.TRUE)).toList();
        Refusals.expect(
                bench,
                "SetDataSetValues of " + tooMany.size() + " values for " + members.size() + " members",
                bench.association().dataSets().setDataSetValues(OWN, tooMany),
                ServiceError.PARAMETER_VALUE_INCONSISTENT);
        return tooMany.size() + " values for " + Expect.count(members.size(), "member") + " are refused";
    }
}
