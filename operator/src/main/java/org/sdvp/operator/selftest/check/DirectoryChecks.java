package org.sdvp.operator.selftest.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.GetAllDataValues;
import org.sdvp.acsi.service.GetDataDefinition;
import org.sdvp.acsi.service.GetDataDirectory;
import org.sdvp.acsi.service.GetLogicalDeviceDirectory;
import org.sdvp.acsi.service.GetLogicalNodeDirectory;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataType;
import org.sdvp.operator.selftest.bench.Bench;
import org.sdvp.operator.selftest.bench.Check;
import org.sdvp.operator.selftest.bench.Expect;
import org.sdvp.operator.selftest.bench.FailedException;
import org.sdvp.operator.selftest.bench.Family;
import org.sdvp.operator.selftest.bench.SkippedException;
import org.sdvp.operator.survey.DeviceSurvey;
import org.sdvp.operator.survey.NodeSurvey;

/** Directories and definitions (IEC 61850-7-2 clauses 7, 9, 10, 11). */
public final class DirectoryChecks {
    /** A name that no device has. */
    static final String NOTHING = "SdvpNone";

    private DirectoryChecks() {}

    /** All checks of this kind, in the order to run them. */
    public static List<Check> all() {
        return List.of(
                Check.looks(
                        Family.SERVER,
                        "directories and definitions lead through the model",
                        Set.of(
                                ServiceName.GET_SERVER_DIRECTORY,
                                ServiceName.GET_LOGICAL_DEVICE_DIRECTORY,
                                ServiceName.GET_LOGICAL_NODE_DIRECTORY,
                                ServiceName.GET_DATA_DEFINITION),
                        DirectoryChecks::walk),
                Check.looks(
                        Family.SERVER,
                        "definitions have the names of the directories",
                        Set.of(ServiceName.GET_DATA_DIRECTORY),
                        DirectoryChecks::names),
                Check.looks(
                        Family.SERVER,
                        "a directory goes on after a name",
                        Set.of(ServiceName.GET_LOGICAL_NODE_DIRECTORY),
                        DirectoryChecks::continued),
                Check.looks(
                        Family.SERVER,
                        "what does not exist is refused",
                        Set.of(ServiceName.GET_LOGICAL_DEVICE_DIRECTORY, ServiceName.GET_LOGICAL_NODE_DIRECTORY),
                        DirectoryChecks::unknown),
                Check.looks(
                        Family.SERVER,
                        "a service that is not offered is refused",
                        Set.of(),
                        DirectoryChecks::notOffered));
    }

    private static String walk(Bench bench) {
        DeviceSurvey survey = bench.takeSurvey();
        Expect.that(!survey.devices().isEmpty(), "expected at least one logical device, but there is none");
        survey.devices().forEach((device, nodes) -> {
            List<String> names =
                    nodes.stream().map(node -> node.reference().name()).toList();
            Expect.that(names.contains("LLN0"), "expected LLN0 in " + device + ", but it has " + Expect.brief(names));
        });
        for (NodeSurvey node : survey.nodes()) {
            Set<String> different = new HashSet<>();
            node.objects()
                    .forEach(object -> Expect.that(
                            different.add(object.name()), node.reference() + " has " + object.name() + " twice"));
        }
        bench.model();
        return Expect.count(survey.devices().size(), "logical device") + ", "
                + Expect.count(survey.nodes().size(), "node") + ", "
                + Expect.count(survey.objects().count(), "data object");
    }

    private static String names(Bench bench) {
        ClientAssociation association = bench.association();
        Map<ObjectReference, List<String>> expected = new LinkedHashMap<>();
        bench.survey().objects().forEach(found -> expected(found.reference(), found.object(), expected));
        List<CompletionStage<List<String>>> answers = new ArrayList<>();
        expected.keySet().forEach(reference -> answers.add(association.getDataDirectory(reference)));
        int next = 0;
        for (Map.Entry<ObjectReference, List<String>> each : expected.entrySet()) {
            Expect.sameList(
                    "directory of " + each.getKey() + " against its definition",
                    each.getValue(),
                    bench.await(answers.get(next++)));
        }
        bench.survey().nodes().forEach(node -> node.objects().forEach(object -> named(bench, node, object)));
        return expected.size() + (expected.size() == 1 ? " directory" : " directories");
    }

    private static void named(Bench bench, NodeSurvey node, DataObject object) {
        Expect.that(
                bench.model().dataNode(node.reference().child(object.name())).isPresent(),
                "the definition of " + node.reference() + "." + object.name() + " has another name");
    }

    private static void expected(
            ObjectReference reference, DataNode node, Map<ObjectReference, List<String>> expected) {
        if (node instanceof DataObject object) {
            expected.put(
                    reference, object.children().stream().map(DataNode::name).toList());
            object.children().forEach(child -> expected(reference.child(child.name()), child, expected));
        } else if (((DataAttribute) node).type() instanceof DataType.Structure structure) {
            expected.put(
                    reference,
                    structure.members().stream().map(DataType.Member::name).toList());
        }
    }

    private static String continued(Bench bench) {
        NodeSurvey longest = bench.survey().nodes().stream()
                .max(Comparator.comparingInt(node -> node.objects().size()))
                .orElseThrow(() -> new SkippedException("there is no logical node"));
        List<String> names = longest.objects().stream().map(DataObject::name).toList();
        if (names.isEmpty()) {
            throw new SkippedException("no logical node has a data object");
        }
        AcsiResponse answer = bench.ask(page(longest.reference(), names.get(0)));
        if (answer instanceof Refusal refusal) {
            throw new FailedException("expected the names after " + names.get(0) + ", but got "
                    + Expect.text(refusal.error()) + ": " + refusal.detail());
        }
        GetLogicalNodeDirectory.Response rest = (GetLogicalNodeDirectory.Response) answer;
        List<String> after = names.subList(1, names.size());
        Expect.sameList(
                "directory of " + longest.reference() + " after " + names.get(0),
                rest.moreFollows()
                        ? after.subList(0, Math.min(after.size(), rest.names().size()))
                        : after,
                rest.names());
        bench.refused(page(longest.reference(), NOTHING), ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        return longest.reference() + " after " + names.get(0) + "; an unknown name is refused";
    }

    private static AcsiRequest page(ObjectReference node, String after) {
        return new GetLogicalNodeDirectory.Request(node, AcsiClass.DATA_OBJECT, Optional.of(after));
    }

    private static String unknown(Bench bench) {
        Set<ServiceName> offered = bench.association().services();
        ObjectReference node = ObjectReference.parse(
                bench.survey().devices().keySet().iterator().next() + "/LLN0");
        ObjectReference object = node.child(NOTHING);
        List<AcsiRequest> requests = List.of(
                new GetLogicalDeviceDirectory.Request(NOTHING, Optional.empty()),
                new GetLogicalNodeDirectory.Request(
                        ObjectReference.parse(node.logicalDevice() + "/" + NOTHING),
                        AcsiClass.DATA_OBJECT,
                        Optional.empty()),
                new GetDataDirectory.Request(object, Optional.empty()),
                new GetDataDefinition.Request(object),
                new GetAllDataValues.Request(
                        ObjectReference.parse(node.logicalDevice() + "/" + NOTHING),
                        FunctionalConstraint.ST,
                        Optional.empty()));
        return Unknown.refused(
                bench,
                requests.stream().filter(each -> offered.contains(each.name())).toList());
    }

    private static String notOffered(Bench bench) {
        Set<ServiceName> offered = bench.association().services();
        List<AcsiRequest> missing =
                Unknown.requests(ObjectReference.parse(
                                bench.survey().devices().keySet().iterator().next() + "/LLN0"))
                        .stream()
                        .filter(request -> !offered.contains(request.name()))
                        .toList();
        if (missing.isEmpty()) {
            throw new SkippedException("the device offers every service that can be asked for");
        }
        missing.forEach(
                request -> bench.refused(request, ServiceError.CLASS_NOT_SUPPORTED, ServiceError.ACCESS_VIOLATION));
        return missing.size() + " services: "
                + Expect.brief(missing.stream().map(each -> each.name().text()).toList());
    }
}
