package org.sdvp.agent.schedule;

import java.util.Set;
import org.sdvp.model.FunctionalConstraint;

/** The four sorts of values that a schedule may have, by the data objects that hold them. */
enum ValueKind {
    /** Integers. */
    INTEGER("ValING", "ValINS", Set.of("INC", "ISC")),
    /** On and off. */
    SINGLE_POINT("ValSPG", "ValSPS", Set.of("SPC", "DPC")),
    /** Members of an enumeration. */
    ENUMERATED("ValENG", "ValENS", Set.of("ENC")),
    /** Numbers. */
    ANALOGUE("ValASG", "ValMV", Set.of("APC"));

    private final String entries;
    private final String current;
    private final Set<String> controls;

    ValueKind(String entries, String current, Set<String> controls) {
        this.entries = entries;
        this.current = current;
        this.controls = controls;
    }

    /** Name of the objects that hold the entries, without number. */
    String entries() {
        return entries;
    }

    /** The attribute of an entry. */
    String entryAttribute() {
        return this == ANALOGUE ? "setMag" : "setVal";
    }

    /** Name of the object that shows the value in force. */
    String current() {
        return current;
    }

    /** The attribute that shows the value in force. */
    String currentAttribute() {
        return this == ANALOGUE ? "mag" : "stVal";
    }

    /** The functional constraint of the object that shows the value in force. */
    FunctionalConstraint currentConstraint() {
        return this == ANALOGUE ? FunctionalConstraint.MX : FunctionalConstraint.ST;
    }

    /** Whether a control of a common data class takes such values. */
    boolean fits(String cdc) {
        return controls.contains(cdc);
    }
}
