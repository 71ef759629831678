package org.sdvp.wire.tree;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.service.ServiceName;

/** Associate, Release and Abort (IEC 61850-7-2 clause 8.3). */
final class AssociationForms {
    /** Identification of an association. */
    static final Form<String> ASSOCIATION_ID = Form.text(Function.identity(), AssociationForms::checkedId);

    /** Name of the member that holds it. */
    static final String ASSOCIATION_ID_MEMBER = "associationId";

    private static final Form<Integer> MESSAGE_SIZE = Leaves.number(1024, Integer.MAX_VALUE);
    private static final Form<Integer> CALLS = Leaves.number(1, Integer.MAX_VALUE);

    /** A server of a later version may have services that are not known here: they are passed over. */
    private static final Form<Set<ServiceName>> SERVICES = Form.of(
            services -> new Tree.Items(List.of(ServiceName.values()).stream()
                    .filter(services::contains)
                    .map(Words.SERVICE::write)
                    .toList()),
            node -> {
                Set<ServiceName> services = EnumSet.noneOf(ServiceName.class);
                node.items().forEach(item -> Words.SERVICE.find(item.text()).ifPresent(services::add));
                return services;
            });

    private AssociationForms() {}

    static void addTo(ServiceForms all) {
        all.request(
                ServiceName.ASSOCIATE,
                Associate.Request.class,
                (request, out) -> limits(request.maxMessageSize(), request.maxOutstandingCalls(), out),
                in -> new Associate.Request(
                        in.get("maxMessageSize", MESSAGE_SIZE), in.get("maxOutstandingCalls", CALLS)));
        all.answer(
                ServiceName.ASSOCIATE,
                Associate.Response.class,
                (answer, out) -> {
                    limits(answer.maxMessageSize(), answer.maxOutstandingCalls(), out);
                    out.put("services", SERVICES, answer.services());
                },
                in -> new Associate.Response(
                        in.get(ASSOCIATION_ID_MEMBER, ASSOCIATION_ID),
                        in.get("maxMessageSize", MESSAGE_SIZE),
                        in.get("maxOutstandingCalls", CALLS),
                        in.get("services", SERVICES)));
        all.request(ServiceName.RELEASE, Release.Request.class, (request, out) -> {}, in -> new Release.Request());
        all.done(ServiceName.RELEASE, Release.Response.class, Release.Response::new);
        all.message(
                ServiceName.ABORT,
                Abort.class,
                (abort, out) -> out.put("reason", Leaves.REMARK, abort.reason()),
                in -> new Abort(in.get("reason", Leaves.REMARK)));
    }

    private static void limits(int size, int calls, FieldsWriter out) {
        out.put("maxMessageSize", MESSAGE_SIZE, size).put("maxOutstandingCalls", CALLS, calls);
    }

    private static String checkedId(String id) {
        Associate.checkId(id);
        return id;
    }
}
