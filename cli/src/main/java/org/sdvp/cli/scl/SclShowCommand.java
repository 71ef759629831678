package org.sdvp.cli.scl;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Json;
import org.sdvp.cli.output.Screen;
import org.sdvp.model.scl.SclDocument;
import org.sdvp.model.scl.SclFile;
import org.sdvp.model.scl.SclIed;
import org.sdvp.model.scl.SclProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sdvp scl show}. */
@Command(
        name = "show",
        description = "show the model of an IED in an SCL file",
        footer = {
            "",
            "Logical devices and nodes with their data objects, data sets, control blocks and logs. What was odd about "
                    + "the file is told by \"sdvp scl check\"."
        })
public final class SclShowCommand implements Callable<Integer> {
    private final Screen screen;
    private final PrintStream out;

    @Parameters(index = "0", paramLabel = "FILE", description = "an ICD, CID, IID or SCD file")
    private Path file = Path.of("");

    @Option(names = "--ied", paramLabel = "NAME", description = "the IED; not needed if only one has a server")
    private Optional<String> ied = Optional.empty();

    @Option(
            names = "--access-point",
            paramLabel = "NAME",
            description = "its access point; not needed if only one has a server")
    private Optional<String> accessPoint = Optional.empty();

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    /**
     * The command with what it gets from outside.
     *
     * @param screen what standard output is
     * @param out standard output
     */
    public SclShowCommand(Screen screen, PrintStream out) {
        this.screen = screen;
        this.out = out;
    }

    @Override
    public Integer call() {
        SclDocument document = SclFile.read(file);
        SclIed found = found(document);
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("ied", found.name());
            tree.put("accessPoint", found.accessPoint());
            tree.put("edition", words(document.edition()));
            found.jid().ifPresent(jid -> tree.put("jid", jid));
            tree.putAll(new SclTree(found.model()).json());
            tree.put(
                    "warnings",
                    found.warnings().stream().map(SclShowCommand::json).toList());
            out.println(Json.document(tree));
        } else {
            out.println(Cell.harmless("IED " + found.name() + " at access point " + found.accessPoint() + ", "
                    + words(document.edition())
                    + found.jid().map(jid -> ", JID " + jid).orElse("")));
            new SclTree(found.model()).table().lines(screen).forEach(out::println);
        }
        return 0;
    }

    private SclIed found(SclDocument document) {
        String name = ied.orElseGet(() -> document.single().name());
        return accessPoint.map(at -> document.ied(name, at)).orElseGet(() -> document.ied(name));
    }

    static String words(SclDocument.Edition edition) {
        return edition.name().toLowerCase(Locale.ROOT).replaceFirst("_", " ").replace('_', '.');
    }

    static Map<String, Object> json(SclProblem problem) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("severity", problem.isError() ? "error" : "warning");
        json.put("line", problem.line());
        json.put("column", problem.column());
        json.put("message", problem.message());
        return json;
    }
}
