package org.sdvp.agent.device;

import java.util.Objects;

/** What a heat pump can be told. Switch on {@link #name}. */
public sealed interface HeatPumpCommand {

    /** Which record this is. */
    Name name();

    /** The commands. */
    enum Name {
        /** {@link ChangeSetPoint}. */
        CHANGE_SET_POINT,
        /** {@link PermitRun}. */
        PERMIT_RUN,
        /** {@link SelectMode}. */
        SELECT_MODE,
        /** {@link SelectControlPlace}. */
        SELECT_CONTROL_PLACE
    }

    /**
     * Changes a set point.
     *
     * @param target which
     * @param celsius the new value in °C; any number may be asked for, the driver refuses what is out of range
     */
    record ChangeSetPoint(SetPoint target, double celsius) implements HeatPumpCommand {
        /** Refuses null. */
        public ChangeSetPoint {
            Objects.requireNonNull(target, "target");
        }

        @Override
        public Name name() {
            return Name.CHANGE_SET_POINT;
        }
    }

    /**
     * Starts or stops: the relay of the SDVP box ({@code pws_relay1}, there 0 is run and 1 is stop).
     *
     * @param run true lets the thermostat decide; false holds the machine off, at the latest after its minimum run time
     */
    record PermitRun(boolean run) implements HeatPumpCommand {
        @Override
        public Name name() {
            return Name.PERMIT_RUN;
        }
    }

    /**
     * Selects who decides when the compressor may run.
     *
     * @param mode the mode wanted
     */
    record SelectMode(OperatingMode mode) implements HeatPumpCommand {
        /** Refuses null. */
        public SelectMode {
            Objects.requireNonNull(mode, "mode");
        }

        @Override
        public Name name() {
            return Name.SELECT_MODE;
        }
    }

    /**
     * Locks commands from afar out or lets them in again. Who may send this is for the layer above to say; the driver
     * takes it from anywhere, or a machine locked from afar could not be unlocked.
     *
     * @param local true locks them out
     */
    record SelectControlPlace(boolean local) implements HeatPumpCommand {
        @Override
        public Name name() {
            return Name.SELECT_CONTROL_PLACE;
        }
    }
}
