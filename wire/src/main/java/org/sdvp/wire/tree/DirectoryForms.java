package org.sdvp.wire.tree;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.GetDataDefinition;
import org.sdvp.acsi.service.GetDataDirectory;
import org.sdvp.acsi.service.GetLogicalDeviceDirectory;
import org.sdvp.acsi.service.GetLogicalNodeDirectory;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.ServiceName;

/** The services by which a client gets to know a model: GetServerDirectory down to GetDataDefinition. */
final class DirectoryForms {
    /** Name of the member that asks for the next page. */
    static final String CONTINUE_AFTER = "continueAfter";

    /** Name of the member that says whether there is one. */
    static final String MORE_FOLLOWS = "moreFollows";

    private static final Form<String> DEVICE_NAME = Leaves.name(1, 64);

    private DirectoryForms() {}

    static void addTo(ServiceForms all) {
        requests(all);
        all.answer(
                ServiceName.GET_SERVER_DIRECTORY,
                GetServerDirectory.Response.class,
                (answer, out) -> page(answer.names(), answer.moreFollows(), out),
                in -> page(in, GetServerDirectory.Response::new));
        all.answer(
                ServiceName.GET_LOGICAL_DEVICE_DIRECTORY,
                GetLogicalDeviceDirectory.Response.class,
                (answer, out) -> page(answer.names(), answer.moreFollows(), out),
                in -> page(in, GetLogicalDeviceDirectory.Response::new));
        all.answer(
                ServiceName.GET_LOGICAL_NODE_DIRECTORY,
                GetLogicalNodeDirectory.Response.class,
                (answer, out) -> page(answer.names(), answer.moreFollows(), out),
                in -> page(in, GetLogicalNodeDirectory.Response::new));
        all.answer(
                ServiceName.GET_DATA_DIRECTORY,
                GetDataDirectory.Response.class,
                (answer, out) -> page(answer.names(), answer.moreFollows(), out),
                in -> page(in, GetDataDirectory.Response::new));
        all.answer(
                ServiceName.GET_DATA_DEFINITION,
                GetDataDefinition.Response.class,
                (answer, out) -> out.put("definition", DefinitionForm.DEFINITION, answer.definition()),
                in -> new GetDataDefinition.Response(in.get("definition", DefinitionForm.DEFINITION)));
    }

    private static void requests(ServiceForms all) {
        all.request(
                ServiceName.GET_SERVER_DIRECTORY,
                GetServerDirectory.Request.class,
                (request, out) -> after(
                        out.put("objectClass", Words.OBJECT_CLASS, request.objectClass()), request.continueAfter()),
                in -> new GetServerDirectory.Request(in.get("objectClass", Words.OBJECT_CLASS), after(in)));
        all.request(
                ServiceName.GET_LOGICAL_DEVICE_DIRECTORY,
                GetLogicalDeviceDirectory.Request.class,
                (request, out) ->
                        after(out.put("logicalDevice", DEVICE_NAME, request.logicalDevice()), request.continueAfter()),
                in -> new GetLogicalDeviceDirectory.Request(in.get("logicalDevice", DEVICE_NAME), after(in)));
        all.request(
                ServiceName.GET_LOGICAL_NODE_DIRECTORY,
                GetLogicalNodeDirectory.Request.class,
                (request, out) -> after(
                        out.put("logicalNode", Leaves.REFERENCE, request.logicalNode())
                                .put("acsiClass", Words.ACSI_CLASS, request.acsiClass()),
                        request.continueAfter()),
                in -> new GetLogicalNodeDirectory.Request(
                        in.get("logicalNode", Leaves.REFERENCE), in.get("acsiClass", Words.ACSI_CLASS), after(in)));
        all.request(
                ServiceName.GET_DATA_DIRECTORY,
                GetDataDirectory.Request.class,
                (request, out) -> after(out.put("data", Leaves.REFERENCE, request.data()), request.continueAfter()),
                in -> new GetDataDirectory.Request(in.get("data", Leaves.REFERENCE), after(in)));
        all.request(
                ServiceName.GET_DATA_DEFINITION,
                GetDataDefinition.Request.class,
                (request, out) -> out.put("data", Leaves.REFERENCE, request.data()),
                in -> new GetDataDefinition.Request(in.get("data", Leaves.REFERENCE)));
    }

    private static void after(FieldsWriter out, Optional<String> last) {
        out.maybe(CONTINUE_AFTER, Leaves.NAME, last);
    }

    private static Optional<String> after(FieldsReader in) {
        return in.find(CONTINUE_AFTER, Leaves.NAME);
    }

    private static void page(List<String> names, boolean more, FieldsWriter out) {
        out.list("names", Leaves.NAME, names).put(MORE_FOLLOWS, Leaves.TRUTH, more);
    }

    private static <A extends AcsiResponse> A page(FieldsReader in, BiFunction<List<String>, Boolean, A> answer) {
        return answer.apply(in.list("names", Leaves.NAME), in.get(MORE_FOLLOWS, Leaves.TRUTH));
    }
}
