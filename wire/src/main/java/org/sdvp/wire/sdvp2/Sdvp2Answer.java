package org.sdvp.wire.sdvp2;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.sdvp.acsi.service.ServiceError;

/** An answer of SDVP2; {@link #kind()} to switch on. It tells by itself what it is. */
public sealed interface Sdvp2Answer {
    /** The kinds of answers. */
    enum Kind {
        /** {@link NameList}. */
        NAME_LIST("Identifiers"),
        /** {@link TypeDescription}. */
        TYPE_DESCRIPTION("TypeDescription"),
        /** {@link Value}. */
        VALUE("ListOfAccessResult"),
        /** {@link Unknown}. */
        UNKNOWN("Unknown"),
        /** {@link WriteResult}. */
        WRITE_RESULT("WriteResult"),
        /** {@link Watchdog}. */
        WATCHDOG("Watchdog"),
        /** {@link Refused}. */
        REFUSED("ServiceError"),
        /** {@link MethodError}. */
        METHOD_ERROR("MethodError");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** Its name in vectors. */
        public String text() {
            return text;
        }
    }

    /** Which it is. */
    Kind kind();

    /**
     * What there is.
     *
     * @param identifiers whole references
     * @param moreFollows whether there are more, to be asked for with the last of these as {@code ContinueAfter}
     */
    record NameList(List<String> identifiers, boolean moreFollows) implements Sdvp2Answer {
        /** Copies the list. */
        public NameList {
            identifiers = List.copyOf(identifiers);
        }

        @Override
        public Kind kind() {
            return Kind.NAME_LIST;
        }
    }

    /**
     * What something is made of.
     *
     * @param children whole references; none: it is a value
     */
    record TypeDescription(List<String> children) implements Sdvp2Answer {
        /** Copies the list. */
        public TypeDescription {
            children = List.copyOf(children);
        }

        @Override
        public Kind kind() {
            return Kind.TYPE_DESCRIPTION;
        }
    }

    /**
     * A value that was read.
     *
     * @param reference of it
     * @param value as text
     * @param time of it, to the second
     */
    record Value(String reference, String value, Instant time) implements Sdvp2Answer {
        /** Cuts the time to seconds. */
        public Value {
            time = time.truncatedTo(ChronoUnit.SECONDS);
        }

        @Override
        public Kind kind() {
            return Kind.VALUE;
        }
    }

    /** There is no value with the reference that was asked for. */
    record Unknown() implements Sdvp2Answer {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }

    /**
     * What became of a Write.
     *
     * @param done whether it was taken
     */
    record WriteResult(boolean done) implements Sdvp2Answer {
        @Override
        public Kind kind() {
            return Kind.WRITE_RESULT;
        }
    }

    /**
     * The box is alive.
     *
     * @param count rises from answer to answer
     */
    record Watchdog(int count) implements Sdvp2Answer {
        @Override
        public Kind kind() {
            return Kind.WATCHDOG;
        }
    }

    /**
     * The box says no.
     *
     * @param error why; on the wire by its name and by {@link #number}
     */
    record Refused(ServiceError error) implements Sdvp2Answer {
        private static final int NUMBERS = ServiceError.values().length;

        @Override
        public Kind kind() {
            return Kind.REFUSED;
        }

        /**
         * The ServiceErrorEnum of an error: not the number of IEC 61850-7-2, but from 0, instance-not-available, to 12,
         * no-error. Only these two have been seen; that those between them keep the order of 7-2 is taken for granted.
         */
        public static int number(ServiceError error) {
            return Math.floorMod(error.code() - 1, NUMBERS);
        }

        /**
         * The error of a ServiceErrorEnum.
         *
         * @throws IllegalArgumentException if there is none
         */
        public static ServiceError error(long number) {
            if (number < 0 || number >= NUMBERS) {
                throw new IllegalArgumentException(
                        "expected a ServiceErrorEnum from 0 to " + (NUMBERS - 1) + ", but got " + number);
            }
            return ServiceError.of((int) (number + 1) % NUMBERS);
        }
    }

    /**
     * There is no such method, or it cannot be called so.
     *
     * @param text for people
     */
    record MethodError(String text) implements Sdvp2Answer {
        @Override
        public Kind kind() {
            return Kind.METHOD_ERROR;
        }
    }
}
