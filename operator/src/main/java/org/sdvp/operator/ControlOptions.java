package org.sdvp.operator;

import org.sdvp.acsi.service.Check;
import org.sdvp.acsi.service.OrCat;

/**
 * What goes with a control besides its value (IEC 61850-7-2 clause 20.5.2).
 *
 * @param orCat category of the originator
 * @param orIdent identification of the originator; empty: the operator's own account
 * @param test whether the device shall only test
 * @param check checks wanted
 */
public record ControlOptions(OrCat orCat, String orIdent, boolean test, Check check) {
    /** A remote operator, under the name of its account, for real and without checks. */
    public static final ControlOptions USUAL = new ControlOptions(OrCat.REMOTE_CONTROL, "", false, Check.NONE);
}
