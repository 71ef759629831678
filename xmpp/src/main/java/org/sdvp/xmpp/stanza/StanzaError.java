package org.sdvp.xmpp.stanza;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.sdvp.wire.xml.XmlElement;

/**
 * Why a stanza was not handled, RFC 6120 8.3.
 *
 * @param type what the sender may do about it
 * @param condition what went wrong
 * @param text for people, may be empty
 * @param application a further condition of the application's own namespace
 */
public record StanzaError(Type type, Condition condition, String text, Optional<XmlElement> application) {

    /** An error of the type that usually goes with the condition. */
    public static StanzaError of(Condition condition, String text) {
        return new StanzaError(condition.usualType(), condition, text, Optional.empty());
    }

    /** An error without text. */
    public static StanzaError of(Condition condition) {
        return of(condition, "");
    }

    /** Condition and text in one line. */
    public String describe() {
        return condition.element() + (text.isEmpty() ? "" : ": " + text);
    }

    /** What the sender may do, RFC 6120 8.3.2. */
    public enum Type {
        /** Give credentials and try again. */
        AUTH,
        /** Do not try again. */
        CANCEL,
        /** Go on: it was only a warning. */
        CONTINUE,
        /** Change what was sent and try again. */
        MODIFY,
        /** Try again later. */
        WAIT;

        /** As in the attribute {@code type}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Finds the type by its text. */
        public static Optional<Type> of(String text) {
            return Arrays.stream(values()).filter(t -> t.text().equals(text)).findFirst();
        }
    }

    /** What went wrong, RFC 6120 8.3.3; in the order of the RFC. */
    public enum Condition {
        /** Malformed or not processable. */
        BAD_REQUEST(Type.MODIFY),
        /** Something of that name exists already. */
        CONFLICT(Type.CANCEL),
        /** Not implemented by the addressee. */
        FEATURE_NOT_IMPLEMENTED(Type.CANCEL),
        /** The sender has no permission. */
        FORBIDDEN(Type.AUTH),
        /** The address is no longer in use. */
        GONE(Type.CANCEL),
        /** The addressee's program failed. */
        INTERNAL_SERVER_ERROR(Type.CANCEL),
        /** The thing asked for does not exist. */
        ITEM_NOT_FOUND(Type.CANCEL),
        /** An address is no XMPP address. */
        JID_MALFORMED(Type.MODIFY),
        /** Understood, but refused for its form, size or by a policy. */
        NOT_ACCEPTABLE(Type.MODIFY),
        /** Not allowed to anyone. */
        NOT_ALLOWED(Type.CANCEL),
        /** Credentials are needed first. */
        NOT_AUTHORIZED(Type.AUTH),
        /** A policy was broken. */
        POLICY_VIOLATION(Type.MODIFY),
        /** The addressee is not there for the moment. */
        RECIPIENT_UNAVAILABLE(Type.WAIT),
        /** To be asked elsewhere. */
        REDIRECT(Type.MODIFY),
        /** Registration is needed first. */
        REGISTRATION_REQUIRED(Type.AUTH),
        /** The addressee's XMPP server does not exist or cannot be found. */
        REMOTE_SERVER_NOT_FOUND(Type.CANCEL),
        /** The addressee's XMPP server did not answer in time. */
        REMOTE_SERVER_TIMEOUT(Type.WAIT),
        /** Busy. */
        RESOURCE_CONSTRAINT(Type.WAIT),
        /** The addressee is not there, or does not offer the service. */
        SERVICE_UNAVAILABLE(Type.CANCEL),
        /** A subscription is needed first. */
        SUBSCRIPTION_REQUIRED(Type.AUTH),
        /** None of the others; the application's own condition says more. */
        UNDEFINED_CONDITION(Type.CANCEL),
        /** Out of order. */
        UNEXPECTED_REQUEST(Type.WAIT);

        private final Type usualType;

        Condition(Type usualType) {
            this.usualType = usualType;
        }

        /** The type that RFC 6120 names for it. */
        public Type usualType() {
            return usualType;
        }

        /** Name of the element, such as {@code bad-request}. */
        public String element() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether it says that the addressee was not reached at all. */
        public boolean meansUnreachable() {
            return switch (this) {
                case GONE,
                        ITEM_NOT_FOUND,
                        RECIPIENT_UNAVAILABLE,
                        REMOTE_SERVER_NOT_FOUND,
                        REMOTE_SERVER_TIMEOUT,
                        SERVICE_UNAVAILABLE -> true;
                default -> false;
            };
        }

        /** Finds the condition by its element. */
        public static Optional<Condition> of(String element) {
            return Arrays.stream(values())
                    .filter(c -> c.element().equals(element))
                    .findFirst();
        }
    }
}
