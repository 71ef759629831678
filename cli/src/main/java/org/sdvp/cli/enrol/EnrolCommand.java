package org.sdvp.cli.enrol;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sdvp enrol}: what is done at the desk, and with a code at the box. */
@Command(
        name = "enrol",
        description = "give new boxes account, certificate and roster by a one-time code, and take boxes out",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "At the desk: setup once, serve as long as boxes are to be enrolled, new for each box or --csv for many, list, "
                    + "revoke. At the box: redeem CODE; its agent has the certificate renewed in time, renew does it at once. docs/enrolment.md tells all of it."
        })
public final class EnrolCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    /** Makes the command with its commands. */
    public static CommandLine with(Office office) {
        return new CommandLine(new EnrolCommand())
                .addSubcommand(new SetupCommand(office))
                .addSubcommand(new NewCommand(office))
                .addSubcommand(new ServeCommand(office))
                .addSubcommand(new ListCommand(office))
                .addSubcommand(new RevokeCommand(office))
                .addSubcommand(new RedeemCommand(office))
                .addSubcommand(new RenewCommand(office));
    }

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec, "set by picocli").commandLine(),
                "expected what to do: setup, new, serve, list, revoke, redeem or renew");
    }
}
