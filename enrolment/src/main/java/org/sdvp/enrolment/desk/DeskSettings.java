package org.sdvp.enrolment.desk;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.sdvp.enrolment.account.EjabberdAccounts;
import org.sdvp.enrolment.account.ProsodyAccounts;
import org.sdvp.enrolment.account.ServerAccounts;
import org.sdvp.enrolment.certificate.PrivateFile;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;

/**
 * Whom the desk works for and with.
 *
 * @param desk bare address of the desk's own account; boxes get accounts of its domain
 * @param kind which XMPP server it is
 * @param socket where its interface for administrators listens, a Unix socket
 * @param server where boxes reach the XMPP server; empty: as the DNS says
 * @param tls when TLS starts for boxes
 * @param caFile certificate (PEM) of the private authority that the XMPP server's certificate is from; empty: one that
 *     Java trusts
 */
public record DeskSettings(
        Jid desk,
        ServerKind kind,
        Path socket,
        Optional<InetSocketAddress> server,
        XmppSettings.Tls tls,
        Optional<Path> caFile) {
    private static final String FILE = "desk.properties";

    /** The XMPP servers that the desk can command. */
    public enum ServerKind {
        /** Prosody, by its admin socket. */
        PROSODY,
        /** ejabberd, by its HTTP API on a Unix socket. */
        EJABBERD;

        /**
         * By its name.
         *
         * @throws IllegalArgumentException if there is none of that name
         */
        public static ServerKind of(String name) {
            for (ServerKind kind : values()) {
                if (kind.name().equalsIgnoreCase(name)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no XMPP server that can be commanded; expected" + " prosody or ejabberd");
        }
    }

    /** The interface to the accounts. */
    public ServerAccounts accounts() {
        return switch (kind) {
            case PROSODY -> new ProsodyAccounts(socket, desk.domain());
            case EJABBERD -> new EjabberdAccounts(socket, desk.domain());
        };
    }

    /**
     * Writes them into the desk's directory.
     *
     * @throws IOException if that is impossible
     */
    public void save(Path directory) throws IOException {
        Properties kept = new Properties();
        kept.setProperty("desk", desk.toString());
        kept.setProperty("kind", kind.name().toLowerCase(Locale.ROOT));
        kept.setProperty("socket", socket.toAbsolutePath().toString());
        server.ifPresent(at -> {
            kept.setProperty("host", at.getHostString());
            kept.setProperty("port", Integer.toString(at.getPort()));
        });
        kept.setProperty("tls", tls.name().toLowerCase(Locale.ROOT));
        caFile.ifPresent(
                file -> kept.setProperty("ca-file", file.toAbsolutePath().toString()));
        PrivateFile.write(directory.resolve(FILE), text(kept));
    }

    static String text(Properties kept) throws IOException {
        StringWriter text = new StringWriter();
        kept.store(text, null);
        return text.toString();
    }

    /**
     * Reads them from the desk's directory.
     *
     * @throws DeskException if there are none, or what there is cannot be used
     */
    public static DeskSettings load(Path directory) {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            throw new DeskException("there is no desk in " + directory + "; make one with \"sdvp enrol setup\"");
        }
        try {
            Properties kept = new Properties();
            kept.load(new StringReader(Files.readString(file)));
            return of(kept);
        } catch (IOException | IllegalArgumentException e) {
            throw new DeskException(file + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static DeskSettings of(Properties kept) {
        return new DeskSettings(
                Jid.of(text(kept, "desk")),
                ServerKind.of(text(kept, "kind")),
                Path.of(text(kept, "socket")),
                Optional.ofNullable(kept.getProperty("host"))
                        .map(host -> InetSocketAddress.createUnresolved(host, Integer.parseInt(text(kept, "port")))),
                XmppSettings.Tls.valueOf(text(kept, "tls").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(kept.getProperty("ca-file")).map(Path::of));
    }

    private static String text(Properties kept, String key) {
        return Optional.ofNullable(kept.getProperty(key))
                .orElseThrow(() -> new IllegalArgumentException("\"" + key + "\" is missing"));
    }
}
