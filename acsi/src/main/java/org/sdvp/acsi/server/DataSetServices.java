package org.sdvp.acsi.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import org.sdvp.acsi.dataset.DataSetCatalogue;
import org.sdvp.acsi.dataset.ResolvedDataSet;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.CreateDataSet;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.DeleteDataSet;
import org.sdvp.acsi.service.GetDataSetDirectory;
import org.sdvp.acsi.service.GetDataSetValues;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataSetValues;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.value.DataValue;

/**
 * GetDataSetDirectory, GetDataSetValues, SetDataSetValues, CreateDataSet, DeleteDataSet. A data set opens no door: a member
 * is read only by whom GetDataValues is allowed on it, written only by whom SetDataValues is.
 */
final class DataSetServices {
    private final DataSetCatalogue catalogue;
    private final ModelValues values;
    private final Rights rights;
    private final ResponseSize size;
    private final int maxMembersPerPage;

    DataSetServices(DataSetCatalogue catalogue, AcsiServer.Builder parts, Rights rights) {
        this.catalogue = catalogue;
        this.values = parts.values;
        this.rights = rights;
        this.size = parts.responseSize;
        this.maxMembersPerPage = parts.limits.maxNamesPerPage();
    }

    /** Adds the services; SetDataSetValues only where something can be written. */
    void addTo(ServiceTable services, Optional<WriteService> writes, AssociationEnds ends) {
        services.addDirect(ServiceName.GET_DATA_SET_DIRECTORY, GetDataSetDirectory.Request.class, this::directory);
        services.addDirect(ServiceName.GET_DATA_SET_VALUES, GetDataSetValues.Request.class, this::dataSetValues);
        services.addDirect(ServiceName.CREATE_DATA_SET, CreateDataSet.Request.class, this::create);
        services.addDirect(ServiceName.DELETE_DATA_SET, DeleteDataSet.Request.class, this::delete);
        writes.ifPresent(service -> services.add(
                ServiceName.SET_DATA_SET_VALUES,
                SetDataSetValues.Request.class,
                (call, request) -> setDataSetValues(service, call, request)));
        ends.whenEnded(catalogue::associationEnded);
        ends.trail()
                .readBefore(
                        ServiceName.DELETE_DATA_SET,
                        DeleteDataSet.Request.class,
                        (id, change) -> before(
                                id,
                                change.dataSet(),
                                found -> new GetDataSetDirectory.Response(
                                        found.references(), found.deletable(), false)));
        ends.trail()
                .readBefore(
                        ServiceName.SET_DATA_SET_VALUES,
                        SetDataSetValues.Request.class,
                        (id, change) -> before(
                                id,
                                change.dataSet(),
                                found -> new GetDataSetValues.Response(values.get(found.members()).stream()
                                        .<AccessResult>map(AccessResult.Value::new)
                                        .toList())));
    }

    private CompletionStage<AcsiResponse> before(
            String associationId, DataSetReference dataSet, Function<ResolvedDataSet, AcsiResponse> told) {
        return CompletableFuture.completedFuture(catalogue
                .find(associationId, dataSet)
                .map(told)
                .orElseGet(() -> DataSetCatalogue.unknown(ServiceName.GET_DATA_SET_VALUES, dataSet)));
    }

    private Optional<Refusal> denied(Call call, AcsiRequest request, DataSetReference dataSet) {
        boolean allowed = dataSet.isOfAssociation()
                || rights.allow(call.caller(), request.name(), ObjectReference.parse(dataSet.text()));
        return allowed ? Optional.empty() : Optional.of(Rights.denied(call.caller(), request.name(), dataSet.text()));
    }

    private AcsiResponse directory(Call call, GetDataSetDirectory.Request request) {
        Optional<Refusal> denied = denied(call, request, request.dataSet());
        if (denied.isPresent()) {
            return denied.get();
        }
        return catalogue
                .find(call.associationId(), request.dataSet())
                .map(found -> page(call, request, found))
                .orElseGet(() -> DataSetCatalogue.unknown(request.name(), request.dataSet()));
    }

    private AcsiResponse page(Call call, GetDataSetDirectory.Request request, ResolvedDataSet dataSet) {
        List<Fcda> all = dataSet.references();
        int first = request.continueAfter().map(index -> index + 1).orElse(0);
        if (first < 0
                || first > all.size()
                || (first == 0 && request.continueAfter().isPresent())) {
            return Refusal.of(
                    request.name(),
                    ServiceError.PARAMETER_VALUE_INAPPROPRIATE,
                    "expected in continueAfter 0 to " + (all.size() - 1) + ", but got " + (first - 1));
        }
        List<Fcda> rest = all.subList(first, all.size());
        for (int length = Math.min(rest.size(), maxMembersPerPage); ; length = (length + 1) / 2) {
            AcsiResponse page = new GetDataSetDirectory.Response(
                    rest.subList(0, length), dataSet.deletable(), length < rest.size());
            if (size.octets(page) <= call.maxMessageSize()) {
                return page;
            }
            if (length <= 1) {
                return tooLong(call, request, page, "a member");
            }
        }
    }

    private AcsiResponse dataSetValues(Call call, GetDataSetValues.Request request) {
        Optional<Refusal> denied = denied(call, request, request.dataSet());
        if (denied.isPresent()) {
            return denied.get();
        }
        Optional<ResolvedDataSet> found = catalogue.find(call.associationId(), request.dataSet());
        if (found.isEmpty()) {
            return DataSetCatalogue.unknown(request.name(), request.dataSet());
        }
        List<Selection> members = found.get().members();
        List<DataValue> read = values.get(members);
        List<AccessResult> results = new ArrayList<>(members.size());
        for (int i = 0; i < members.size(); i++) {
            results.add(
                    mayRead(call).test(members.get(i).fcda())
                            ? new AccessResult.Value(read.get(i))
                            : new AccessResult.Failure(ServiceError.ACCESS_VIOLATION));
        }
        AcsiResponse response = new GetDataSetValues.Response(results);
        return size.octets(response) <= call.maxMessageSize()
                ? response
                : tooLong(call, request, response, "the values of " + request.dataSet());
    }

    private AcsiResponse tooLong(Call call, AcsiRequest request, AcsiResponse response, String what) {
        return Refusal.of(
                request.name(),
                ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT,
                what + " must fit in " + call.maxMessageSize() + " octets, but needs about " + size.octets(response));
    }

    private Predicate<Fcda> mayRead(Call call) {
        return member -> rights.allow(call.caller(), ServiceName.GET_DATA_VALUES, member);
    }

    private CompletionStage<AcsiResponse> setDataSetValues(
            WriteService writes, Call call, SetDataSetValues.Request request) {
        Optional<Refusal> denied = denied(call, request, request.dataSet());
        if (denied.isPresent()) {
            return CompletableFuture.completedFuture(denied.get());
        }
        Optional<ResolvedDataSet> found = catalogue.find(call.associationId(), request.dataSet());
        if (found.isEmpty()) {
            return CompletableFuture.completedFuture(DataSetCatalogue.unknown(request.name(), request.dataSet()));
        }
        List<Fcda> members = found.get().references();
        if (members.size() != request.values().size()) {
            return CompletableFuture.completedFuture(Refusal.of(
                    request.name(),
                    ServiceError.PARAMETER_VALUE_INCONSISTENT,
                    request.dataSet() + " has " + members.size() + " members, but "
                            + request.values().size() + " values came"));
        }
        Optional<AcsiResponse> tooLong =
                new MessageRoom(size).refuseWrites(call, request, members.size(), SetDataSetValues.Response::new);
        if (tooLong.isPresent()) {
            return CompletableFuture.completedFuture(tooLong.get());
        }
        List<SetDataValues.Write> all = new ArrayList<>(members.size());
        for (int i = 0; i < members.size(); i++) {
            all.add(new SetDataValues.Write(members.get(i), request.values().get(i)));
        }
        return writes.write(call, all, DataSetServices::isSettable, SetDataSetValues.Response::new);
    }

    // The name space of 7-2 lets a data set write less than SetDataValues: SP is left out.
    private static boolean isSettable(Fcda member) {
        return member.fc().isWritable() && member.fc() != FunctionalConstraint.SP;
    }

    private AcsiResponse create(Call call, CreateDataSet.Request request) {
        Optional<Refusal> denied = denied(call, request, request.dataSet());
        if (denied.isPresent()) {
            return denied.get();
        }
        return request.members().stream()
                .filter(mayRead(call).negate())
                .findFirst()
                .<AcsiResponse>map(member -> Rights.denied(call.caller(), request.name(), member.toString()))
                .orElseGet(() -> catalogue.create(call.associationId(), request));
    }

    private AcsiResponse delete(Call call, DeleteDataSet.Request request) {
        return denied(call, request, request.dataSet())
                .<AcsiResponse>map(refusal -> refusal)
                .orElseGet(() -> catalogue.delete(call.associationId(), request));
    }
}
