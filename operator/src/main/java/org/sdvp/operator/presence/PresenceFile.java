package org.sdvp.operator.presence;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sdvp.xmpp.stanza.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The presence that an account's programs saw, a line each, in a file that is only appended to. One that is full becomes the
 * old one, and the old one before it is deleted, so that there are never more than twice as many octets. Several programs
 * may write at once. A fault is logged and stops nobody.
 */
public final class PresenceFile {
    /** Octets after which a file is full. */
    public static final long USUAL_SIZE = 1_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(PresenceFile.class);

    private final Path file;
    private final Path old;
    private final Path lock;
    private final long most;

    /**
     * That of an account; nothing is made before something is written.
     *
     * @param folder of all accounts
     * @param account bare address of who sees
     * @param most octets after which a file is full, positive
     */
    public PresenceFile(Path folder, Jid account, long most) {
        String name = account.bare().toString();
        this.file = folder.resolve(name + ".tsv");
        this.old = folder.resolve(name + ".old.tsv");
        this.lock = folder.resolve(name + ".lock");
        this.most = most;
    }

    /** Adds a change. */
    public synchronized void append(PresenceChange change) {
        try {
            Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
            rotate();
            byte[] line = (change.line() + "\n").getBytes(StandardCharsets.UTF_8);
            // One write, so that lines of several programs do not mix. A channel would be closed by the interrupt that
            // ends a program's threads, when there is still something to write.
            try (OutputStream stream = new FileOutputStream(file.toFile(), true)) {
                stream.write(line);
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be written, so the change is not remembered: {}", file, e.getMessage());
        }
    }

    private void rotate() throws IOException {
        if (!isFull()) {
            return;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = channel.lock()) {
            // Another program may have done it meanwhile.
            if (held.isValid() && isFull()) {
                Files.move(file, old, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("{} is being rotated by this program already", file);
        }
    }

    private boolean isFull() throws IOException {
        return Files.exists(file) && Files.size(file) >= most;
    }

    /**
     * All that is in the files, by time. Lines that are no changes are left out.
     *
     * @throws IOException if a file is there and cannot be read
     */
    public List<PresenceChange> read() throws IOException {
        List<PresenceChange> changes = new ArrayList<>();
        for (Path part : List.of(old, file)) {
            try {
                // Not as strict as Files.readAllLines, for the end of a file may be cut.
                new String(Files.readAllBytes(part), StandardCharsets.UTF_8)
                        .lines()
                        .forEach(line -> PresenceChange.parse(line).ifPresent(changes::add));
            } catch (NoSuchFileException e) {
                LOG.debug("{} is not there", part);
            }
        }
        changes.sort(Comparator.comparing(PresenceChange::time));
        return changes;
    }
}
