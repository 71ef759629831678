package org.sdvp.centre.rest.call;

import io.javalin.http.HandlerType;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.sdvp.centre.account.Right;

/**
 * A route of the API.
 *
 * @param method GET, POST and so on
 * @param path below /api/v1, with parameters in braces
 * @param right that is needed; empty: anybody may, without login
 * @param action answers it
 */
public record Route(HandlerType method, String path, Optional<Right> right, Action action) {
    /** Answers a request. */
    @FunctionalInterface
    public interface Action {
        /** The answer, at once or later; a {@link ProblemException} or an exception of the domain if there is none. */
        CompletionStage<Reply> answer(Call call);
    }

    /** Answers a request at once. */
    @FunctionalInterface
    public interface Direct {
        /** The answer. */
        Reply answer(Call call);
    }

    /** One for whoever has a right. */
    public static Route of(HandlerType method, String path, Right right, Direct action) {
        return new Route(method, path, Optional.of(right), later(action));
    }

    /** One for whoever has a right, answered later. */
    public static Route later(HandlerType method, String path, Right right, Action action) {
        return new Route(method, path, Optional.of(right), action);
    }

    /** One for anybody. */
    public static Route open(HandlerType method, String path, Direct action) {
        return new Route(method, path, Optional.empty(), later(action));
    }

    private static Action later(Direct action) {
        return call -> java.util.concurrent.CompletableFuture.completedStage(action.answer(call));
    }
}
