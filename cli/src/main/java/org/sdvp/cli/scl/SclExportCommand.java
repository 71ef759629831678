package org.sdvp.cli.scl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.cli.output.Json;
import org.sdvp.cli.session.DeviceSession;
import org.sdvp.model.ServerModel;
import org.sdvp.model.scl.SclDocument;
import org.sdvp.model.scl.SclFile;
import org.sdvp.model.scl.SclIed;
import org.sdvp.model.scl.SclLimits;
import org.sdvp.model.scl.write.SclWriter;
import org.sdvp.operator.Operator;
import org.sdvp.operator.export.ModelExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sdvp scl export}. */
@Command(
        name = "export",
        description = "write the ICD of a device, by asking it",
        footer = {
            "",
            "SCL of edition 2.1: tree, types, data sets, control blocks as they are set now, and the values of "
                    + "configuration, descriptions and settings. What the device does not tell, or SCL cannot say, is told "
                    + "on standard error. Without -o the ICD goes to standard output."
        })
public final class SclExportCommand implements Callable<Integer> {
    private static final int OK = 0;

    private final DeviceSession session;

    @Parameters(index = "0", paramLabel = "JID", description = "the device: full or bare JID, or only its local part")
    private String jid = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "where to write the ICD; what is there is replaced")
    private @Nullable Path output;

    @Option(names = "--ied", paramLabel = "NAME", description = "name of the IED (default: local part of the JID)")
    private @Nullable String ied;

    /**
     * The command with what it gets from outside.
     *
     * @param session the login and the screen
     */
    public SclExportCommand(DeviceSession session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ModelExport.Exported exported = exported();
        byte[] icd = icd(exported.ied());
        exported.notes().forEach(session::tell);
        Path file = output;
        if (file == null) {
            session.out().write(icd, 0, icd.length);
            session.out().flush();
            return OK;
        }
        write(file, icd);
        report(file, exported);
        return OK;
    }

    private ModelExport.Exported exported() {
        try (Operator operator = session.login();
                Operator.Link link = operator.link(jid)) {
            ClientAssociation association =
                    operator.await(new AcsiClient(link.transport(), link.settings(), link.time()).associate());
            String name = Optional.ofNullable(ied).orElse(link.device().local());
            ModelExport.Exported exported = operator.await(ModelExport.of(
                    association, name, Optional.of(link.device().bare().toString())));
            operator.await(association.release());
            return exported;
        }
    }

    /** The ICD, which was read again to see that it says what the device told. */
    private static byte[] icd(SclIed ied) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SclWriter.write(ied, bytes);
        SclDocument document =
                SclFile.read(new ByteArrayInputStream(bytes.toByteArray()), ied.name() + ".icd", SclLimits.DEFAULT);
        ServerModel again = document.single().model();
        if (!again.logicalDevices().equals(ied.model().logicalDevices())) {
            throw new IllegalStateException("the ICD of " + ied.name() + " does not read back as the same model");
        }
        return bytes.toByteArray();
    }

    private static void write(Path file, byte[] icd) {
        try {
            Files.write(file, icd);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private void report(Path file, ModelExport.Exported exported) {
        SclCounts counts = SclCounts.of(exported.ied().model());
        if (session.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("file", file.toString());
            document.put("ied", exported.ied().name());
            document.putAll(counts.json());
            document.put("notes", exported.notes());
            session.out().println(Json.document(document));
            return;
        }
        List<String> headings = SclCounts.headings();
        StringBuilder line =
                new StringBuilder("wrote " + file + ", IED " + exported.ied().name() + ":");
        for (int i = 0; i < headings.size(); i++) {
            line.append(i == 0 ? " " : ", ")
                    .append(counts.cells().get(i))
                    .append(' ')
                    .append(headings.get(i));
        }
        session.out().println(line);
    }
}
