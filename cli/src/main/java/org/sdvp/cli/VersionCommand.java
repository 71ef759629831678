package org.sdvp.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sdvp.cli.output.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sdvp version}. */
@Command(name = "version", description = "print the version of sdvp and of Java")
final class VersionCommand implements Callable<Integer> {
    private final Surroundings around;

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    VersionCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        String version = Optional.ofNullable(Sdvp.class.getPackage().getImplementationVersion())
                .orElse("development build");
        String java = System.getProperty("java.vm.name") + " " + System.getProperty("java.version");
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("sdvp", version);
            tree.put("java", java);
            around.out().println(Json.document(tree));
        } else {
            around.out().println("sdvp " + version + " on " + java);
        }
        return ExitCode.OK;
    }
}
