package org.sdvp.centre.rest.call;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdvp.centre.account.Identity;

/** One request that somebody makes. */
public final class Call {
    private final Context context;
    private final @Nullable Identity who;
    private final int mostBody;

    /**
     * One with its request.
     *
     * @param who makes it; null if nobody is logged in, on routes that are open to all
     * @param mostBody longest body that is read, octets
     */
    public Call(Context context, @Nullable Identity who, int mostBody) {
        this.context = context;
        this.who = who;
        this.mostBody = mostBody;
    }

    /** The request and its answer, for what is not JSON. */
    public Context context() {
        return context;
    }

    /** Who makes it; of a route that needs a right there is somebody. */
    public Identity who() {
        if (who == null) {
            throw new ProblemException(ProblemException.Kind.LOGIN_NEEDED, "nobody is logged in");
        }
        return who;
    }

    /** The tenant of whoever makes it. */
    public String tenant() {
        return who().tenant();
    }

    /** A parameter of the path. */
    public String path(String name) {
        return context.pathParam(name);
    }

    /** A parameter of the path that is a number. */
    public long number(String name) {
        try {
            return Long.parseLong(context.pathParam(name));
        } catch (NumberFormatException e) {
            throw ProblemException.notFound("there is no " + context.pathParam(name) + ": expected a number");
        }
    }

    /** A parameter of the query; empty if it is absent or has no text. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(context.queryParam(name)).filter(text -> !text.isEmpty());
    }

    /** Each of a parameter of the query that may come more than once. */
    public List<String> queries(String name) {
        return context.queryParams(name);
    }

    /** A parameter of the query that is a whole number from 1, at most so large. */
    public int limit(String name, int usual, int most) {
        return query(name).map(text -> (int) whole(name, text, 1, most)).orElse(usual);
    }

    /** A parameter of the query that is a number from which lists go on: those with smaller ones. */
    public long before() {
        return query("before")
                .map(text -> whole("before", text, 0, Long.MAX_VALUE))
                .orElse(Long.MAX_VALUE);
    }

    private static long whole(String name, String text, long least, long most) {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw outOf(name, least, most, text);
        }
        throw outOf(name, least, most, text);
    }

    private static ProblemException outOf(String name, long least, long most, String text) {
        return ProblemException.input(
                name + ": expected a whole number from " + least + " to " + most + ", but got \"" + text + "\"");
    }

    /**
     * The span of time of {@code from} and {@code to}.
     *
     * @param now to which it goes if nothing is said
     * @param usual how long it is if nothing is said
     */
    public Span span(Instant now, Duration usual) {
        Instant to = query("to").map(text -> time("to", text)).orElse(now);
        Instant from = query("from").map(text -> time("from", text)).orElse(to.minus(usual));
        if (!from.isBefore(to)) {
            throw ProblemException.input("expected from before to, but got " + from + " and " + to);
        }
        return new Span(from, to);
    }

    private static Instant time(String name, String text) {
        return Fields.time(name, text);
    }

    /**
     * From one time to another.
     *
     * @param from including
     * @param to excluding
     */
    public record Span(Instant from, Instant to) {
        /** How long. */
        public Duration length() {
            return Duration.between(from, to);
        }
    }

    /**
     * The body, an object of JSON.
     *
     * @throws ProblemException MEDIA_TYPE, TOO_LARGE or INPUT
     */
    public Fields body() {
        String type = Optional.ofNullable(context.contentType()).orElse("none");
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw new ProblemException(
                    ProblemException.Kind.MEDIA_TYPE, "expected Content-Type application/json, but got " + type);
        }
        return Fields.of(Json.read(bytes()));
    }

    /** The body as it came; no more than may be is ever read. */
    private byte[] bytes() {
        try {
            byte[] body = context.req().getInputStream().readNBytes(mostBody + 1);
            if (body.length > mostBody) {
                throw new ProblemException(ProblemException.Kind.TOO_LARGE, "expected at most " + mostBody + " octets");
            }
            return body;
        } catch (IOException e) {
            throw ProblemException.input("the body did not come to its end");
        }
    }

    /** A time in ISO 8601. */
    static Optional<Instant> parsed(String text) {
        try {
            return Optional.of(java.time.OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
