package org.sdvp.acsi.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.sdvp.acsi.AcsiProtocolException;

/**
 * Collects the pages of one directory by moreFollows and continueAfter, up to a bound.
 *
 * @param <N> what is listed: names, or what has one
 */
final class DirectoryPages<N> {
    /** One page. */
    record Page<N>(List<N> names, boolean moreFollows) {}

    private final String peer;
    private final int maxNames;
    private final Function<Optional<N>, CompletionStage<Page<N>>> ask;
    private final List<N> names = new ArrayList<>();
    private final CompletableFuture<List<N>> all = new CompletableFuture<>();

    private DirectoryPages(String peer, int maxNames, Function<Optional<N>, CompletionStage<Page<N>>> ask) {
        this.peer = peer;
        this.maxNames = maxNames;
        this.ask = ask;
    }

    /** Asks for page after page; fails with {@link AcsiProtocolException} if they do not come to an end. */
    static <N> CompletionStage<List<N>> collect(
            String peer, int maxNames, Function<Optional<N>, CompletionStage<Page<N>>> ask) {
        DirectoryPages<N> pages = new DirectoryPages<>(peer, maxNames, ask);
        pages.next(Optional.empty());
        return pages.all;
    }

    private void next(Optional<N> continueAfter) {
        ask.apply(continueAfter).whenComplete((page, failure) -> {
            if (failure != null) {
                all.completeExceptionally(Stages.unwrap(failure));
            } else {
                add(page);
            }
        });
    }

    private void add(Page<N> page) {
        names.addAll(page.names());
        if (names.size() > maxNames) {
            fail("a directory of at most " + maxNames + " names, but got " + names.size());
        } else if (!page.moreFollows()) {
            all.complete(List.copyOf(names));
        } else if (page.names().isEmpty()) {
            fail("names on a page after which more follow, but got none");
        } else {
            next(Optional.of(names.get(names.size() - 1)));
        }
    }

    private void fail(String expected) {
        all.completeExceptionally(new AcsiProtocolException(peer, "expected of " + peer + " " + expected));
    }
}
