package org.sdvp.acsi.client;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.service.Brcb;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.GetBRCBValues;
import org.sdvp.acsi.service.GetURCBValues;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.SetBRCBValues;
import org.sdvp.acsi.service.SetURCBValues;
import org.sdvp.acsi.service.Urcb;
import org.sdvp.acsi.service.UrcbChange;
import org.sdvp.model.ObjectReference;

/**
 * Reports and report control blocks in an association (IEC 61850-7-2 clause 17.2); stages fail as those of
 * {@link ClientAssociation}. Safe for many threads.
 *
 * <p>To lose nothing, a client keeps, durably and together with what it makes of a report, the EntryID of the last one it
 * has handled, and begins each association with {@link #keep} and {@link #resumeFrom}.
 */
public final class Reports {
    private final ClientAssociation association;
    private final Map<String, ReportStream> streams = new ConcurrentHashMap<>();

    Reports(ClientAssociation association) {
        this.association = association;
    }

    /**
     * Sets who hears the reports of a RptID from now on; to be called before the control block is enabled. Reports that
     * nobody listens to are dropped.
     *
     * @param rptId as {@link Brcb#rptId()} and {@link Urcb#rptId()} tell it
     * @param listener takes the place of an earlier one
     */
    public void listen(String rptId, ReportListener listener) {
        keep(rptId, new ReportKeeper() {
            @Override
            public CompletionStage<Void> store(Report report) {
                listener.onReport(report);
                return Stages.done();
            }

            @Override
            public void onLoss(String why) {
                listener.onLoss(why);
            }
        });
    }

    /**
     * Sets who stores the reports of a RptID from now on, as {@link #listen} sets who hears them. Where the wire format has
     * reports acknowledged, one is only when it is stored.
     *
     * @param rptId as {@link Brcb#rptId()} and {@link Urcb#rptId()} tell it
     * @param keeper takes the place of an earlier one, or of a listener
     */
    public void keep(String rptId, ReportKeeper keeper) {
        streams.put(rptId, new ReportStream(rptId, keeper));
    }

    /** Ends listening and keeping. */
    public void ignore(String rptId) {
        streams.remove(rptId);
    }

    /** A report or a segment of one came; completes when it is done with. */
    CompletionStage<Void> received(Report report) {
        ReportStream stream = streams.get(report.rptId());
        return stream == null ? Stages.done() : stream.received(report);
    }

    /** GetBRCBValues (clause 17.2.3.3). */
    public CompletionStage<Brcb> getBRCBValues(ObjectReference brcb) {
        return Stages.map(
                association.ask(new GetBRCBValues.Request(brcb), GetBRCBValues.Response.class),
                GetBRCBValues.Response::values);
    }

    /**
     * SetBRCBValues (clause 17.2.3.4): writes all attributes of the change or none.
     *
     * @return completes when written; {@code instance-locked-by-other-client} if somebody else has it,
     *     {@code instance-in-use} while it is enabled, {@code parameter-value-inappropriate} for an EntryID that is not
     *     in the buffer, among others
     */
    public CompletionStage<Void> setBRCBValues(ObjectReference brcb, BrcbChange change) {
        return Stages.map(
                association.ask(new SetBRCBValues.Request(brcb, change), SetBRCBValues.Response.class),
                response -> written(change.rptEna()));
    }

    /** GetURCBValues (clause 17.2.5.3). */
    public CompletionStage<Urcb> getURCBValues(ObjectReference urcb) {
        return Stages.map(
                association.ask(new GetURCBValues.Request(urcb), GetURCBValues.Response.class),
                GetURCBValues.Response::values);
    }

    /** SetURCBValues (clause 17.2.5.4): writes all attributes of the change or none, see {@link #setBRCBValues}. */
    public CompletionStage<Void> setURCBValues(ObjectReference urcb, UrcbChange change) {
        return Stages.map(
                association.ask(new SetURCBValues.Request(urcb, change), SetURCBValues.Response.class),
                response -> written(change.rptEna()));
    }

    // The answer comes before the first report that follows from it, whose SqNum is 0 again. Which RptID the block has
    // is
    // not known here; that the other streams let one gap pass does no harm.
    private @Nullable Void written(Optional<Boolean> rptEna) {
        if (rptEna.orElse(false)) {
            streams.values().forEach(ReportStream::restarts);
        }
        return null;
    }

    /**
     * Enables a BRCB so that it goes on after the last entry this client has handled. If the block no longer has that
     * entry, it is enabled to go on with its oldest one. If an earlier association of this client has it enabled still, it
     * is disabled there first.
     *
     * @param brcb reference of the instance
     * @param last the last entry handled; {@link EntryId#NONE} if there never was one
     * @return how it goes on; fails as {@link #setBRCBValues}
     */
    public CompletionStage<Resumption> resumeFrom(ObjectReference brcb, EntryId last) {
        CompletableFuture<Resumption> outcome = new CompletableFuture<>();
        resume(brcb, last, true, outcome);
        return outcome;
    }

    private void resume(ObjectReference brcb, EntryId last, boolean mayDisable, CompletableFuture<Resumption> outcome) {
        boolean fromOldest = last.equals(EntryId.NONE);
        BrcbChange enable = BrcbChange.NONE.withRptEna(true);
        setBRCBValues(brcb, fromOldest ? enable : enable.withEntryId(last)).whenComplete((nothing, failure) -> {
            if (failure == null) {
                outcome.complete(fromOldest ? Resumption.FROM_OLDEST : Resumption.SEAMLESS);
            } else if (!fromOldest && isRefusal(failure, ServiceError.PARAMETER_VALUE_INAPPROPRIATE)) {
                resume(brcb, EntryId.NONE, mayDisable, outcome);
            } else if (mayDisable && isRefusal(failure, ServiceError.INSTANCE_IN_USE)) {
                setBRCBValues(brcb, BrcbChange.NONE.withRptEna(false)).whenComplete((done, refused) -> {
                    if (refused == null) {
                        resume(brcb, last, false, outcome);
                    } else {
                        outcome.completeExceptionally(Stages.unwrap(refused));
                    }
                });
            } else {
                outcome.completeExceptionally(Stages.unwrap(failure));
            }
        });
    }

    private static boolean isRefusal(Throwable failure, ServiceError error) {
        return Stages.unwrap(failure) instanceof ServiceErrorException refused
                && refused.refusal().error() == error;
    }
}
