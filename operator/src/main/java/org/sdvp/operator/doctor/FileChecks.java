package org.sdvp.operator.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdvp.xmpp.security.CertificateFiles;
import org.sdvp.xmpp.security.ClientCertificate;
import org.sdvp.xmpp.security.UnusableCertificateException;

/** Files that an account or a device stands on. */
public final class FileChecks {
    /** A device's logs and report buffers grow to about this with the usual limits, and an update needs as much. */
    private static final long LEAST_SPACE = 200_000_000;

    private static final long MEGABYTE = 1_000_000;

    private FileChecks() {}

    /** That nobody but its user may change a file of settings. */
    public static Finding modes(Path file) {
        String check = "file";
        try {
            Set<PosixFilePermission> modes = Files.getPosixFilePermissions(file);
            return modes.contains(PosixFilePermission.OTHERS_WRITE) || modes.contains(PosixFilePermission.GROUP_WRITE)
                    ? Finding.fail(
                            check, "others may change " + file + ", and with it who may do what", "chmod go-w " + file)
                    : Finding.ok(check, file + " can be changed by its user only");
        } catch (UnsupportedOperationException e) {
            return Finding.ok(check, file + " is on a file system without permissions");
        } catch (IOException e) {
            return Finding.fail(check, file + " cannot be looked at: " + e.getMessage(), "see that it is there");
        }
    }

    /** That the authorities in a file (PEM or DER) can be read and are in their time. */
    public static List<Finding> authorities(Path file, Instant now) {
        String check = "ca-file";
        try (InputStream in = Files.newInputStream(file)) {
            List<Finding> findings = new ArrayList<>();
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                if (each instanceof X509Certificate authority) {
                    String name = authority.getSubjectX500Principal().getName();
                    findings.add(CertificateCheck.dates(check, authority, name, now));
                }
            }
            return findings.isEmpty() ? List.of(noAuthority(file, "it holds no certificate")) : findings;
        } catch (IOException | CertificateException e) {
            return List.of(noAuthority(file, String.valueOf(e.getMessage())));
        }
    }

    private static Finding noAuthority(Path file, String why) {
        return Finding.fail(
                "ca-file",
                file + " cannot be used: " + why,
                "put the authority's certificate there as PEM, or leave ca-file out where the authority is a public one");
    }

    /** That a client certificate can be used for an account, and for how long. */
    public static Finding certificate(CertificateFiles files, String account, Instant now) {
        String check = "own certificate";
        try {
            ClientCertificate own = ClientCertificate.read(files);
            Finding dates = CertificateCheck.dates(check, own.certificate(), "of " + account, now);
            if (dates.level() != Finding.Level.FAIL) {
                own.requireUsable(account, now);
            }
            return dates;
        } catch (UnusableCertificateException e) {
            return Finding.fail(
                    check,
                    String.valueOf(e.getMessage()),
                    "repair what it says; \"sdvp enrol renew\" has a new one made where the account logs in by password");
        }
    }

    /** That there is room in a directory, or in the one it will be made in, and that it can be written to. */
    public static Finding directory(Path directory) {
        String check = "store";
        Path there = directory.toAbsolutePath();
        while (!Files.exists(there)) {
            there = Optional.ofNullable(there.getParent()).orElse(there.getRoot());
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            return Finding.fail(
                    check,
                    there + " is no directory that can be written to"
                            + (there.equals(directory) ? "" : ", for " + directory),
                    "chown it to the user the agent runs as, or set store.directory");
        }
        try {
            FileStore store = Files.getFileStore(there);
            long left = store.getUsableSpace();
            String found = directory + ": " + left / MEGABYTE + " MB left";
            return left < LEAST_SPACE
                    ? Finding.warn(check, found, "make room: logs and buffers may fill 200 MB")
                    : Finding.ok(check, found);
        } catch (IOException e) {
            return Finding.fail(
                    check, there + " cannot be looked at: " + e.getMessage(), "see whether the disk is well");
        }
    }
}
