package org.sdvp.operator.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.Fcda;

/** Reads any number of references by GetDataValues, in parts that fit the messages of the association. */
public final class ValueReader {
    private static final int PART = 50;

    private final ClientAssociation association;

    /** Makes one. */
    public ValueReader(ClientAssociation association) {
        this.association = association;
    }

    /**
     * Reads.
     *
     * @return one result for each reference, in their order; what does not even fit a message alone is refused as
     *     {@code failed-due-to-communications-constraint}
     */
    public CompletionStage<List<AccessResult>> read(List<Fcda> references) {
        List<CompletableFuture<List<AccessResult>>> parts = new ArrayList<>();
        for (int from = 0; from < references.size(); from += PART) {
            parts.add(part(references.subList(from, Math.min(from + PART, references.size())))
                    .toCompletableFuture());
        }
        return CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new))
                .thenApply(nothing ->
                        parts.stream().flatMap(each -> each.join().stream()).toList());
    }

    private CompletionStage<List<AccessResult>> part(List<Fcda> references) {
        return association
                .getDataValues(references)
                .handle((results, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedFuture(results);
                    }
                    return isTooLong(failure)
                            ? halves(references)
                            : CompletableFuture.<List<AccessResult>>failedFuture(Answers.unwrap(failure));
                })
                .thenCompose(Function.identity());
    }

    private CompletableFuture<List<AccessResult>> halves(List<Fcda> references) {
        if (references.size() == 1) {
            return CompletableFuture.completedFuture(
                    List.of(new AccessResult.Failure(ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT)));
        }
        int middle = references.size() / 2;
        return part(references.subList(0, middle))
                .thenCombine(part(references.subList(middle, references.size())), (first, second) -> {
                    List<AccessResult> both = new ArrayList<>(first);
                    both.addAll(second);
                    return both;
                })
                .toCompletableFuture()
                .thenApply(List::copyOf);
    }

    private static boolean isTooLong(Throwable failure) {
        return Answers.unwrap(failure) instanceof ServiceErrorException refused
                && refused.refusal().error() == ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT;
    }
}
