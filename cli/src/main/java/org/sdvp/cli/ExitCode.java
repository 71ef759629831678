package org.sdvp.cli;

/** How a run of the command ended, for scripts. */
public final class ExitCode {
    /** Done. */
    public static final int OK = 0;
    /** A fault of this program. */
    public static final int INTERNAL = 1;
    /** The command line, a reference, a value or the profile is wrong; nothing was asked of the device for it. */
    public static final int USAGE = 2;
    /** A device refused a service, or does not have what was named; an SCL file has errors. */
    public static final int REFUSED = 3;
    /** XMPP server or device could not be reached, or did not answer. */
    public static final int UNREACHABLE = 4;

    private ExitCode() {}
}
