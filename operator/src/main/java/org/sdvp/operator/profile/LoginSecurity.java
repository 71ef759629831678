package org.sdvp.operator.profile;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.security.CertificateFiles;
import org.sdvp.xmpp.security.ClientCertificate;
import org.sdvp.xmpp.security.UnusableCertificateException;

/** What a profile says of how the login must be. */
final class LoginSecurity {
    private static final String CERTIFICATE = "certificate";
    private static final String KEY = "key";
    private static final String KEY_PASSWORD_FILE = "key-password-file";
    private static final String CHANNEL_BINDING = "channel-binding";
    private static final String SCRAM_SHA_1 = "scram-sha-1";
    private static final String COMPRESSION = "compression";

    static final List<String> NAMES =
            List.of(CERTIFICATE, KEY, KEY_PASSWORD_FILE, CHANNEL_BINDING, SCRAM_SHA_1, COMPRESSION);

    private LoginSecurity() {}

    /**
     * Reads it.
     *
     * @param file of the profile, which relative paths start at
     * @throws ProfileException if a value is none of those that there are, or the certificate cannot be used
     */
    static XmppSettings.Security read(Path file, Map<String, String> entries) {
        return new XmppSettings.Security(
                certificate(file, entries),
                choice(file, entries, CHANNEL_BINDING, "offered", "required").equals("required"),
                choice(file, entries, SCRAM_SHA_1, "true", "false").equals("true"),
                choice(file, entries, COMPRESSION, "false", "true").equals("true"));
    }

    private static Optional<CertificateFiles> certificate(Path file, Map<String, String> entries) {
        Optional<Path> certificate = path(file, entries, CERTIFICATE);
        if (certificate.isEmpty()) {
            for (String name : List.of(KEY, KEY_PASSWORD_FILE)) {
                if (entries.containsKey(name)) {
                    throw new ProfileException(
                            file + ": " + name + " is of use only beside " + CERTIFICATE + ", which is missing");
                }
            }
            return Optional.empty();
        }
        CertificateFiles files = new CertificateFiles(
                certificate.get(), path(file, entries, KEY), path(file, entries, KEY_PASSWORD_FILE));
        try {
            ClientCertificate.read(files);
        } catch (UnusableCertificateException e) {
            throw new ProfileException(file + ": " + e.getMessage());
        }
        return Optional.of(files);
    }

    private static Optional<Path> path(Path file, Map<String, String> entries, String name) {
        return Optional.ofNullable(entries.get(name)).map(file::resolveSibling);
    }

    private static String choice(Path file, Map<String, String> entries, String name, String usual, String other) {
        String text = entries.getOrDefault(name, usual);
        if (!text.equals(usual) && !text.equals(other)) {
            throw new ProfileException(
                    file + ": " + name + " must be " + usual + " or " + other + ", but is \"" + text + "\"");
        }
        return text;
    }

    /** Adds what is not usual to the entries of a profile. */
    static void write(XmppSettings.Security security, Map<String, String> entries) {
        security.certificate().ifPresent(files -> {
            entries.put(CERTIFICATE, files.certificate().toAbsolutePath().toString());
            files.key().ifPresent(key -> entries.put(KEY, key.toAbsolutePath().toString()));
            files.passwordFile()
                    .ifPresent(opener -> entries.put(
                            KEY_PASSWORD_FILE, opener.toAbsolutePath().toString()));
        });
        if (security.channelBindingRequired()) {
            entries.put(CHANNEL_BINDING, "required");
        }
        if (!security.scramSha1()) {
            entries.put(SCRAM_SHA_1, "false");
        }
        if (security.compression()) {
            entries.put(COMPRESSION, "true");
        }
    }
}
