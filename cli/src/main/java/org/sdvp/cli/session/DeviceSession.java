package org.sdvp.cli.session;

import java.io.PrintStream;
import org.sdvp.cli.output.Screen;
import org.sdvp.operator.Operator;
import org.sdvp.operator.profile.ConnectionProfile;

/** A run of a command that logs in, with the options that all such commands have. */
public interface DeviceSession {
    /** Logs in with the profile asked for; to be closed by the caller. */
    Operator login();

    /** The profile asked for. */
    ConnectionProfile profile();

    /** Whether a JSON document is wanted. */
    boolean json();

    /** Whether more than warnings shall be told. */
    boolean verbose();

    /** What standard output is. */
    Screen screen();

    /** Standard output. */
    PrintStream out();

    /** Says something to the person, on standard error. */
    void tell(String message);

    /** Runs a task when somebody wants the program to end, which then does not end by itself. */
    void onStop(Runnable task);
}
