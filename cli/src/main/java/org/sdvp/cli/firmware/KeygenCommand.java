package org.sdvp.cli.firmware;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.concurrent.Callable;
import org.sdvp.heatpump.firmware.FirmwareKeys;
import org.sdvp.operator.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sdvp firmware keygen}. */
@Command(
        name = "keygen",
        description = "make a key pair to sign updates with",
        footer = {
            "",
            "Writes NAME.key, which is the vendor's secret, and NAME.pub, which goes to the devices (firmware.trusted-keys). "
                    + "Both are PEM, as OpenSSL has them; nothing is overwritten."
        })
public final class KeygenCommand implements Callable<Integer> {
    private final PrintStream out;

    @Parameters(index = "0", paramLabel = "NAME", description = "path and beginning of the names of both files")
    private Path name = Path.of("vendor");

    /** The command that prints there. */
    public KeygenCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        KeyPair pair = FirmwareKeys.generate();
        Path secret = name.resolveSibling(name.getFileName() + ".key");
        Path shown = name.resolveSibling(name.getFileName() + ".pub");
        try {
            FirmwareKeys.write(pair, secret, shown);
        } catch (FileAlreadyExistsException e) {
            throw new InputException(e.getFile() + " is there already and is not overwritten");
        } catch (IOException e) {
            throw new InputException("the keys cannot be written: " + e);
        }
        out.println("secret key  " + secret + " (keep it where nobody else can read it)");
        out.println("public key  " + shown + ", fingerprint " + FirmwareKeys.fingerprint(pair.getPublic()));
        return 0;
    }
}
