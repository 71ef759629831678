package org.sdvp.centre.rest;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.sdvp.centre.account.AccountException;
import org.sdvp.centre.fleet.DeviceLinkException;
import org.sdvp.centre.fleet.FleetStoreException;
import org.sdvp.centre.rest.call.Json;
import org.sdvp.centre.rest.call.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is told when a request cannot be answered as it was meant to be: problem details (RFC 9457). */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Duration STORE_RETRY = Duration.ofSeconds(5);
    private static final Duration DEVICE_RETRY = Duration.ofSeconds(30);
    private static final int SERVER_FAULT = 500;

    private Problems() {}

    /** Answers with what an exception means. */
    static void answer(Context context, Throwable fault) {
        ProblemException problem = of(fault);
        if (problem.kind() == ProblemException.Kind.FAULT) {
            LOG.error("{} {}: a fault of the centre", context.method(), context.path(), fault);
        } else if (problem.kind().status() >= SERVER_FAULT) {
            LOG.info("{} {}: {}", context.method(), context.path(), problem.detail());
        }
        write(context, problem);
    }

    private static ProblemException of(Throwable fault) {
        if (fault instanceof ProblemException problem) {
            return problem;
        }
        if (fault instanceof CompletionException || fault instanceof ExecutionException) {
            Throwable cause = fault.getCause();
            return cause == null ? unknown() : of(cause);
        }
        if (fault instanceof AccountException refused) {
            return of(refused);
        }
        if (fault instanceof FleetStoreException) {
            return new ProblemException(
                    ProblemException.Kind.STORE_AWAY, String.valueOf(fault.getMessage()), STORE_RETRY);
        }
        if (fault instanceof DeviceLinkException device) {
            return of(device);
        }
        if (fault instanceof TimeoutException) {
            return new ProblemException(
                    ProblemException.Kind.TIMEOUT, "there was no answer in time; whether it was done is not known");
        }
        return fault instanceof HttpResponseException plain ? of(plain) : unknown();
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemException.Kind.FAULT, "the log of the centre tells more");
    }

    private static ProblemException of(AccountException refused) {
        ProblemException.Kind kind = switch (refused.kind()) {
            case WRONG_LOGIN -> ProblemException.Kind.WRONG_LOGIN;
            case BRAKED -> ProblemException.Kind.TOO_MANY;
            case FORBIDDEN -> ProblemException.Kind.FORBIDDEN;
            case UNKNOWN -> ProblemException.Kind.NOT_FOUND;
            case CONFLICT -> ProblemException.Kind.CONFLICT;
            case INPUT -> ProblemException.Kind.INPUT;
        };
        return new ProblemException(kind, String.valueOf(refused.getMessage()), refused.retryAfter());
    }

    private static ProblemException of(DeviceLinkException device) {
        String detail = String.valueOf(device.getMessage());
        return switch (device.kind()) {
            case NOT_ONLINE -> new ProblemException(ProblemException.Kind.DEVICE_NOT_ONLINE, detail, DEVICE_RETRY);
            case INPUT -> ProblemException.input(detail);
            case REFUSED -> new ProblemException(ProblemException.Kind.DEVICE_REFUSED, detail);
            case UNCERTAIN -> new ProblemException(ProblemException.Kind.DEVICE_UNCERTAIN, detail);
        };
    }

    private static ProblemException of(HttpResponseException plain) {
        for (ProblemException.Kind kind : ProblemException.Kind.values()) {
            if (kind.status() == plain.getStatus()) {
                return new ProblemException(
                        kind, String.valueOf(plain.getMessage()).toLowerCase(Locale.ROOT));
            }
        }
        return plain.getStatus() < SERVER_FAULT
                ? ProblemException.input(String.valueOf(plain.getMessage()))
                : unknown();
    }

    private static void write(Context context, ProblemException problem) {
        context.status(problem.kind().status());
        context.contentType("application/problem+json");
        context.header("Cache-Control", "no-store");
        if (!problem.retryAfter().isZero()) {
            context.header("Retry-After", Long.toString(problem.retryAfter().toSeconds()));
        }
        if (problem.kind() == ProblemException.Kind.LOGIN_NEEDED) {
            context.header("WWW-Authenticate", "Bearer");
        }
        context.result(Json.bytes(to -> {
            to.writeStartObject();
            to.writeStringProperty("type", problem.kind().type());
            to.writeStringProperty("title", problem.kind().title());
            to.writeNumberProperty("status", problem.kind().status());
            to.writeStringProperty("detail", problem.detail());
            to.writeStringProperty("instance", context.path());
            to.writeEndObject();
        }));
    }
}
