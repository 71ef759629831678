package org.sdvp.acsi.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.GetDataDefinition;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.Fcda;
import org.sdvp.model.ModelValues;
import org.sdvp.model.Selection;
import org.sdvp.model.value.DataValue;

/** GetDataValues and GetDataDefinition: what can be learnt about data. */
final class DataServices {
    private final ModelValues values;
    private final Rights rights;
    private final ResponseSize size;
    private final int maxReferences;

    DataServices(ModelValues values, Rights rights, ResponseSize size, int maxReferences) {
        this.values = values;
        this.rights = rights;
        this.size = size;
        this.maxReferences = maxReferences;
    }

    /** All values are of the same instant. */
    AcsiResponse dataValues(Call call, GetDataValues.Request request) {
        List<Fcda> references = request.references();
        if (references.size() > maxReferences) {
            return tooMany(request.name(), maxReferences, references.size());
        }
        List<Selection> readable = new ArrayList<>();
        List<Optional<ServiceError>> errors = new ArrayList<>();
        for (Fcda reference : references) {
            Optional<ServiceError> error = unreadable(call, reference);
            Optional<Selection> selection = error.isEmpty() ? values.model().select(reference) : Optional.empty();
            selection.ifPresent(readable::add);
            errors.add(
                    selection.isPresent() || error.isPresent()
                            ? error
                            : Optional.of(ServiceError.INSTANCE_NOT_AVAILABLE));
        }
        AcsiResponse response = new GetDataValues.Response(results(errors, values.get(readable)));
        int octets = size.octets(response);
        return octets <= call.maxMessageSize()
                ? response
                : Refusal.of(
                        request.name(),
                        ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT,
                        "the values of " + references.size() + " references must fit in " + call.maxMessageSize()
                                + " octets, but need about " + octets + "; ask for fewer, first of them "
                                + references.get(0));
    }

    private Optional<ServiceError> unreadable(Call call, Fcda reference) {
        if (!rights.allow(call.caller(), ServiceName.GET_DATA_VALUES, reference)) {
            return Optional.of(ServiceError.ACCESS_VIOLATION);
        }
        return reference.fc().isReadable() || !exists(reference)
                ? Optional.empty()
                : Optional.of(ServiceError.ACCESS_VIOLATION);
    }

    private boolean exists(Fcda reference) {
        return values.model().dataNode(reference.reference()).isPresent()
                || values.model().dataType(reference.reference()).isPresent();
    }

    private static List<AccessResult> results(List<Optional<ServiceError>> errors, List<DataValue> read) {
        List<AccessResult> results = new ArrayList<>(errors.size());
        int next = 0;
        for (Optional<ServiceError> error : errors) {
            results.add(
                    error.isPresent()
                            ? new AccessResult.Failure(error.get())
                            : new AccessResult.Value(read.get(next++)));
        }
        return results;
    }

    AcsiResponse dataDefinition(Call call, GetDataDefinition.Request request) {
        if (!rights.allow(call.caller(), request.name(), request.data())) {
            return Rights.denied(call.caller(), request.name(), request.data().toString());
        }
        Optional<DataNode> node = values.model().dataNode(request.data());
        if (node.isEmpty()) {
            return Refusal.of(
                    request.name(),
                    ServiceError.INSTANCE_NOT_AVAILABLE,
                    "expected a data object or an attribute directly below one, but there is no " + request.data());
        }
        AcsiResponse response = new GetDataDefinition.Response(definition(node.get()));
        int octets = size.octets(response);
        return octets <= call.maxMessageSize()
                ? response
                : Refusal.of(
                        request.name(),
                        ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT,
                        "the definition of " + request.data() + " must fit in " + call.maxMessageSize()
                                + " octets, but needs about " + octets + "; ask for its parts");
    }

    // Initial values and trigger options are matters of the server.
    private static DataNode definition(DataNode node) {
        if (node instanceof DataObject object) {
            return new DataObject(
                    object.name(),
                    object.cdc(),
                    object.children().stream().map(DataServices::definition).toList());
        }
        DataAttribute attribute = (DataAttribute) node;
        return new DataAttribute(attribute.name(), attribute.fc(), attribute.type(), Set.of(), Optional.empty());
    }

    static Refusal tooMany(ServiceName service, int most, int came) {
        return Refusal.of(
                service,
                ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT,
                "expected at most " + most + " references in one " + service.text() + ", but got " + came);
    }
}
