package org.sdvp.acsi.client;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.sdvp.acsi.AcsiException;
import org.sdvp.acsi.AcsiTimeoutException;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.GetAllDataValues;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.model.DataNode;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/**
 * An association whose calls wait for their answer: each method does what its namesake in {@link ClientAssociation} does
 * and throws the {@link AcsiException} with which the stage there would fail. A waiting thread that is interrupted gets
 * {@link AcsiTimeoutException} and keeps its interrupt flag. Never to be used on a thread of the transport. Safe for many
 * threads.
 */
public final class BlockingAssociation implements AutoCloseable {
    private final ClientAssociation association;

    BlockingAssociation(ClientAssociation association) {
        this.association = association;
    }

    /** Opens an association and waits for it. */
    public static BlockingAssociation associate(AcsiClient client) {
        return await(client.peer(), client.associate()).blocking();
    }

    /** The association itself, for calls that do not wait. */
    public ClientAssociation async() {
        return association;
    }

    /** See {@link ClientAssociation#getServerDirectory}. */
    public List<String> getServerDirectory(ObjectClass objectClass) {
        return await(association.getServerDirectory(objectClass));
    }

    /** See {@link ClientAssociation#getLogicalDeviceDirectory}. */
    public List<String> getLogicalDeviceDirectory(String logicalDevice) {
        return await(association.getLogicalDeviceDirectory(logicalDevice));
    }

    /** See {@link ClientAssociation#getLogicalNodeDirectory}. */
    public List<String> getLogicalNodeDirectory(ObjectReference logicalNode, AcsiClass acsiClass) {
        return await(association.getLogicalNodeDirectory(logicalNode, acsiClass));
    }

    /** See {@link ClientAssociation#getDataDirectory}. */
    public List<String> getDataDirectory(ObjectReference data) {
        return await(association.getDataDirectory(data));
    }

    /** See {@link ClientAssociation#getDataDefinition}. */
    public DataNode getDataDefinition(ObjectReference data) {
        return await(association.getDataDefinition(data));
    }

    /** See {@link ClientAssociation#getDataValues}. */
    public List<AccessResult> getDataValues(List<Fcda> references) {
        return await(association.getDataValues(references));
    }

    /** See {@link ClientAssociation#getDataValue}. */
    public DataValue getDataValue(Fcda reference) {
        return await(association.getDataValue(reference));
    }

    /** See {@link ClientAssociation#getAllDataValues}. */
    public List<GetAllDataValues.Named> getAllDataValues(ObjectReference logicalNode, FunctionalConstraint fc) {
        return await(association.getAllDataValues(logicalNode, fc));
    }

    /** See {@link ClientAssociation#setDataValues}. */
    public List<Optional<ServiceError>> setDataValues(List<SetDataValues.Write> writes) {
        return await(association.setDataValues(writes));
    }

    /** See {@link ClientAssociation#setDataValue}. */
    public void setDataValue(Fcda reference, DataValue value) {
        await(association.setDataValue(reference, value));
    }

    /** See {@link ClientAssociation#operate(ObjectReference, DataValue)}. */
    public void operate(ObjectReference control, DataValue ctlVal) {
        await(association.operate(control, ctlVal));
    }

    /** See {@link ClientAssociation#operate(ObjectReference, DataValue, OperateOptions)}. */
    public void operate(ObjectReference control, DataValue ctlVal, OperateOptions options) {
        await(association.operate(control, ctlVal, options));
    }

    /** See {@link ClientAssociation#release}. */
    public void release() {
        await(association.release());
    }

    /** See {@link ClientAssociation#abort}. */
    public void abort(String reason) {
        association.abort(reason);
    }

    /** Releases the association unless it has ended; what fails meanwhile ends it too and is not reported. */
    @Override
    public void close() {
        if (association.end().isPresent()) {
            return;
        }
        try {
            release();
        } catch (AcsiException e) {
            association.abort("closing: " + e.getMessage());
        }
    }

    /**
     * Waits for a stage of this association, as the faces for data sets, reports and the like give them.
     *
     * @return its result; throws what it failed with
     */
    public <T> T await(CompletionStage<T> stage) {
        return await(association.peer(), stage);
    }

    private static <T> T await(String peer, CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AcsiTimeoutException(
                    peer, "interrupted while waiting for " + peer + "; what was asked may or may not have been done");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AcsiException refused) {
                throw refused;
            }
            throw new IllegalStateException("expected an AcsiException of " + peer + ", but got " + e.getCause(), e);
        }
    }
}
