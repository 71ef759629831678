package org.sdvp.cli.centre;

import java.util.concurrent.Callable;
import org.sdvp.centre.CentreException;
import org.sdvp.centre.CentreUpkeep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sdvp centre user password}. */
@Command(
        name = "password",
        description =
                "give a user a new password and end its logins; with a database in a file the centre must not run")
final class UserPasswordCommand implements Callable<Integer> {
    private final CentreAround around;

    @Mixin
    private CentreOptions options = new CentreOptions();

    @Mixin
    private NewPassword password = new NewPassword();

    @Parameters(paramLabel = "NAME", description = "who")
    private String name = "";

    UserPasswordCommand(CentreAround around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        NewPassword.Chosen chosen = password.choose(around);
        if (!new CentreUpkeep(options.config(around)).setPassword(name, chosen.text())) {
            throw new CentreException("there is no user " + name);
        }
        around.out().println(name + " has a new password" + chosen.told());
        return 0;
    }
}
