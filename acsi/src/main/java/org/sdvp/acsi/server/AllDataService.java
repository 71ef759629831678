package org.sdvp.acsi.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.GetAllDataValues;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.Fcda;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.value.DataValue;

/**
 * GetAllDataValues: what a caller may read of one functional constraint in a logical node, in pages as long as the
 * message size and the limits allow. The values of a page are of the same instant; nothing is kept from one page to the
 * next.
 */
final class AllDataService {
    private final ModelValues values;
    private final Rights rights;
    private final ResponseSize size;
    private final int maxPerPage;

    AllDataService(AcsiServer.Builder parts, Rights rights) {
        this.values = parts.values;
        this.rights = rights;
        this.size = parts.responseSize;
        this.maxPerPage = parts.limits.maxNamesPerPage();
    }

    AcsiResponse allDataValues(Call call, GetAllDataValues.Request request) {
        ObjectReference node = request.logicalNode();
        if (!rights.allow(call.caller(), request.name(), node) && !mayReadSome(call, request)) {
            return Rights.denied(call.caller(), request.name(), node.toString());
        }
        Optional<LogicalNode> found = values.model().logicalNode(node);
        if (found.isEmpty()) {
            return Refusal.of(
                    request.name(),
                    ServiceError.INSTANCE_NOT_AVAILABLE,
                    "expected a logical node, but there is no " + node);
        }
        if (!request.fc().isReadable()) {
            return Refusal.of(
                    request.name(),
                    ServiceError.ACCESS_VIOLATION,
                    "values of functional constraint " + request.fc() + " cannot be read, asked for in " + node);
        }
        return page(call, request, readable(call, request, found.get()));
    }

    // A right may be about single data objects of the node.
    private boolean mayReadSome(Call call, GetAllDataValues.Request request) {
        return values.model()
                .logicalNode(request.logicalNode())
                .filter(node -> !readable(call, request, node).isEmpty())
                .isPresent();
    }

    private List<Selection> readable(Call call, GetAllDataValues.Request request, LogicalNode node) {
        List<Selection> readable = new ArrayList<>();
        node.dataObjects().forEach(object -> {
            Fcda fcda = new Fcda(request.logicalNode().child(object.name()), request.fc());
            if (rights.allow(call.caller(), request.name(), fcda)) {
                values.model().select(fcda).ifPresent(readable::add);
            }
        });
        return readable;
    }

    private AcsiResponse page(Call call, GetAllDataValues.Request request, List<Selection> all) {
        int first = 0;
        if (request.continueAfter().isPresent()) {
            ObjectReference after = request.continueAfter().get();
            while (first < all.size() && !all.get(first).fcda().reference().equals(after)) {
                first++;
            }
            if (first == all.size()) {
                return Refusal.of(
                        request.name(),
                        ServiceError.PARAMETER_VALUE_INAPPROPRIATE,
                        "expected in continueAfter a data object with " + request.fc() + " of " + request.logicalNode()
                                + ", but got " + after);
            }
            first++;
        }
        List<Selection> rest = all.subList(first, all.size());
        List<DataValue> read = values.get(rest.subList(0, Math.min(rest.size(), maxPerPage)));
        return call.pageThatFits(size, read.size(), length -> response(rest, read, length))
                .orElseGet(() -> Refusal.of(
                        request.name(),
                        ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT,
                        rest.get(0) + " must fit in " + call.maxMessageSize()
                                + " octets, but does not; read its parts"));
    }

    private static AcsiResponse response(List<Selection> rest, List<DataValue> read, int length) {
        List<GetAllDataValues.Named> named = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            named.add(new GetAllDataValues.Named(rest.get(i).fcda().reference(), read.get(i)));
        }
        return new GetAllDataValues.Response(named, length < rest.size());
    }
}
