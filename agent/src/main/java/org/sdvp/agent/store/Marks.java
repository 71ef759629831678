package org.sdvp.agent.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small file beside the database with the highest id that ever counted as kept, for each buffer and log. It is written
 * in place, where a full disk does not matter, and tells after a restart what is missing: entries that were in memory
 * only when the power went, and those in the cut-off end of a damaged file. While it is open no other process can open
 * it. Safe for many threads.
 */
final class Marks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceStore.class);
    private static final int SLOT = 24;
    private static final int FIRST_SLOTS = 170;
    private static final int MOST_BYTES = 1 << 20;

    private record Mark(int slot, long id) {}

    private final Path file;
    private final FileChannel channel;
    private final Map<Long, Mark> marks = new HashMap<>();
    private boolean failed;

    private Marks(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens the file and locks it.
     *
     * @throws IOException if it cannot be opened, or another one has it
     */
    static Marks open(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(file, channel);
            Marks marks = new Marks(file, channel);
            marks.load();
            return marks;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void lock(Path file, FileChannel channel) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new IOException(
                    "another agent, in this process or in another one, holds " + file
                            + "; each device needs a folder or file of its own, and an agent that still runs must be stopped first");
        }
    }

    private void load() throws IOException {
        if (channel.size() < (long) FIRST_SLOTS * SLOT) {
            // Room now for what has to be written when there is none.
            channel.write(ByteBuffer.allocate((int) (FIRST_SLOTS * SLOT - channel.size())), channel.size());
            channel.force(true);
        }
        ByteBuffer content = ByteBuffer.allocate((int) Math.min(channel.size(), MOST_BYTES));
        while (content.hasRemaining() && channel.read(content, content.position()) > 0) {
            // Until it is whole.
        }
        content.flip();
        for (int slot = 0; content.remaining() >= SLOT; slot++) {
            long name = content.getLong();
            long id = content.getLong();
            if (content.getLong() == checksum(name, id)) {
                marks.put(name, new Mark(slot, id));
            }
        }
    }

    private static long name(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return (long) text.hashCode() << 32 | checksum(octets.length, Arrays.hashCode(octets));
    }

    // Not 0 for a slot of zeros, so that an empty one is none.
    private static long checksum(long name, long id) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(24)
                .putLong(0x5344_5650_6d61_726bL)
                .putLong(name)
                .putLong(id)
                .flip());
        return crc.getValue();
    }

    /** The highest id of a buffer or log, as far as known; 0 if not. */
    synchronized long highest(String text) {
        Mark mark = marks.get(name(text));
        return mark == null ? 0 : mark.id();
    }

    /**
     * Notes the highest id. It is safe from the end of the process at once, from that of the power some time later.
     *
     * @param text names the buffer or log
     * @param id the highest that counts as kept
     * @param force whether it has to be safe from a loss of power when this returns, as far as the disk allows
     */
    synchronized void note(String text, long id, boolean force) {
        long name = name(text);
        Mark old = marks.get(name);
        if (old != null && old.id() == id) {
            return;
        }
        Mark mark = new Mark(old == null ? freeSlot() : old.slot(), id);
        marks.put(name, mark);
        ByteBuffer slot = ByteBuffer.allocate(SLOT)
                .putLong(name)
                .putLong(id)
                .putLong(checksum(name, id))
                .flip();
        try {
            channel.write(slot, (long) mark.slot() * SLOT);
            if (force) {
                channel.force(false);
            }
            failed = false;
        } catch (IOException e) {
            if (!failed) {
                failed = true;
                LOG.warn(
                        "{} cannot be written, so that entries lost with the power may go unnoticed: {}",
                        file,
                        e.toString());
            }
        }
    }

    private int freeSlot() {
        return marks.values().stream().mapToInt(Mark::slot).max().orElse(-1) + 1;
    }

    @Override
    public synchronized void close() {
        try {
            channel.force(false);
            channel.close();
        } catch (IOException e) {
            LOG.warn("{} could not be closed: {}", file, e.toString());
        }
    }
}
