package org.sdvp.cli.scl;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Json;
import org.sdvp.cli.output.Screen;
import org.sdvp.cli.output.Style;
import org.sdvp.cli.output.Table;
import org.sdvp.model.scl.SclDocument;
import org.sdvp.model.scl.SclException;
import org.sdvp.model.scl.SclFile;
import org.sdvp.model.scl.SclProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sdvp scl check}. */
@Command(
        name = "check",
        description = "tell what is wrong with an SCL file, and what is in it",
        footer = {
            "",
            "A line for each problem, FILE:LINE:COLUMN: error or warning: what to change; then a line for each IED "
                    + "that can be served. Exit code 0: no errors; 3: errors; 2: the file cannot be read."
        })
public final class SclCheckCommand implements Callable<Integer> {
    private static final int OK = 0;
    private static final int REFUSED = 3;

    private final Screen screen;
    private final PrintStream out;

    @Parameters(index = "0", paramLabel = "FILE", description = "an ICD, CID, IID or SCD file")
    private Path file = Path.of("");

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    /**
     * The command with what it gets from outside.
     *
     * @param screen what standard output is
     * @param out standard output
     */
    public SclCheckCommand(Screen screen, PrintStream out) {
        this.screen = screen;
        this.out = out;
    }

    private record Found(String edition, List<SclProblem> problems, Map<String, SclCounts> ieds) {}

    @Override
    public Integer call() {
        Found found = found();
        if (json) {
            out.println(Json.document(json(found)));
        } else {
            text(found).forEach(out::println);
        }
        return found.problems().stream().anyMatch(SclProblem::isError) ? REFUSED : OK;
    }

    private Found found() {
        List<SclProblem> problems = new ArrayList<>();
        Map<String, SclCounts> ieds = new LinkedHashMap<>();
        String edition = "";
        try {
            SclDocument document = SclFile.read(file);
            edition = SclShowCommand.words(document.edition());
            problems.addAll(document.problems());
            document.eachIed(
                    ied -> {
                        problems.addAll(ied.warnings());
                        ieds.put(ied.name(), SclCounts.of(ied.model()));
                    },
                    refused -> problems.addAll(refused.problems()));
        } catch (SclException e) {
            problems.addAll(e.problems());
        }
        return new Found(edition, problems, ieds);
    }

    private List<String> text(Found found) {
        List<String> lines = new ArrayList<>();
        found.problems().forEach(problem -> lines.add(line(problem)));
        if (!found.ieds().isEmpty()) {
            Table table = new Table(Stream.concat(Stream.of("IED"), SclCounts.headings().stream())
                    .toArray(String[]::new));
            found.ieds()
                    .forEach((name, counts) -> table.add(Stream.concat(
                                    Stream.of(new Cell(name, Style.CYAN)),
                                    counts.cells().stream().map(count -> Cell.of(count.toString())))
                            .toArray(Cell[]::new)));
            for (int column = 1; column <= SclCounts.headings().size(); column++) {
                table.alignRight(column);
            }
            lines.addAll(table.flexible(0).lines(screen));
        }
        long errors = found.problems().stream().filter(SclProblem::isError).count();
        lines.add((found.edition().isEmpty() ? "" : found.edition() + ", ")
                + count(found.ieds().size(), "IED") + " to serve, " + count(errors, "error") + ", "
                + count(found.problems().size() - errors, "warning"));
        return lines;
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private String line(SclProblem problem) {
        String place = problem.line() > 0 ? ":" + problem.line() + ":" + problem.column() : "";
        String severity = problem.isError() ? "error" : "warning";
        return Cell.harmless(file + place) + ": "
                + screen.styled(problem.isError() ? Style.RED : Style.YELLOW, severity) + ": "
                + Cell.harmless(problem.message());
    }

    private Map<String, Object> json(Found found) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", file.toString());
        document.put("edition", found.edition());
        document.put(
                "problems", found.problems().stream().map(SclShowCommand::json).toList());
        List<Map<String, Object>> ieds = new ArrayList<>();
        found.ieds().forEach((name, counts) -> {
            Map<String, Object> ied = new LinkedHashMap<>();
            ied.put("name", name);
            ied.putAll(counts.json());
            ieds.add(ied);
        });
        document.put("ieds", ieds);
        return document;
    }
}
