package org.sdvp.cli.firmware;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.sdvp.heatpump.firmware.FirmwareFormatException;
import org.sdvp.heatpump.firmware.FirmwareHeader;
import org.sdvp.heatpump.firmware.FirmwareKeys;
import org.sdvp.heatpump.firmware.FirmwareSigner;
import org.sdvp.operator.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sdvp firmware show}. */
@Command(
        name = "show",
        description = "show what an update file is, and whether it is whole and signed",
        footer = {"", "Exit code 3: the payload is damaged, or signed by none of the keys given."})
public final class ShowCommand implements Callable<Integer> {
    private static final int REFUSED = 3;

    private final PrintStream out;

    @Option(names = "--key", paramLabel = "FILE", description = "a public key that may have signed it; may be repeated")
    private List<Path> keys = List.of();

    @Parameters(index = "0", paramLabel = "FILE", description = "the update file")
    private Path file = Path.of("");

    /** The command that prints there. */
    public ShowCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        try {
            FirmwareHeader header = FirmwareHeader.read(file);
            out.print(header.manifest().text());
            boolean whole = FirmwareSigner.sha256(file, header.length())
                    .equals(header.manifest().payload().sha256());
            out.println(whole ? "the payload is whole" : "the payload is damaged");
            return whole && isTrusted(header) ? 0 : REFUSED;
        } catch (FirmwareFormatException e) {
            throw new InputException(file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new InputException("the update cannot be read: " + e);
        }
    }

    private boolean isTrusted(FirmwareHeader header) throws IOException {
        for (Path key : keys) {
            var publicKey = FirmwareKeys.readPublic(key);
            if (header.isSignedBy(List.of(publicKey))) {
                out.println("signed by " + key + ", fingerprint " + FirmwareKeys.fingerprint(publicKey));
                return true;
            }
        }
        if (!keys.isEmpty()) {
            out.println("signed by none of the keys given");
        }
        return keys.isEmpty();
    }
}
