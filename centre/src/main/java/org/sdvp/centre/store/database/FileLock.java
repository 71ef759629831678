package org.sdvp.centre.store.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.sdvp.centre.fleet.FleetStoreException;

/** Sees to it that one centre only uses a file; the system lets go of it when the process ends, however it ends. */
public final class FileLock implements AutoCloseable {
    private final FileChannel channel;

    private FileLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of a file. Makes the file, for its owner only to read, and its folder.
     *
     * @throws FleetStoreException if that cannot be done, or another centre uses the file
     */
    public static FileLock of(Path database) {
        Path file = database.toAbsolutePath();
        try {
            make(file);
            Path beside = file.resolveSibling(file.getFileName() + ".lock");
            return locked(file, FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new FleetStoreException(
                    "SQLite " + file + ": cannot open it: its folder must be there and writable (" + e + ")", e);
        }
    }

    private static void make(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try {
            Files.createFile(file, ownerOnly(file));
        } catch (FileAlreadyExistsException e) {
            // So it need not be made.
        }
    }

    /** With these a file is made for its owner only: when somebody is at home is nobody else's business. */
    public static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static FileLock locked(Path file, FileChannel channel) throws IOException {
        java.nio.channels.@Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another one in this process has it.
        }
        if (lock == null) {
            channel.close();
            throw new FleetStoreException(
                    "SQLite " + file + ": cannot open it: another centre is using it; end that one, or give this one a"
                            + " file of its own",
                    new IOException("locked"));
        }
        return new FileLock(channel);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock is gone with the process at the latest.
        }
    }
}
