package org.sdvp.wire.sdvp2;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.sdvp.wire.tree.Tree;

/** A call of SDVP2; {@link #method()} to switch on. */
public sealed interface Sdvp2Call {
    /** Which it is. */
    Sdvp2Method method();

    /**
     * Asks what there is below a reference. The original boxes look at the first member only, which their name belies.
     *
     * @param objectClass the reference; empty, {@code /} or {@code domain} for the top
     * @param objectScope sent empty
     * @param domainName sent empty
     * @param continueAfter the last identifier of the answer before; empty: from the beginning
     */
    record GetNameList(String objectClass, String objectScope, String domainName, String continueAfter)
            implements Sdvp2Call {
        /** Asks for what is below a reference, from the beginning or after an identifier. */
        public static GetNameList of(String reference, String continueAfter) {
            return new GetNameList(reference, "", "", continueAfter);
        }

        @Override
        public Sdvp2Method method() {
            return Sdvp2Method.GET_NAME_LIST;
        }
    }

    /**
     * Asks what a reference is made of.
     *
     * @param name the reference
     */
    record GetVariableAccessAttributes(String name) implements Sdvp2Call {
        @Override
        public Sdvp2Method method() {
            return Sdvp2Method.GET_VARIABLE_ACCESS_ATTRIBUTES;
        }
    }

    /**
     * Asks for a value.
     *
     * @param reference of it
     */
    record Read(String reference) implements Sdvp2Call {
        @Override
        public Sdvp2Method method() {
            return Sdvp2Method.READ;
        }
    }

    /**
     * Changes a value.
     *
     * @param reference of it
     * @param value a leaf: text, whole number, truth or real
     * @param activation when it shall come into force, to the second; empty: at once
     */
    record Write(String reference, Tree value, Optional<Instant> activation) implements Sdvp2Call {
        /**
         * Cuts the time to seconds, and makes a text of a number that XML-RPC cannot carry.
         *
         * @throws IllegalArgumentException if the value is no such leaf
         */
        public Write {
            value = Sdvp2Leaf.canonical(value);
            activation = activation.map(time -> time.truncatedTo(ChronoUnit.SECONDS));
        }

        @Override
        public Sdvp2Method method() {
            return Sdvp2Method.WRITE;
        }

        /** The value as text, however it came: {@code 1} and {@code 0} for a truth. */
        public String text() {
            return Sdvp2Leaf.text(value);
        }
    }

    /** Asks whether the box is alive. */
    record Watchdog() implements Sdvp2Call {
        @Override
        public Sdvp2Method method() {
            return Sdvp2Method.WATCHDOG;
        }
    }
}
