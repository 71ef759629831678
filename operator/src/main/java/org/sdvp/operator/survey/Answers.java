package org.sdvp.operator.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What is missing in {@link CompletionStage} for many questions at once. */
final class Answers {
    private Answers() {}

    /** Asks for each item, and gives the answers in the same order; fails with the first failure of the list. */
    static <K, V> CompletionStage<Map<K, V>> each(List<K> items, Function<K, CompletionStage<V>> question) {
        List<CompletableFuture<V>> answers = new ArrayList<>(items.size());
        items.forEach(item -> answers.add(question.apply(item).toCompletableFuture()));
        return CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
                .thenApply(nothing -> {
                    Map<K, V> all = new LinkedHashMap<>();
                    for (int i = 0; i < answers.size(); i++) {
                        all.put(items.get(i), answers.get(i).join());
                    }
                    return all;
                });
    }

    /** What a stage failed with, without the wrappers that chaining puts around it. */
    static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException wrapper && wrapper.getCause() != null) {
            cause = wrapper.getCause();
        }
        return cause;
    }
}
