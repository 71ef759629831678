package org.sdvp.agent.firmware;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.sdvp.agent.disk.DurableFile;
import org.sdvp.heatpump.firmware.FirmwareHeader;

/**
 * Where an update lies. {@code incoming} is the quarantine: it is never installed from. What has been verified as a whole
 * is renamed to {@code verified}, and only that can be installed.
 */
final class FirmwareFolder {
    private final Path folder;

    FirmwareFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** What has come so far. */
    Path incoming() {
        return folder.resolve("incoming");
    }

    /** What can be installed. */
    Path verified() {
        return folder.resolve("verified");
    }

    private Path state() {
        return folder.resolve("state");
    }

    FirmwareRecord load() throws IOException {
        try {
            return FirmwareRecord.of(Files.readAllBytes(state()));
        } catch (NoSuchFileException e) {
            return FirmwareRecord.NONE;
        }
    }

    void save(FirmwareRecord entry) throws IOException {
        DurableFile.write(state(), entry.octets());
    }

    /** Takes what has come out of quarantine. */
    void release() throws IOException {
        DurableFile.move(incoming(), verified());
    }

    /** Deletes all that is there of an update. */
    void clear() throws IOException {
        DurableFile.delete(incoming());
        DurableFile.delete(verified());
    }

    /** Octets of what has come so far. */
    long held() throws IOException {
        return Files.exists(incoming()) ? Files.size(incoming()) : 0;
    }

    /**
     * The header of what has come so far.
     *
     * @throws org.sdvp.heatpump.firmware.FirmwareFormatException if there is none, or not the whole of it
     */
    FirmwareHeader heldHeader() throws IOException {
        try (InputStream in = Files.newInputStream(incoming())) {
            return FirmwareHeader.read(in.readNBytes(FirmwareHeader.MAX_LENGTH));
        }
    }

    /** Octets the disk has room for. */
    long free() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /** Opens the quarantine to write on at an offset; what is behind it is cut off. */
    FileChannel open(long offset) throws IOException {
        FileChannel channel = FileChannel.open(
                incoming(), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
        channel.truncate(offset);
        channel.position(offset);
        return channel;
    }
}
