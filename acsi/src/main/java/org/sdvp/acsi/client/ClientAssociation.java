package org.sdvp.acsi.client;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.AcsiProtocolException;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.GetAllDataValues;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.acsi.size.EstimatedSize;
import org.sdvp.model.DataNode;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/**
 * An open association with a server (IEC 61850-7-2 clause 8): one method for each ACSI service, of the same name. Every
 * stage fails with nothing but {@link ServiceErrorException} (the server said no), {@link AssociationLostException} (the
 * association ended before the answer), {@link org.sdvp.acsi.AcsiTimeoutException} or {@link AcsiProtocolException} (the
 * answer makes no sense). At most the negotiated number of calls is open at a time; more wait in order, and the timeout
 * of a call starts when it is sent. Nothing is ever repeated. Stages complete on the thread of the transport or of the
 * time source: what is chained to them must not block. Safe for many threads.
 */
public final class ClientAssociation {
    private final AcsiClient client;
    private final Associate.Response granted;
    private final CallWindow calls;
    private final ModelCalls model = new ModelCalls(this);
    private final Reports reports = new Reports(this);
    private final Controls controls;
    private final EndOnce end = new EndOnce();
    private final AtomicReference<@Nullable CompletableFuture<Void>> released = new AtomicReference<>();

    ClientAssociation(AcsiClient client, Associate.Response granted) {
        this.client = client;
        this.granted = granted;
        this.calls = new CallWindow(
                client.exchange(),
                granted,
                AcsiClient.FIRST_INVOKE_ID,
                reason -> ended(new AssociationEnd(AssociationEnd.Kind.LOST, reason)));
        this.controls = new Controls(this, client);
    }

    /** Its id, given by the server. */
    public String id() {
        return granted.associationId();
    }

    /** Address of the server. */
    public String peer() {
        return client.peer();
    }

    /** Negotiated greatest message, in octets of the encoded payload. */
    public int maxMessageSize() {
        return granted.maxMessageSize();
    }

    /** Negotiated greatest number of open calls. */
    public int maxOutstandingCalls() {
        return granted.maxOutstandingCalls();
    }

    /** What the server has for this client. */
    public Set<ServiceName> services() {
        return granted.services();
    }

    /** Adds somebody to be told once when the association ends; told at once if it has ended. */
    public void addListener(AssociationListener listener) {
        end.tell(listener);
    }

    /** How the association ended, if it has. */
    public Optional<AssociationEnd> end() {
        return end.get();
    }

    /** Data sets. */
    public DataSets dataSets() {
        return new DataSets(this);
    }

    /** Reports and report control blocks; the same one each time. */
    public Reports reports() {
        return reports;
    }

    /** Logs and log control blocks (IEC 61850-7-2 clause 17.3). */
    public Logs logs() {
        return new Logs(this);
    }

    /** The same services as calls that wait for their answer. */
    public BlockingAssociation blocking() {
        return new BlockingAssociation(this);
    }

    /**
     * GetServerDirectory (IEC 61850-7-2 clause 7.3.2).
     *
     * @return names of all logical devices or files, from as many pages as needed
     */
    public CompletionStage<List<String>> getServerDirectory(ObjectClass objectClass) {
        return model.getServerDirectory(objectClass);
    }

    /**
     * GetLogicalDeviceDirectory (IEC 61850-7-2 clause 9.2.1).
     *
     * @return names of all logical nodes; {@code instance-not-available} if there is no such logical device
     */
    public CompletionStage<List<String>> getLogicalDeviceDirectory(String logicalDevice) {
        return model.getLogicalDeviceDirectory(logicalDevice);
    }

    /**
     * GetLogicalNodeDirectory (IEC 61850-7-2 clause 10.2.2).
     *
     * @return names of all instances of the class; {@code instance-not-available} or {@code class-not-supported}
     */
    public CompletionStage<List<String>> getLogicalNodeDirectory(ObjectReference logicalNode, AcsiClass acsiClass) {
        return model.getLogicalNodeDirectory(logicalNode, acsiClass);
    }

    /**
     * GetDataDirectory (IEC 61850-7-2 clause 11.3.4).
     *
     * @return names of sub data objects and attributes, or components; {@code instance-not-available}
     */
    public CompletionStage<List<String>> getDataDirectory(ObjectReference data) {
        return model.getDataDirectory(data);
    }

    /**
     * GetDataDefinition (IEC 61850-7-2 clause 11.3.5).
     *
     * @return the data object or attribute, without values; {@code instance-not-available}
     */
    public CompletionStage<DataNode> getDataDefinition(ObjectReference data) {
        return model.getDataDefinition(data);
    }

    /**
     * GetDataValues (IEC 61850-7-2 clause 11.3.2). A list longer than {@link ClientSettings#maxReferencesPerCall()} is
     * read by several calls, so not all at the same instant.
     *
     * @param references what to read, 1 or more
     * @return one result for each reference, in their order; {@code failed-due-to-communications-constraint} if the
     *     answer does not fit the negotiated message size: ask for fewer at a time
     * @throws IllegalArgumentException if the list is empty
     */
    public CompletionStage<List<AccessResult>> getDataValues(List<Fcda> references) {
        return model.getDataValues(references);
    }

    /**
     * GetDataValues of one reference.
     *
     * @return its value; a refused member is a {@link ServiceErrorException} too
     */
    public CompletionStage<DataValue> getDataValue(Fcda reference) {
        return model.getDataValue(reference);
    }

    /**
     * GetAllDataValues (IEC 61850-7-2 clause 10.2.3): everything this client may read of one functional constraint in a
     * logical node, from as many pages as needed, so not all at the same instant.
     *
     * @return the data objects that have such attributes, with their values; {@code instance-not-available} if there is
     *     no such node
     */
    public CompletionStage<List<GetAllDataValues.Named>> getAllDataValues(
            ObjectReference logicalNode, FunctionalConstraint fc) {
        return model.getAllDataValues(logicalNode, fc);
    }

    /**
     * SetDataValues (IEC 61850-7-2 clause 11.3.3).
     *
     * @param writes 1 or more, done in this order
     * @return one result for each write, empty for a success
     * @throws IllegalArgumentException if the list is empty
     */
    public CompletionStage<List<Optional<ServiceError>>> setDataValues(List<SetDataValues.Write> writes) {
        return model.setDataValues(writes);
    }

    /**
     * SetDataValues of one reference.
     *
     * @return completes when written; a refused member is a {@link ServiceErrorException} too
     */
    public CompletionStage<Void> setDataValue(Fcda reference, DataValue value) {
        return model.setDataValue(reference, value);
    }

    /** Controls (IEC 61850-7-2 clause 20): by any control model, with the end of commands. */
    public Controls controls() {
        return controls;
    }

    /** Setting groups (IEC 61850-7-2 clause 16). */
    public SettingGroups settingGroups() {
        return new SettingGroups(this);
    }

    /** Files (IEC 61850-7-2 clause 23). */
    public Files files() {
        return new Files(this);
    }

    /** Operate without test and checks, see {@link #operate(ObjectReference, DataValue, OperateOptions)}. */
    public CompletionStage<Void> operate(ObjectReference control, DataValue ctlVal) {
        return operate(control, ctlVal, OperateOptions.NONE);
    }

    /**
     * Operate (IEC 61850-7-2 clause 20.5.3.4) with the originator of the settings, the next ctlNum of this client, and
     * now as T.
     *
     * @param control the controllable data object
     * @param ctlVal wanted value
     * @param options test and checks
     * @return completes when the server has accepted the command; a refusal has an AddCause
     */
    public CompletionStage<Void> operate(ObjectReference control, DataValue ctlVal, OperateOptions options) {
        return operate(control, controls.parameters(ctlVal, options));
    }

    /** Operate with all of its parameters, see {@link #operate(ObjectReference, DataValue, OperateOptions)}. */
    public CompletionStage<Void> operate(ObjectReference control, Operate.Parameters parameters) {
        return controls.operate(control, parameters);
    }

    /**
     * Release (IEC 61850-7-2 clause 8.3.2.4): takes no more calls, waits for the open and queued ones, then closes the
     * association. Whatever the server answers to the Release, the association has ended afterwards.
     *
     * @return completes when the association has ended; the same stage when called again
     */
    public CompletionStage<Void> release() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<Void> earlier = released.compareAndExchange(null, done);
        if (earlier != null) {
            return earlier;
        }
        calls.drain()
                .thenCompose(nothing -> check(calls.lastCall(new Release.Request()), Release.Response.class))
                .whenComplete((response, failure) -> finishRelease(done, failure));
        return done;
    }

    private void finishRelease(CompletableFuture<Void> done, @Nullable Throwable failure) {
        if (failure == null) {
            ended(new AssociationEnd(AssociationEnd.Kind.RELEASED, "released"));
            done.complete(null);
        } else {
            Throwable cause = Stages.unwrap(failure);
            abort("Release failed: " + cause.getMessage());
            done.completeExceptionally(cause);
        }
    }

    /**
     * Abort (IEC 61850-7-2 clause 8.3.2.3): ends the association at once; open and queued calls fail with
     * {@link AssociationLostException}. Without effect if it has ended.
     *
     * @param reason for people on both sides; cut to 255 characters, and to the message size of the association
     */
    public void abort(String reason) {
        if (ended(new AssociationEnd(AssociationEnd.Kind.ABORTED, reason))) {
            client.abort(id(), EstimatedSize.fitted(new Abort(reason), maxMessageSize()));
        }
    }

    /** Ends the association on this side; false if it had ended before. */
    boolean ended(AssociationEnd how) {
        return end.end(how, () -> {
            client.forget(this);
            calls.end(how.reason());
            controls.ended(how.reason());
        });
    }

    ClientSettings settings() {
        return client.settings();
    }

    /** Sends a call and checks its answer; for the faces of this association. */
    <T extends AcsiResponse> CompletionStage<T> ask(AcsiRequest request, Class<T> type) {
        return check(calls.call(request), type);
    }

    private <T extends AcsiResponse> CompletionStage<T> check(CompletionStage<AcsiResponse> answer, Class<T> type) {
        return Stages.map(answer, response -> {
            if (response instanceof Refusal refusal) {
                throw new ServiceErrorException(peer(), refusal);
            }
            return type.cast(response);
        });
    }

    /** Asks for page after page, as many as there are; the function is given the last item of the page before. */
    <N> CompletionStage<List<N>> pages(Function<Optional<N>, CompletionStage<DirectoryPages.Page<N>>> askForPage) {
        return DirectoryPages.collect(peer(), client.settings().maxDirectoryNames(), askForPage);
    }

    /** Checks that a list in an answer has the right length. */
    void checkCount(AcsiRequest request, int expected, int came) {
        if (expected != came) {
            throw new AcsiProtocolException(
                    peer(),
                    "expected of " + peer() + " " + expected + " results of "
                            + request.name().text() + ", but got " + came);
        }
    }
}
