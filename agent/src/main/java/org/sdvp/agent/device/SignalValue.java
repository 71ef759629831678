package org.sdvp.agent.device;

import java.util.Objects;

/** The value of a signal. Switch on {@link #kind}. */
public sealed interface SignalValue {

    /** Which record this is. */
    Kind kind();

    /** The kinds of value. */
    enum Kind {
        /** {@link Real}. */
        REAL,
        /** {@link Flag}. */
        FLAG,
        /** {@link Count}. */
        COUNT,
        /** {@link Mode}. */
        MODE,
        /** {@link Status}. */
        STATUS
    }

    /**
     * A physical quantity.
     *
     * @param value in the signal's unit; finite
     */
    record Real(double value) implements SignalValue {
        /**
         * Checks the value.
         *
         * @throws IllegalArgumentException if it is not finite
         */
        public Real {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("A reading must be a finite number, not " + value);
            }
        }

        @Override
        public Kind kind() {
            return Kind.REAL;
        }
    }

    /**
     * Something that is so or not.
     *
     * @param value whether it is so
     */
    record Flag(boolean value) implements SignalValue {
        @Override
        public Kind kind() {
            return Kind.FLAG;
        }
    }

    /**
     * A number that only grows while the machine lives.
     *
     * @param value in the signal's unit, not negative
     */
    record Count(long value) implements SignalValue {
        /**
         * Checks the value.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Count {
            if (value < 0) {
                throw new IllegalArgumentException("A count must not be negative: " + value);
            }
        }

        @Override
        public Kind kind() {
            return Kind.COUNT;
        }
    }

    /**
     * The mode a machine is in.
     *
     * @param value the mode
     */
    record Mode(OperatingMode value) implements SignalValue {
        /** Refuses null. */
        public Mode {
            Objects.requireNonNull(value, "mode");
        }

        @Override
        public Kind kind() {
            return Kind.MODE;
        }
    }

    /**
     * What a machine is doing.
     *
     * @param value the status
     */
    record Status(RunningStatus value) implements SignalValue {
        /** Refuses null. */
        public Status {
            Objects.requireNonNull(value, "status");
        }

        @Override
        public Kind kind() {
            return Kind.STATUS;
        }
    }
}
