package org.sdvp.cli.centre;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.sdvp.centre.Centre;
import org.sdvp.centre.CentreConfig;
import org.sdvp.centre.CentreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sdvp centre}: runs a centre until it is ended. */
@Command(
        name = "centre",
        description = "run a control centre for a fleet of devices, with a page for browsers",
        footer = {
            "",
            "Goes on until Ctrl-C or SIGTERM. The first user is made in the browser, on this machine or with the token "
                    + "that is printed. docs/centre.md tells all of it.",
            "",
            "Environment: SDVP_CENTRE_HOST, SDVP_CENTRE_PORT, SDVP_CENTRE_DATABASE, SDVP_CENTRE_PROFILE."
        })
public final class CentreCommand implements Callable<Integer> {
    private static final int GREATEST_PORT = 65_535;

    private final CentreAround around;

    @Mixin
    private CentreOptions options = new CentreOptions();

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description = "the centre's XMPP account (default: $SDVP_PROFILE, a running demo's, the user's own)")
    private Optional<Path> profile = Optional.empty();

    @Option(names = "--port", paramLabel = "PORT", description = "where the page is; 0: any that is free")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = {"-v", "--verbose"},
            description = "tell on standard error what happens; twice: stanzas too, without passwords")
    private boolean[] verbose = {};

    private CentreCommand(CentreAround around) {
        this.around = around;
    }

    /** Makes the command with its commands. */
    public static CommandLine with(CentreAround around) {
        return new CommandLine(new CentreCommand(around))
                .addSubcommand(new BackupCommand(around))
                .addSubcommand(new RestoreCommand(around))
                .addSubcommand(new CommandLine(new UserCommand())
                        .addSubcommand(new UserAddCommand(around))
                        .addSubcommand(new UserPasswordCommand(around)));
    }

    @Override
    public Integer call() throws InterruptedException {
        around.logging().accept(verbose.length);
        CentreConfig read = options.config(around);
        CentreConfig config = port.map(number -> read.withPort(checked(number))).orElse(read);
        CountDownLatch stop = new CountDownLatch(1);
        around.onStop().accept(stop::countDown);
        config.database().file().ifPresent(CentreCommand::makeFolder);
        try (Centre centre =
                Centre.start(config, around.connector(), around.profiles().apply(profile.or(config::profile)))) {
            around.out().println("Open " + centre.address());
            centre.setUpToken()
                    .ifPresent(token -> around.out()
                            .println(
                                    "Nobody can log in yet. The first user is made there; from another machine with the"
                                            + " set-up token " + token));
            around.tell().accept("the centre runs on " + config.database().name() + "; Ctrl-C ends it");
            stop.await();
        }
        return 0;
    }

    private static int checked(int number) {
        if (number < 0 || number > GREATEST_PORT) {
            throw new CentreException("--port: expected 0 to " + GREATEST_PORT + ", but got " + number);
        }
        return number;
    }

    /** The folder of a new database is for its owner only. */
    private static void makeFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new CentreException("the folder " + folder + " cannot be made: " + e.getMessage(), e);
        }
    }
}
