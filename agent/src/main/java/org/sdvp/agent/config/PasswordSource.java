package org.sdvp.agent.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sdvp.xmpp.Password;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the password of an account comes from: a file of its own, the environment, or a file that only its user reads. */
final class PasswordSource {
    private static final Logger LOG = LoggerFactory.getLogger(PasswordSource.class);
    private static final List<String> KEYS = List.of("password-file", "password-env", "password");
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Path file;
    private final Map<String, String> env;

    PasswordSource(Path file, Map<String, String> env) {
        this.file = file;
        this.env = env;
    }

    /**
     * The password that an account's section tells of; none if there is none but a certificate.
     *
     * @throws ConfigException if there is none, several ways are given, it is empty, or others may read it
     */
    Password read(Section account) {
        List<String> given = KEYS.stream().filter(account::has).toList();
        if (given.isEmpty() && account.has("certificate")) {
            return Password.NONE;
        }
        if (given.size() != 1) {
            throw account.missing(
                    KEYS.get(0),
                    "exactly one of " + String.join(", ", KEYS) + ", or a certificate, but there is "
                            + (given.isEmpty() ? "none" : String.join(" and ", given)));
        }
        String key = given.get(0);
        String password = value(account, key);
        if (password.isEmpty()) {
            throw account.problem(key, "the password it gives is empty");
        }
        return Password.of(password);
    }

    private String value(Section account, String key) {
        String value = account.text(key).orElse("");
        return switch (key) {
            case "password-file" -> firstLine(account, key, file.resolveSibling(value));
            case "password-env" ->
                Optional.ofNullable(env.get(value))
                        .orElseThrow(() -> account.problem(key, "$" + value + " is not in the environment"));
            default -> {
                requirePrivate(account, key);
                yield value;
            }
        };
    }

    private static String firstLine(Section account, String key, Path from) {
        try {
            if (isOpenToOthers(from)) {
                LOG.warn("others may read the password in {}; best only you: chmod 600 {}", from, from);
            }
            return Files.readString(from).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw account.problem(
                    key,
                    "expected a file with the password in its first line, but " + from
                            + (Files.exists(from) ? " cannot be read" : " does not exist"));
        }
    }

    private void requirePrivate(Section account, String key) {
        try {
            if (isOpenToOthers(file)) {
                throw account.problem(
                        key,
                        "a password in the configuration itself needs a file that only its user may read: chmod 600 "
                                + file + ", or use password-file or password-env");
            }
        } catch (IOException e) {
            throw account.problem(key, "expected to see the permissions of " + file + ": " + e.getMessage());
        }
    }

    private static boolean isOpenToOthers(Path holder) throws IOException {
        try {
            return Files.getPosixFilePermissions(holder).stream().anyMatch(OTHERS::contains);
        } catch (UnsupportedOperationException e) {
            // A file system without such permissions.
            return false;
        }
    }
}
