package org.sdvp.cli;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sdvp.acsi.AcsiException;
import org.sdvp.acsi.AcsiProtocolException;
import org.sdvp.acsi.AcsiTimeoutException;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.centre.CentreException;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.view.ErrorText;
import org.sdvp.enrolment.account.AccountException;
import org.sdvp.enrolment.box.EnrolmentException;
import org.sdvp.enrolment.desk.DeskException;
import org.sdvp.model.scl.SclException;
import org.sdvp.operator.InputException;
import org.sdvp.operator.NoSuchDataException;
import org.sdvp.operator.UnreachableException;
import org.sdvp.operator.profile.ProfileException;
import org.sdvp.xmpp.XmppException;
import org.sdvp.xmpp.XmppLoginException;

/**
 * Why a command did not do what it was asked, as it is printed.
 *
 * @param exitCode see {@link ExitCode}
 * @param kind in one word, for programs: {@code usage}, {@code refused}, {@code centre}, {@code scl}, {@code desk}, {@code enrolment}, {@code login-…}, {@code device-…}, {@code
 *     timeout}, {@code lost}, {@code protocol}, {@code internal}
 * @param message for people, one line
 * @param details for programs: names and numbers, in the order to print them
 */
record Failure(int exitCode, String kind, String message, Map<String, Object> details) {

    /** What an exception means. */
    static Failure of(Throwable cause) {
        if (cause instanceof ServiceErrorException refused) {
            return refused(refused);
        }
        if (cause instanceof NoSuchDataException) {
            return new Failure(
                    ExitCode.REFUSED,
                    "refused",
                    ErrorText.of(ServiceError.INSTANCE_NOT_AVAILABLE) + ": " + cause.getMessage()
                            + hint(ServiceError.INSTANCE_NOT_AVAILABLE),
                    Map.of("serviceError", named(ServiceError.INSTANCE_NOT_AVAILABLE)));
        }
        if (cause instanceof SclException) {
            return plain(ExitCode.REFUSED, "scl", cause);
        }
        if (cause instanceof CentreException) {
            return plain(ExitCode.USAGE, "centre", cause);
        }
        if (cause instanceof InputException
                || cause instanceof ProfileException
                || cause instanceof UncheckedIOException) {
            return plain(ExitCode.USAGE, "usage", cause);
        }
        if (cause instanceof UnreachableException unreachable) {
            return plain(ExitCode.UNREACHABLE, word(unreachable.kind()), cause);
        }
        if (cause instanceof DeskException || cause instanceof AccountException) {
            return plain(ExitCode.REFUSED, "desk", cause);
        }
        if (cause instanceof EnrolmentException) {
            return plain(ExitCode.UNREACHABLE, "enrolment", cause);
        }
        if (cause instanceof XmppLoginException login) {
            return plain(ExitCode.UNREACHABLE, "login-" + word(login.reason()), cause);
        }
        if (cause instanceof XmppException) {
            return plain(ExitCode.UNREACHABLE, "stream", cause);
        }
        return cause instanceof AcsiException acsi ? unanswered(acsi) : internal(cause);
    }

    private static Failure refused(ServiceErrorException refused) {
        Refusal refusal = refused.refusal();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("peer", refused.peer());
        details.put("service", refusal.name().text());
        details.put("serviceError", named(refusal.error()));
        refusal.addCause().ifPresent(addCause -> details.put("addCause", named(addCause)));
        details.put("detail", refusal.detail());
        return new Failure(ExitCode.REFUSED, "refused", line(refused) + hint(refusal.error()), details);
    }

    private static Failure unanswered(AcsiException cause) {
        String kind = cause instanceof AcsiTimeoutException
                ? "timeout"
                : cause instanceof AssociationLostException
                        ? "lost"
                        : cause instanceof AcsiProtocolException ? "protocol" : "unanswered";
        return new Failure(ExitCode.UNREACHABLE, kind, line(cause), Map.of("peer", cause.peer()));
    }

    private static Failure internal(Throwable cause) {
        return new Failure(
                ExitCode.INTERNAL,
                "internal",
                "a fault of this program: " + Cell.harmless(cause.toString()) + "; --verbose shows where",
                Map.of());
    }

    private static Failure plain(int exitCode, String kind, Throwable cause) {
        return new Failure(exitCode, kind, line(cause), Map.of());
    }

    /** A failure of use. */
    static Failure usage(String message) {
        return new Failure(ExitCode.USAGE, "usage", Cell.harmless(message), Map.of());
    }

    private static String line(Throwable cause) {
        return Cell.harmless(Optional.ofNullable(cause.getMessage()).orElse(cause.toString()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** What to do about an error, where that is known; begins with what separates it from the message. */
    static String hint(ServiceError error) {
        return error == ServiceError.INSTANCE_NOT_AVAILABLE ? "; \"sdvp browse\" shows what there is" : "";
    }

    private static Map<String, Object> named(ServiceError error) {
        return ErrorText.tree(error.code(), error.text());
    }

    private static Map<String, Object> named(AddCause addCause) {
        return ErrorText.tree(addCause.code(), addCause.text());
    }

    /** The failure for programs: one object named {@code error}. */
    Map<String, Object> tree() {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("exitCode", exitCode);
        error.put("kind", kind);
        error.put("message", message);
        error.putAll(details);
        return Map.of("error", error);
    }
}
