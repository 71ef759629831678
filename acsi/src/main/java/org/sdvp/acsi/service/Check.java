package org.sdvp.acsi.service;

/**
 * Checks a client asks for with a control (IEC 61850-7-2 clause 20.5.2.6).
 *
 * @param synchroCheck whether synchrocheck is wanted
 * @param interlockCheck whether interlocking is to be checked
 */
public record Check(boolean synchroCheck, boolean interlockCheck) {
    /** No checks. */
    public static final Check NONE = new Check(false, false);
}
