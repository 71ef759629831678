package org.sdvp.acsi.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.GetAllDataValues;
import org.sdvp.acsi.service.GetDataDefinition;
import org.sdvp.acsi.service.GetDataDirectory;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.acsi.service.GetLogicalDeviceDirectory;
import org.sdvp.acsi.service.GetLogicalNodeDirectory;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.model.DataNode;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/** The directory services, and the services that read and write data, of an association. */
final class ModelCalls {
    private final ClientAssociation association;

    ModelCalls(ClientAssociation association) {
        this.association = association;
    }

    CompletionStage<List<String>> getServerDirectory(ObjectClass objectClass) {
        return association.pages(after -> Stages.map(
                association.ask(new GetServerDirectory.Request(objectClass, after), GetServerDirectory.Response.class),
                r -> new DirectoryPages.Page<>(r.names(), r.moreFollows())));
    }

    CompletionStage<List<String>> getLogicalDeviceDirectory(String logicalDevice) {
        return association.pages(after -> Stages.map(
                association.ask(
                        new GetLogicalDeviceDirectory.Request(logicalDevice, after),
                        GetLogicalDeviceDirectory.Response.class),
                r -> new DirectoryPages.Page<>(r.names(), r.moreFollows())));
    }

    CompletionStage<List<String>> getLogicalNodeDirectory(ObjectReference logicalNode, AcsiClass acsiClass) {
        return association.pages(after -> Stages.map(
                association.ask(
                        new GetLogicalNodeDirectory.Request(logicalNode, acsiClass, after),
                        GetLogicalNodeDirectory.Response.class),
                r -> new DirectoryPages.Page<>(r.names(), r.moreFollows())));
    }

    CompletionStage<List<String>> getDataDirectory(ObjectReference data) {
        return association.pages(after -> Stages.map(
                association.ask(new GetDataDirectory.Request(data, after), GetDataDirectory.Response.class),
                r -> new DirectoryPages.Page<>(r.names(), r.moreFollows())));
    }

    CompletionStage<DataNode> getDataDefinition(ObjectReference data) {
        return Stages.map(
                association.ask(new GetDataDefinition.Request(data), GetDataDefinition.Response.class),
                GetDataDefinition.Response::definition);
    }

    CompletionStage<List<AccessResult>> getDataValues(List<Fcda> references) {
        int most = association.settings().maxReferencesPerCall();
        CompletableFuture<List<AccessResult>> all = readPart(references.subList(0, Math.min(most, references.size())));
        for (int from = most; from < references.size(); from += most) {
            List<Fcda> part = references.subList(from, Math.min(from + most, references.size()));
            all = joined(all, readPart(part));
        }
        return all;
    }

    private CompletableFuture<List<AccessResult>> readPart(List<Fcda> part) {
        GetDataValues.Request request = new GetDataValues.Request(part);
        return Stages.map(association.ask(request, GetDataValues.Response.class), response -> {
            association.checkCount(
                    request, request.references().size(), response.results().size());
            return response.results();
        });
    }

    private static CompletableFuture<List<AccessResult>> joined(
            CompletableFuture<List<AccessResult>> first, CompletableFuture<List<AccessResult>> second) {
        return Stages.map(
                first.thenCombine(second, (a, b) -> {
                    List<AccessResult> both = new ArrayList<>(a);
                    both.addAll(b);
                    return both;
                }),
                List::copyOf);
    }

    CompletionStage<DataValue> getDataValue(Fcda reference) {
        return Stages.map(getDataValues(List.of(reference)), results -> {
            if (results.get(0) instanceof AccessResult.Failure failure) {
                throw refused(ServiceName.GET_DATA_VALUES, failure.error(), reference);
            }
            return ((AccessResult.Value) results.get(0)).value();
        });
    }

    CompletionStage<List<GetAllDataValues.Named>> getAllDataValues(
            ObjectReference logicalNode, FunctionalConstraint fc) {
        return association.pages(after -> Stages.map(
                association.ask(
                        new GetAllDataValues.Request(logicalNode, fc, after.map(GetAllDataValues.Named::reference)),
                        GetAllDataValues.Response.class),
                r -> new DirectoryPages.Page<>(r.values(), r.moreFollows())));
    }

    CompletionStage<List<Optional<ServiceError>>> setDataValues(List<SetDataValues.Write> writes) {
        SetDataValues.Request request = new SetDataValues.Request(writes);
        return Stages.map(association.ask(request, SetDataValues.Response.class), response -> {
            association.checkCount(
                    request, request.writes().size(), response.results().size());
            return response.results();
        });
    }

    CompletionStage<Void> setDataValue(Fcda reference, DataValue value) {
        return Stages.map(setDataValues(List.of(new SetDataValues.Write(reference, value))), results -> {
            results.get(0).ifPresent(error -> {
                throw refused(ServiceName.SET_DATA_VALUES, error, reference);
            });
            return null;
        });
    }

    private ServiceErrorException refused(ServiceName service, ServiceError error, Fcda reference) {
        return new ServiceErrorException(association.peer(), Refusal.of(service, error, reference.toString()));
    }
}
