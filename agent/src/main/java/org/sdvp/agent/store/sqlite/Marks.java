package org.sdvp.agent.store.sqlite;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
public final class Marks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Marks.class);
    private static final int SLOT = 24;
    private static final int FIRST_SLOTS = 170;
    private static final int MOST_BYTES = 1 << 20;

    private record Mark(int slot, long id) {}

    private final Path file;
    private final RandomAccessFile content;
    private final Map<Long, Mark> marks = new HashMap<>();
    private boolean failed;

    private Marks(Path file, RandomAccessFile content) {
        this.file = file;
        this.content = content;
    }

    /**
     * Opens the file and locks it.
     *
     * @throws IOException if it cannot be opened, or another one has it
     */
    public static Marks open(Path file) throws IOException {
        // Not a channel of its own: a thread that is interrupted while it uses one closes it.
        RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw");
        try {
            lock(file, content.getChannel());
            Marks marks = new Marks(file, content);
            marks.load();
            return marks;
        } catch (IOException | RuntimeException e) {
            content.close();
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
        makeRoom();
        byte[] octets = new byte[(int) Math.min(content.length(), MOST_BYTES)];
        content.seek(0);
        content.readFully(octets);
        ByteBuffer slots = ByteBuffer.wrap(octets);
        for (int slot = 0; slots.remaining() >= SLOT; slot++) {
            long name = slots.getLong();
            long id = slots.getLong();
            if (slots.getLong() == checksum(name, id)) {
                marks.put(name, new Mark(slot, id));
            }
        }
    }

    /** Makes room now for what has to be written when there is none. */
    private void makeRoom() {
        try {
            long missing = (long) FIRST_SLOTS * SLOT - content.length();
            if (missing > 0) {
                content.seek(content.length());
                content.write(new byte[(int) missing]);
                content.getFD().sync();
            }
        } catch (IOException e) {
            cannotBeWritten(e);
        }
    }

    private void cannotBeWritten(IOException why) {
        if (!failed) {
            failed = true;
            LOG.warn(
                    "{} cannot be written, so that entries lost with the power may go unnoticed: {}",
                    file,
                    why.toString());
        }
    }

    private static long name(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return ((long) text.hashCode() << 32) | checksum(octets.length, Arrays.hashCode(octets));
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
    public synchronized long highest(String text) {
        Mark mark = marks.get(name(text));
        return mark == null ? 0 : mark.id();
    }

    /**
     * Notes the highest id. It is safe from the end of the process at once, from that of the power some time later.
     *
     * @param text names the buffer or log
     * @param id the highest that counts as kept; a lower one than before changes nothing
     * @param force whether it has to be safe from a loss of power when this returns, as far as the disk allows
     */
    public synchronized void note(String text, long id, boolean force) {
        long name = name(text);
        Mark old = marks.get(name);
        if (id <= (old == null ? 0 : old.id())) {
            return;
        }
        Mark mark = new Mark(old == null ? freeSlot() : old.slot(), id);
        marks.put(name, mark);
        byte[] slot = ByteBuffer.allocate(SLOT)
                .putLong(name)
                .putLong(id)
                .putLong(checksum(name, id))
                .array();
        try {
            content.seek((long) mark.slot() * SLOT);
            content.write(slot);
            if (force) {
                content.getFD().sync();
            }
            failed = false;
        } catch (IOException e) {
            cannotBeWritten(e);
        }
    }

    private int freeSlot() {
        return marks.values().stream().mapToInt(Mark::slot).max().orElse(-1) + 1;
    }

    @Override
    public synchronized void close() {
        try {
            content.getFD().sync();
            content.close();
        } catch (IOException e) {
            LOG.warn("{} could not be closed: {}", file, e.toString());
        }
    }
}
