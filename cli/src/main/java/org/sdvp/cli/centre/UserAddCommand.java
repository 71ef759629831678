package org.sdvp.cli.centre;

import java.util.concurrent.Callable;
import org.sdvp.centre.CentreUpkeep;
import org.sdvp.centre.account.Users;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sdvp centre user add}. */
@Command(name = "add", description = "add a user; with a database in a file the centre must not run")
final class UserAddCommand implements Callable<Integer> {
    private final CentreAround around;

    @Mixin
    private CentreOptions options = new CentreOptions();

    @Mixin
    private NewPassword password = new NewPassword();

    @Parameters(paramLabel = "NAME", description = "name to log in with")
    private String name = "";

    @Option(
            names = "--role",
            defaultValue = "viewer",
            paramLabel = "ROLE",
            description = "viewer, operator, installer or admin (default: ${DEFAULT-VALUE})")
    private String role = "viewer";

    @Option(
            names = "--tenant",
            defaultValue = Users.FIRST_TENANT,
            paramLabel = "NAME",
            description = "whose devices the user sees (default: ${DEFAULT-VALUE})")
    private String tenant = Users.FIRST_TENANT;

    UserAddCommand(CentreAround around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        NewPassword.Chosen chosen = password.choose(around);
        new CentreUpkeep(options.config(around)).addUser(CentreUpkeep.fresh(name, role, chosen.text()), tenant);
        around.out().println(name + " is " + role + " of " + tenant + chosen.told());
        return 0;
    }
}
