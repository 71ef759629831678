package org.sdvp.cli.enrol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sdvp.cli.output.Json;
import org.sdvp.enrolment.box.BoxEnrolment;
import org.sdvp.enrolment.box.BoxEnrolment.EnrolledBox;
import org.sdvp.enrolment.certificate.PrivateFile;
import org.sdvp.enrolment.code.EnrolmentCode;
import org.sdvp.operator.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sdvp enrol redeem}: a box uses its code. */
@Command(
        name = "redeem",
        description = "at the box: use its code, and write certificate, password and agent.yaml",
        footer = {"", "When it is cut off, doing the same again goes on from there. CODE - is read from standard input."
        })
final class RedeemCommand implements Callable<Integer> {
    private final Office office;

    @Parameters(paramLabel = "CODE", description = "the code, all of it, in quotes")
    private String code = "";

    @Option(names = "--into", paramLabel = "DIR", required = true, description = "where the box keeps its files")
    private @Nullable Path into;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "15s",
            description = "how long to wait for each answer (default: ${DEFAULT-VALUE})")
    private Duration timeout = Duration.ofSeconds(15);

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    RedeemCommand(Office office) {
        this.office = office;
    }

    @Override
    public Integer call() throws IOException {
        Path directory = Objects.requireNonNull(into, "required").toAbsolutePath();
        EnrolledBox box = new BoxEnrolment(office.connector(), timeout).redeem(parsed(), directory);
        Path config = directory.resolve("agent.yaml");
        boolean made = !Files.exists(config);
        if (made) {
            PrivateFile.write(config, AgentFile.of(box));
        } else {
            office.tell().accept(config + " was there already and is left as it is");
        }
        print(box, config);
        return 0;
    }

    private EnrolmentCode parsed() throws IOException {
        try {
            return EnrolmentCode.parse(
                    code.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : code);
        } catch (IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    private void print(EnrolledBox box, Path config) {
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("box", box.jid().toString());
            tree.put("config", config.toString());
            tree.put("certificate", box.files().certificate().toString());
            office.out().println(Json.document(tree));
        } else {
            office.out().println(box.jid() + " is enrolled; its files are in " + config.getParent());
            office.out().println("next: sdvp agent --config " + config);
        }
    }
}
