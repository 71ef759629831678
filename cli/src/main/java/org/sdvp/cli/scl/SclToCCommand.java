package org.sdvp.cli.scl;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.model.ServerModel;
import org.sdvp.model.c.CTable;
import org.sdvp.model.scl.SclDocument;
import org.sdvp.model.scl.SclFile;
import org.sdvp.model.scl.SclIed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sdvp scl to-c}. */
@Command(
        name = "to-c",
        description = "write the model of an IED as a table in C, for the C library",
        footer = {
            "",
            "The table is constant data that sdvp_values_new() takes. With -o DEVICE.c there is a header DEVICE.h beside it. "
                    + "The same file gives the same table. What a setting is in setting groups other than the active one "
                    + "is not in it."
        })
public final class SclToCCommand implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream err;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "an ICD, CID, IID or SCD file")
    private @Nullable Path file;

    @Option(
            names = "--heatpump",
            paramLabel = "DEVICE",
            description = {
                "instead of a file: the model of \"sdvp agent\",",
                "with this name of the logical device, such as HP1"
            })
    private @Nullable String heatPump;

    @Option(names = "--ied", paramLabel = "NAME", description = "the IED; not needed if only one has a server")
    private Optional<String> ied = Optional.empty();

    @Option(
            names = "--access-point",
            paramLabel = "NAME",
            description = "its access point; not needed if only one has a server")
    private Optional<String> accessPoint = Optional.empty();

    @Option(names = "--name", paramLabel = "SYMBOL", description = "name of the model in C (default: after the IED)")
    private @Nullable String name;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.c",
            description = "where to write the table; what is there is replaced")
    private @Nullable Path output;

    @Spec
    private @Nullable CommandSpec spec;

    /**
     * The command with what it gets from outside.
     *
     * @param out standard output
     * @param err standard error
     */
    public SclToCCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        if ((file == null) == (heatPump == null)) {
            throw misuse("expected either a FILE or --heatpump DEVICE");
        }
        ServerModel model = heatPump == null ? fromFile(Objects.requireNonNull(file)) : ofHeatPump(heatPump);
        CTable table = table(model);
        if (output == null) {
            out.print(table.source(Optional.empty()));
            out.flush();
        } else {
            write(table, output);
        }
        return 0;
    }

    private ServerModel ofHeatPump(String device) {
        try {
            return HeatPumpModel.create(device).serverModel();
        } catch (IllegalArgumentException e) {
            throw misuse("--heatpump " + device + ": " + e.getMessage());
        }
    }

    private ServerModel fromFile(Path from) {
        SclDocument document = SclFile.read(from);
        String wanted = ied.orElseGet(() -> document.single().name());
        SclIed found = accessPoint.map(at -> document.ied(wanted, at)).orElseGet(() -> document.ied(wanted));
        if (!found.settings().isEmpty()) {
            err.println(
                    "sdvp: " + found.settings().size() + " settings differ between setting groups; the table has those "
                            + "of the active group, and every group begins with them");
        }
        return found.model();
    }

    private CTable table(ServerModel model) {
        try {
            return new CTable(model, name == null ? CTable.symbolOf(model.name()) : name);
        } catch (IllegalArgumentException e) {
            throw misuse("--name: " + e.getMessage());
        }
    }

    private void write(CTable table, Path source) {
        String fileName = source.getFileName().toString();
        if (!fileName.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*\\.c")) {
            throw misuse("-o: expected a file name of letters, digits and _ . - that ends in .c, but got " + fileName);
        }
        String header = fileName.substring(0, fileName.length() - 1) + "h";
        try {
            Files.writeString(source, table.source(Optional.of(header)));
            Files.writeString(source.resolveSibling(header), table.header());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + source + ": " + e.getMessage(), e);
        }
    }

    private ParameterException misuse(String message) {
        return new ParameterException(
                Objects.requireNonNull(spec, "set by picocli").commandLine(), message);
    }
}
