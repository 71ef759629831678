package org.sdvp.cli.centre;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sdvp.centre.CentreUpkeep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sdvp centre backup}. */
@Command(name = "backup", description = "write the whole database into a new file; the centre may run meanwhile")
final class BackupCommand implements Callable<Integer> {
    private final CentreAround around;

    @Mixin
    private CentreOptions options = new CentreOptions();

    @Parameters(paramLabel = "FILE", description = "file to write; it must not be there")
    private Path target = Path.of("");

    BackupCommand(CentreAround around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        CentreUpkeep upkeep = new CentreUpkeep(options.config(around));
        upkeep.backup(target);
        around.out().println(upkeep.database() + " is backed up in " + target);
        return 0;
    }
}
