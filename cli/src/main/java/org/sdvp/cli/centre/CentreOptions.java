package org.sdvp.cli.centre;

import java.nio.file.Path;
import java.util.Optional;
import org.sdvp.centre.CentreConfig;
import org.sdvp.centre.store.DatabaseSettings;
import picocli.CommandLine.Option;

/** Options of all commands of the centre: which one it is. */
final class CentreOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "what is set for the centre (YAML)")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--database",
            paramLabel = "FILE|URL",
            description = "file of its database, or jdbc:postgresql://… (default: centre.db in ~/.local/state/sdvp)")
    private Optional<String> database = Optional.empty();

    CentreConfig config(CentreAround around) {
        Path usual = around.state().resolve("centre.db");
        CentreConfig read = CentreConfig.load(config, around.env(), usual);
        return database.map(text -> read.with(settings(text, read))).orElse(read);
    }

    private static DatabaseSettings settings(String text, CentreConfig read) {
        DatabaseSettings named = text.startsWith("jdbc:")
                ? DatabaseSettings.postgres(
                        text, read.database().user(), read.database().password())
                : DatabaseSettings.sqlite(Path.of(text).toAbsolutePath());
        return named.with(read.database().retention());
    }
}
