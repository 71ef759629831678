package org.sdvp.operator.profile;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sdvp.wire.choice.FormatChoice;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An XMPP account and how its XMPP server is reached. In a file it is one {@code name: value} a line (see {@link #load}).
 *
 * @param jid bare address of the account, such as {@code operator@sdvp.test}
 * @param password of the account; never printed; {@link Password#NONE} if there is a certificate only
 * @param server where the XMPP server listens, as host name or literal, and port; empty: as the DNS says for the domain
 * @param tls when TLS starts; it always does
 * @param caFile certificates (PEM) of the authorities to trust instead of the JDK's
 * @param formats names of the wire formats to speak, the best first, and {@code sdvp2} for original boxes; 1 or more
 * @param security what the login must be like
 */
public record ConnectionProfile(
        Jid jid,
        Password password,
        Optional<InetSocketAddress> server,
        XmppSettings.Tls tls,
        Optional<Path> caFile,
        List<String> formats,
        XmppSettings.Security security) {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionProfile.class);
    private static final int STARTTLS_PORT = 5222;
    private static final int DIRECT_TLS_PORT = 5223;
    private static final List<String> PASSWORD_NAMES = List.of("password", "password-file", "password-env");
    private static final List<String> NAMES = joined(
            List.of("jid", "password", "password-file", "password-env", "host", "port", "tls", "ca-file", "formats"),
            LoginSecurity.NAMES);
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);
    private static final FileAttribute<?> OWNER_ONLY = permissions("rw-------");
    private static final FileAttribute<?> OWNERS_DIRECTORY = permissions("rwx------");

    /** Checks account and formats. */
    public ConnectionProfile {
        formats = List.copyOf(formats);
        FormatChoice.named(formats);
        if (jid.local().isEmpty()) {
            throw new IllegalArgumentException(
                    "jid must be an account such as operator@" + jid.domain() + ", but is \"" + jid + "\"");
        }
        jid = jid.bare();
    }

    /** A profile with all formats, the shortest first. */
    public ConnectionProfile(
            Jid jid,
            Password password,
            Optional<InetSocketAddress> server,
            XmppSettings.Tls tls,
            Optional<Path> caFile) {
        this(jid, password, server, tls, caFile, FormatChoice.all());
    }

    /** A profile with the usual demands on the login. */
    public ConnectionProfile(
            Jid jid,
            Password password,
            Optional<InetSocketAddress> server,
            XmppSettings.Tls tls,
            Optional<Path> caFile,
            List<String> formats) {
        this(jid, password, server, tls, caFile, formats, XmppSettings.Security.USUAL);
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** What logs in with this profile, stream management on, the roster loaded. */
    public XmppSettings settings() {
        XmppSettings.Server usual = XmppSettings.Server.OF_DOMAIN;
        return XmppSettings.of(jid, password)
                .with(new XmppSettings.Server(server, tls, caFile, usual.resume()))
                .with(security);
    }

    /**
     * Reads a profile. Names are {@code jid}; one of {@code password}, {@code password-file} and {@code password-env};
     * and, where the usual does not fit, {@code host}, {@code port}, {@code tls} ({@code starttls} or {@code direct}),
     * {@code ca-file}, {@code formats} (names with a comma between, the best first), {@code channel-binding} ({@code
     * offered} or {@code required}), {@code scram-sha-1} and {@code compression} ({@code true} or {@code false}). With
     * {@code certificate}, {@code key} and {@code key-password-file} the login is by certificate, and there need be no
     * password. Relative paths start at the directory of the profile. A file with {@code password} in it must be
     * for its user alone, as that of an agent; of a {@code password-file} that others may read there is only a warning.
     *
     * @param file to read
     * @param env the environment, for {@code password-env}
     * @throws ProfileException naming file and fault, without secrets
     */
    public static ConnectionProfile load(Path file, Map<String, String> env) {
        Map<String, String> entries = ProfileText.parse(file.toString(), read(file, "profile"));
        for (String name : entries.keySet()) {
            if (!NAMES.contains(name)) {
                throw new ProfileException(
                        file + ": unknown name \"" + name + "\"; expected one of " + String.join(", ", NAMES));
            }
        }
        try {
            return of(file, entries, env);
        } catch (IllegalArgumentException e) {
            throw new ProfileException(file + ": " + e.getMessage());
        }
    }

    private static ConnectionProfile of(Path file, Map<String, String> entries, Map<String, String> env) {
        Jid jid = Jid.of(Optional.ofNullable(entries.get("jid"))
                .orElseThrow(() -> new ProfileException(file + ": \"jid\" is missing, such as operator@sdvp.test")));
        XmppSettings.Tls tls = tls(file, entries.getOrDefault("tls", "starttls"));
        Optional<Path> caFile = Optional.ofNullable(entries.get("ca-file")).map(file::resolveSibling);
        boolean certificateOnly =
                entries.containsKey("certificate") && PASSWORD_NAMES.stream().noneMatch(entries::containsKey);
        Password password = certificateOnly ? Password.NONE : Password.of(password(file, entries, env));
        return new ConnectionProfile(
                jid,
                password,
                server(file, entries, jid, tls),
                tls,
                caFile,
                formats(entries),
                LoginSecurity.read(file, entries));
    }

    private static List<String> formats(Map<String, String> entries) {
        return entries.containsKey("formats")
                ? List.of(entries.getOrDefault("formats", "").strip().split("[ ,]+"))
                : FormatChoice.all();
    }

    private static XmppSettings.Tls tls(Path file, String text) {
        return switch (text) {
            case "starttls" -> XmppSettings.Tls.STARTTLS;
            case "direct" -> XmppSettings.Tls.DIRECT;
            default -> throw new ProfileException(file + ": tls must be starttls or direct, but is \"" + text + "\"");
        };
    }

    private static Optional<InetSocketAddress> server(
            Path file, Map<String, String> entries, Jid jid, XmppSettings.Tls tls) {
        if (!entries.containsKey("host") && !entries.containsKey("port")) {
            return Optional.empty();
        }
        int usual = tls == XmppSettings.Tls.DIRECT ? DIRECT_TLS_PORT : STARTTLS_PORT;
        String text = entries.getOrDefault("port", Integer.toString(usual));
        int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65_535) {
            throw new ProfileException(file + ": port must be 1 to 65535, but is \"" + text + "\"");
        }
        return Optional.of(InetSocketAddress.createUnresolved(entries.getOrDefault("host", jid.domain()), port));
    }

    private static String password(Path file, Map<String, String> entries, Map<String, String> env) {
        List<String> given =
                PASSWORD_NAMES.stream().filter(entries::containsKey).toList();
        if (given.size() != 1) {
            throw new ProfileException(file + ": expected one of " + String.join(", ", PASSWORD_NAMES) + ", but found "
                    + (given.isEmpty() ? "none" : String.join(" and ", given)));
        }
        String value = entries.getOrDefault(given.get(0), "");
        String password = switch (given.get(0)) {
            case "password-file" -> readPassword(file.resolveSibling(value));
            case "password-env" ->
                Optional.ofNullable(env.get(value))
                        .orElseThrow(() -> new ProfileException(
                                file + ": password-env names $" + value + ", which is not in the environment"));
            default -> {
                requirePrivate(file);
                yield value;
            }
        };
        if (password.isEmpty()) {
            throw new ProfileException(file + ": the password that " + given.get(0) + " gives is empty");
        }
        return password;
    }

    private static String readPassword(Path file) {
        String text = read(file, "password file");
        if (isOpenToOthers(file)) {
            LOG.warn("others may read the password in {}; best only you: chmod 600 {}", file, file);
        }
        return text.lines().findFirst().orElse("");
    }

    private static void requirePrivate(Path file) {
        if (isOpenToOthers(file)) {
            throw new ProfileException(
                    file + ": a password in the profile itself needs a file that only its user may read: chmod 600 "
                            + file + ", or use password-file or password-env");
        }
    }

    private static boolean isOpenToOthers(Path holder) {
        try {
            return Files.getPosixFilePermissions(holder).stream().anyMatch(OTHERS::contains);
        } catch (UnsupportedOperationException e) {
            // A file system without such permissions.
            return false;
        } catch (IOException e) {
            throw new ProfileException(holder + ": expected to see its permissions: " + e.getMessage());
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
     * step; missing directories are made, open to their owner only.
     *
     * @param file where to
     * @throws IOException if that is impossible
     */
    public void save(Path file) throws IOException {
        save(file, Optional.empty());
    }

    /**
     * Writes this profile as {@link #save(Path)} does, for as long as a process runs.
     *
     * @param file where to; the process is to delete it
     * @param holder the process
     * @throws IOException if that is impossible
     */
    public void save(Path file, ProfileHolder holder) throws IOException {
        save(file, Optional.of(holder));
    }

    private void save(Path file, Optional<ProfileHolder> holder) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("jid", jid.toString());
        if (!password.isEmpty()) {
            entries.put("password", new String(password.characters()));
        }
        server.ifPresent(address -> {
            entries.put("host", address.getHostString());
            entries.put("port", Integer.toString(address.getPort()));
        });
        entries.put("tls", tls.name().toLowerCase(Locale.ROOT));
        caFile.ifPresent(path -> entries.put("ca-file", path.toAbsolutePath().toString()));
        if (!formats.equals(FormatChoice.all())) {
            entries.put("formats", String.join(", ", formats));
        }
        LoginSecurity.write(security, entries);
        StringBuilder text = new StringBuilder();
        holder.ifPresent(process -> text.append(process.line()).append('\n'));
        entries.forEach((name, value) ->
                text.append(name).append(": ").append(ProfileText.quoted(value)).append('\n'));
        Path target = file.toAbsolutePath();
        Path directory = Optional.ofNullable(target.getParent()).orElse(target);
        Files.createDirectories(directory, OWNERS_DIRECTORY);
        Path fresh = Files.createTempFile(directory, ".profile", "", OWNER_ONLY);
        Files.writeString(fresh, text);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }

    /** Account and server, without the password. */
    @Override
    public String toString() {
        return "ConnectionProfile[" + jid + " at "
                + server.map(address -> address.getHostString() + ":" + address.getPort())
                        .orElse("the XMPP server of " + jid.domain())
                + caFile.map(path -> ", trusting " + path).orElse("") + "]";
    }
}
