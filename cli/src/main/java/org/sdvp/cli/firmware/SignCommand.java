package org.sdvp.cli.firmware;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.sdvp.agent.config.FirmwareConfig;
import org.sdvp.agent.slots.ApplicationArchive;
import org.sdvp.cli.agent.OwnProgram;
import org.sdvp.heatpump.firmware.FirmwareFormatException;
import org.sdvp.heatpump.firmware.FirmwareKeys;
import org.sdvp.heatpump.firmware.FirmwareManifest;
import org.sdvp.heatpump.firmware.FirmwareSigner;
import org.sdvp.heatpump.firmware.FirmwareVersion;
import org.sdvp.operator.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sdvp firmware sign}. */
@Command(
        name = "sign",
        description = "make a signed update file",
        footer = {
            "",
            "PAYLOAD is a folder with the JARs of an application, or a ZIP file of them; without it the sdvp that runs is "
                    + "packed. With --opaque it is any file that the device's maker knows to install."
        })
public final class SignCommand implements Callable<Integer> {
    private final PrintStream out;
    private final Clock clock;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "the vendor's secret key (keygen)")
    private Path key = Path.of("");

    @Option(names = "--version", required = true, paramLabel = "V", description = "the version, such as 1.4.2")
    private String version = "";

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE",
            description = "update file to write, such as agent-1.4.2.sdvpfw")
    private Path output = Path.of("");

    @Option(
            names = "--product",
            paramLabel = "NAME",
            defaultValue = FirmwareConfig.USUAL_PRODUCT,
            description = "what it is for (default: ${DEFAULT-VALUE})")
    private String product = FirmwareConfig.USUAL_PRODUCT;

    @Option(names = "--hardware", paramLabel = "NAME", description = "what it runs on; may be repeated (default: all)")
    private List<String> hardware = List.of();

    @Option(names = "--from", paramLabel = "V", description = "oldest version that it may follow (default: any)")
    private Optional<String> from = Optional.empty();

    @Option(names = "--allow-downgrade", description = "let it follow a newer version too")
    private boolean downgrade;

    @Option(names = "--opaque", description = "the payload is no Java application")
    private boolean opaque;

    @Parameters(index = "0", arity = "0..1", paramLabel = "PAYLOAD", description = "what is delivered")
    private Optional<Path> payload = Optional.empty();

    /** The command that prints there and takes the time of the manifest from a clock. */
    public SignCommand(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (opaque && payload.isEmpty()) {
            throw new InputException("--opaque needs a PAYLOAD");
        }
        try {
            Path packed = Files.createTempFile("sdvp-payload-", ".zip");
            try {
                write(delivered(packed));
            } finally {
                Files.delete(packed);
            }
            return 0;
        } catch (FirmwareFormatException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new InputException("the update cannot be made: " + e);
        }
    }

    private Path delivered(Path packed) throws IOException {
        if (payload.isPresent() && !Files.isDirectory(payload.get())) {
            return payload.get();
        }
        if (payload.isEmpty()) {
            ApplicationArchive.pack(OwnProgram.classPath(), packed);
            return packed;
        }
        try (Stream<Path> files = Files.list(payload.get())) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            if (jars.isEmpty()) {
                throw new InputException("expected JARs in " + payload.get() + ", but there is none");
            }
            ApplicationArchive.pack(jars, packed);
            return packed;
        }
    }

    private void write(Path delivered) throws IOException {
        FirmwareManifest manifest = new FirmwareManifest(
                product,
                hardware,
                new FirmwareVersion(version),
                new FirmwareManifest.From(from.map(FirmwareVersion::new), downgrade),
                FirmwareSigner.payload(
                        opaque ? FirmwareManifest.Kind.OPAQUE : FirmwareManifest.Kind.APPLICATION, delivered),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
        new FirmwareSigner(FirmwareKeys.readPrivate(key)).sign(manifest, delivered, output);
        out.println(
                output + ": " + manifest.product() + " " + manifest.version() + ", " + Files.size(output) + " octets");
    }
}
