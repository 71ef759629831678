package org.sdvp.cli.centre;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sdvp.centre.CentreUpkeep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sdvp centre restore}. */
@Command(
        name = "restore",
        description = "put a backup in the place of the database, which is kept beside it; the centre must not run")
final class RestoreCommand implements Callable<Integer> {
    private final CentreAround around;

    @Mixin
    private CentreOptions options = new CentreOptions();

    @Parameters(paramLabel = "FILE", description = "the backup")
    private Path backup = Path.of("");

    RestoreCommand(CentreAround around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        CentreUpkeep upkeep = new CentreUpkeep(options.config(around));
        Optional<Path> former = upkeep.restore(backup);
        around.out()
                .println(upkeep.database() + " is restored from " + backup
                        + former.map(file -> "; what was there is in " + file).orElse(""));
        return 0;
    }
}
