package org.sdvp.operator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An XMPP account and how its XMPP server is reached. TLS is always used. In a file it is one {@code name: value} a
 * line (see {@link #load}).
 *
 * @param jid bare JID of the account, such as {@code operator@sdvp.test}
 * @param password of the account; never printed
 * @param host name or address of the XMPP server; usually the domain of the JID
 * @param port of the XMPP server, 1 to 65535; usually 5222
 * @param caFile certificates (PEM) to trust in place of the system's
 */
public record ConnectionProfile(String jid, String password, String host, int port, Optional<Path> caFile) {
    /** The port for streams that begin with STARTTLS (RFC 6120 section 14.7). */
    public static final int USUAL_PORT = 5222;

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionProfile.class);
    private static final List<String> PASSWORD_NAMES = List.of("password", "password-file", "password-env");
    private static final Set<String> NAMES =
            Set.of("jid", "password", "password-file", "password-env", "host", "port", "ca-file");

    /** Checks the account, the password and the port. */
    public ConnectionProfile {
        if (!jid.matches("[^@/\\s]+@[^@/\\s]+")) {
            throw new IllegalArgumentException(
                    "jid must be an account such as operator@sdvp.test, but is \"" + jid + "\"");
        }
        if (password.isEmpty()) {
            throw new IllegalArgumentException("the password must not be empty");
        }
        if (host.isBlank()) {
            throw new IllegalArgumentException("host must not be empty");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be 1 to 65535, but is " + port);
        }
    }

    /** The domain of the account. */
    public String domain() {
        return jid.substring(jid.indexOf('@') + 1);
    }

    /**
     * Reads a profile. Names are {@code jid}; one of {@code password}, {@code password-file} and {@code password-env};
     * and, where the usual does not fit, {@code host}, {@code port} and {@code ca-file}. Relative paths start at the
     * directory of the profile.
     *
     * @param file to read
     * @param env the environment, for {@code password-env}
     * @throws ProfileException naming file and fault, without secrets
     */
    public static ConnectionProfile load(Path file, Map<String, String> env) {
        Map<String, String> entries = ProfileText.parse(file.toString(), read(file, "profile"));
        for (String name : entries.keySet()) {
            if (!NAMES.contains(name)) {
                throw new ProfileException(file + ": unknown name \"" + name + "\"; expected jid, password, "
                        + "password-file, password-env, host, port or ca-file");
            }
        }
        try {
            return of(file, entries, env);
        } catch (IllegalArgumentException e) {
            throw new ProfileException(file + ": " + e.getMessage());
        }
    }

    private static ConnectionProfile of(Path file, Map<String, String> entries, Map<String, String> env) {
        String jid = Optional.ofNullable(entries.get("jid"))
                .orElseThrow(() -> new ProfileException(file + ": \"jid\" is missing, such as operator@sdvp.test"));
        String password = password(file, entries, env);
        String host = entries.getOrDefault("host", jid.substring(jid.indexOf('@') + 1));
        Optional<Path> caFile = Optional.ofNullable(entries.get("ca-file")).map(name -> file.resolveSibling(name));
        caFile.filter(ca -> !Files.isReadable(ca)).ifPresent(ca -> {
            throw new ProfileException(file + ": ca-file " + ca + " cannot be read");
        });
        return new ConnectionProfile(jid, password, host, port(file, entries), caFile);
    }

    private static int port(Path file, Map<String, String> entries) {
        String port = entries.getOrDefault("port", Integer.toString(USUAL_PORT));
        if (!port.matches("[0-9]{1,5}")) {
            throw new ProfileException(file + ": port must be 1 to 65535, but is \"" + port + "\"");
        }
        return Integer.parseInt(port);
    }

    private static String password(Path file, Map<String, String> entries, Map<String, String> env) {
        List<String> given =
                PASSWORD_NAMES.stream().filter(entries::containsKey).toList();
        if (given.size() != 1) {
            throw new ProfileException(file + ": expected one of " + String.join(", ", PASSWORD_NAMES) + ", but found "
                    + (given.isEmpty() ? "none" : String.join(" and ", given)));
        }
        String value = entries.getOrDefault(given.get(0), "");
        return switch (given.get(0)) {
            case "password-file" -> readPassword(file.resolveSibling(value));
            case "password-env" ->
                Optional.ofNullable(env.get(value))
                        .orElseThrow(() -> new ProfileException(
                                file + ": password-env names $" + value + ", which is not in the environment"));
            default -> {
                warnIfOthersCanRead(file);
                yield value;
            }
        };
    }

    private static String readPassword(Path file) {
        warnIfOthersCanRead(file);
        return read(file, "password file").lines().findFirst().orElse("");
    }

    private static void warnIfOthersCanRead(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.contains(PosixFilePermission.OTHERS_READ)
                    || permissions.contains(PosixFilePermission.GROUP_READ)) {
                LOG.warn("{} holds a password and others can read it; chmod 600 it", file);
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("permissions of {} are unknown", file);
        }
    }

    private static String read(Path file, String what) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new ProfileException(what + " " + file + " does not exist");
        } catch (IOException e) {
            throw new ProfileException(what + " " + file + " cannot be read: " + e.getMessage());
        }
    }

    /**
     * Writes this profile, the password in it, readable by its owner only. What is there already is replaced in one
     * step; missing directories are made, with the same protection.
     *
     * @param file where to
     * @throws IOException if that is impossible
     */
    public void save(Path file) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("jid", jid);
        entries.put("password", password);
        entries.put("host", host);
        entries.put("port", Integer.toString(port));
        caFile.ifPresent(path -> entries.put("ca-file", path.toAbsolutePath().toString()));
        StringBuilder text = new StringBuilder();
        entries.forEach((name, value) ->
                text.append(name).append(": ").append(ProfileText.quoted(value)).append('\n'));
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path fresh = Files.createTempFile(
                directory,
                ".profile",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, text.toString().getBytes(StandardCharsets.UTF_8));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Account and server, without the password. */
    @Override
    public String toString() {
        return "ConnectionProfile[" + jid + " at " + host + ":" + port
                + caFile.map(path -> ", trusting " + path).orElse("") + "]";
    }
}
