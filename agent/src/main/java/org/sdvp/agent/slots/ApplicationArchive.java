package org.sdvp.agent.slots;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.sdvp.heatpump.firmware.FirmwareFormatException;

/** A Java application as one file: a ZIP file with the JARs of its class path, all at its top. */
public final class ApplicationArchive {
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._+-]{0,150}\\.jar");
    private static final int MOST_JARS = 500;
    private static final long MOST_OCTETS = 1L << 30;
    private static final int BUFFER = 1 << 16;

    private ApplicationArchive() {}

    /**
     * Writes one.
     *
     * @param classPath JARs, and folders of classes, of which JARs are made
     * @param archive file to write, in the place of an older one
     * @throws IOException if something cannot be read or written
     */
    public static void pack(List<Path> classPath, Path archive) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
            // JARs are compressed already.
            out.setLevel(Deflater.NO_COMPRESSION);
            Set<String> names = new HashSet<>();
            for (Path element : classPath) {
                if (Files.exists(element)) {
                    out.putNextEntry(new ZipEntry(name(element, names)));
                    if (Files.isDirectory(element)) {
                        packFolder(element, out);
                    } else {
                        Files.copy(element, out);
                    }
                    out.closeEntry();
                }
            }
        }
    }

    // The class path has an order, and a folder of JARs has none but that of names.
    private static String name(Path element, Set<String> names) {
        String last = String.valueOf(element.getFileName());
        String named = last.endsWith(".jar") ? last : last + ".jar";
        // What unpacks it takes harmless names only.
        String base = NAME.matcher(named).matches() ? named : "element.jar";
        String name = base;
        for (int number = 1; !names.add(name); number++) {
            name = number + "-" + base;
        }
        return name;
    }

    private static void packFolder(Path folder, OutputStream to) throws IOException {
        ZipOutputStream out = new ZipOutputStream(to);
        out.setLevel(Deflater.BEST_SPEED);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            out.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
            Files.copy(file, out);
            out.closeEntry();
        }
        // Not closed: what is around it goes on.
        out.finish();
    }

    /**
     * Unpacks one, each JAR on disk when this returns.
     *
     * @param archive file with the ZIP file in it
     * @param offset where that begins
     * @param folder to write the JARs to, empty
     * @throws FirmwareFormatException if it is no ZIP file of JARs, or too great a one
     * @throws IOException if the disk fails
     */
    static void unpack(Path archive, long offset, Path folder) throws IOException {
        int jars = 0;
        long octets = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(archive), BUFFER)) {
            in.skipNBytes(offset);
            ZipInputStream zip = new ZipInputStream(in);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!NAME.matcher(entry.getName()).matches() || ++jars > MOST_JARS) {
                    throw new FirmwareFormatException(
                            "expected at most " + MOST_JARS
                                    + " JARs and nothing else in the application, but got an entry of another kind or one more");
                }
                octets += write(zip, folder.resolve(entry.getName()), MOST_OCTETS - octets);
            }
        } catch (ZipException e) {
            throw new FirmwareFormatException("expected a ZIP file of JARs: " + e.getMessage());
        }
        if (jars == 0) {
            throw new FirmwareFormatException("expected a ZIP file of JARs, but there is no JAR in it");
        }
    }

    private static long write(ZipInputStream zip, Path file, long most) throws IOException {
        long written = 0;
        byte[] buffer = new byte[BUFFER];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                written += read;
                if (written > most) {
                    throw new FirmwareFormatException(
                            "expected an application of at most " + MOST_OCTETS + " octets, but it has more");
                }
                java.nio.ByteBuffer octets = java.nio.ByteBuffer.wrap(buffer, 0, read);
                while (octets.hasRemaining()) {
                    channel.write(octets);
                }
            }
            channel.force(true);
        }
        return written;
    }
}
