package org.sdvp.operator.survey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.sdvp.acsi.AcsiProtocolException;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.ObjectReference;

/**
 * Walks through a device by its directories, asking for as much at a time as the association allows. Changes nothing.
 * What the device does not offer as a service is not asked for. Safe for many threads.
 */
public final class Surveyor {
    private final ClientAssociation association;

    /** Makes one. */
    public Surveyor(ClientAssociation association) {
        this.association = association;
    }

    /**
     * Walks.
     *
     * @return fails as the stages of {@link ClientAssociation} do, with the first refusal that leaves something unknown
     */
    public CompletionStage<DeviceSurvey> survey() {
        return association
                .getServerDirectory(ObjectClass.LOGICAL_DEVICE)
                .thenCompose(devices -> Answers.each(devices, this::nodes))
                .thenApply(DeviceSurvey::new);
    }

    private CompletionStage<List<NodeSurvey>> nodes(String device) {
        return association
                .getLogicalDeviceDirectory(device)
                .thenCompose(names -> Answers.each(
                        names, name -> node(ObjectReference.parse(device).child(name))))
                .thenApply(nodes -> List.copyOf(nodes.values()));
    }

    private CompletionStage<NodeSurvey> node(ObjectReference node) {
        CompletableFuture<Map<String, DataObject>> objects = association
                .getLogicalNodeDirectory(node, AcsiClass.DATA_OBJECT)
                .thenCompose(names -> Answers.each(names, name -> object(node.child(name))))
                .toCompletableFuture();
        var dataSets = ofClass(node, AcsiClass.DATA_SET, ServiceName.GET_DATA_SET_DIRECTORY, text -> {
            DataSetReference reference = new DataSetReference(text.toString());
            return association.dataSets().getDataSetDirectory(reference);
        });
        var brcbs = ofClass(node, AcsiClass.BRCB, ServiceName.GET_BRCB_VALUES, association.reports()::getBRCBValues);
        var urcbs = ofClass(node, AcsiClass.URCB, ServiceName.GET_URCB_VALUES, association.reports()::getURCBValues);
        var lcbs = ofClass(node, AcsiClass.LCB, ServiceName.GET_LCB_VALUES, association.logs()::getLCBValues);
        var logs = ofClass(node, AcsiClass.LOG, ServiceName.GET_LOG_STATUS_VALUES, CompletableFuture::completedFuture);
        var groups =
                ofClass(node, AcsiClass.SGCB, ServiceName.GET_SGCB_VALUES, association.settingGroups()::getSGCBValues);
        return CompletableFuture.allOf(objects, dataSets, brcbs, urcbs, lcbs, logs, groups)
                .thenApply(nothing -> new NodeSurvey(
                        node,
                        List.copyOf(objects.join().values()),
                        byDataSet(dataSets.join()),
                        brcbs.join(),
                        urcbs.join(),
                        lcbs.join(),
                        List.copyOf(logs.join().keySet()),
                        groups.join().entrySet().stream()
                                .findFirst()
                                .map(found -> new NodeSurvey.SettingControl(found.getKey(), found.getValue()))));
    }

    private CompletionStage<DataObject> object(ObjectReference reference) {
        return association.getDataDefinition(reference).thenApply((DataNode definition) -> {
            if (definition instanceof DataObject object) {
                return object;
            }
            throw new AcsiProtocolException(
                    association.peer(),
                    "expected of " + association.peer() + " the definition of data object " + reference
                            + ", but got that of an attribute");
        });
    }

    private <V> CompletableFuture<Map<ObjectReference, V>> ofClass(
            ObjectReference node,
            AcsiClass acsiClass,
            ServiceName service,
            Function<ObjectReference, CompletionStage<V>> question) {
        if (!association.services().contains(service)) {
            return CompletableFuture.completedFuture(Map.of());
        }
        return names(node, acsiClass)
                .thenCompose(
                        names -> Answers.each(names.stream().map(node::child).toList(), question))
                .toCompletableFuture();
    }

    // A class that a server does not have it need not have a directory of.
    private CompletionStage<List<String>> names(ObjectReference node, AcsiClass acsiClass) {
        return association
                .getLogicalNodeDirectory(node, acsiClass)
                .handle((names, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedFuture(names);
                    }
                    Throwable cause = Answers.unwrap(failure);
                    boolean none = cause instanceof ServiceErrorException refused
                            && refused.refusal().error() == ServiceError.CLASS_NOT_SUPPORTED;
                    return none
                            ? CompletableFuture.completedFuture(List.<String>of())
                            : CompletableFuture.<List<String>>failedFuture(cause);
                })
                .thenCompose(Function.identity());
    }

    private static <V> Map<DataSetReference, V> byDataSet(Map<ObjectReference, V> byReference) {
        Map<DataSetReference, V> all = new LinkedHashMap<>();
        byReference.forEach((reference, value) -> all.put(new DataSetReference(reference.toString()), value));
        return all;
    }
}
