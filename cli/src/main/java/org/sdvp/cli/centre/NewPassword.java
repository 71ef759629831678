package org.sdvp.cli.centre;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.sdvp.centre.CentreException;
import picocli.CommandLine.Option;

/** The password to set: of a file, of standard input, or by lot. */
final class NewPassword {
    private static final int BYTES = 12;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description =
                    "the password is its first line; - for standard input (default: one by lot, which is printed)")
    private Optional<String> file = Optional.empty();

    /**
     * A password.
     *
     * @param text it
     * @param byLot whether nobody knows it yet
     */
    record Chosen(String text, boolean byLot) {
        /** What to print of it. */
        String told() {
            return byLot ? "; the password is " + text : "";
        }

        /** Without the password. */
        @Override
        public String toString() {
            return byLot ? "a password by lot" : "a password";
        }
    }

    Chosen choose(CentreAround around) {
        if (file.isEmpty()) {
            byte[] bytes = new byte[BYTES];
            new SecureRandom().nextBytes(bytes);
            return new Chosen(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), true);
        }
        try {
            if (!file.get().equals("-")) {
                return new Chosen(
                        Files.readString(Path.of(file.get()))
                                .lines()
                                .findFirst()
                                .orElse(""),
                        false);
            }
            String line = new BufferedReader(new InputStreamReader(around.in(), StandardCharsets.UTF_8)).readLine();
            return new Chosen(line == null ? "" : line, false);
        } catch (IOException e) {
            throw new CentreException("the password in " + file.get() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
