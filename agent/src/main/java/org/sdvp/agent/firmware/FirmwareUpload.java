package org.sdvp.agent.firmware;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.file.FileRefusedException;
import org.sdvp.acsi.file.FileStore;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.heatpump.firmware.FirmwareFormatException;
import org.sdvp.heatpump.firmware.FirmwareHeader;
import org.sdvp.model.value.Octets;

/**
 * An update on its way into quarantine. Nothing is written before the header is whole and signed as it should be; what has
 * come stays there when the upload breaks off.
 */
final class FirmwareUpload implements FileStore.Upload {
    private static final int FORCE_EVERY = 1 << 20;

    private final FirmwareUpdates owner;
    private final FileChannel channel;
    private byte[] begin = new byte[0];
    private @Nullable FirmwareHeader header;
    private long written;
    private long forced;
    private Instant lastPart;

    /** One from the beginning. */
    FirmwareUpload(FirmwareUpdates owner, FileChannel channel, Instant now) {
        this.owner = owner;
        this.channel = channel;
        this.lastPart = now;
    }

    /** One that goes on after what is held, of which the header is part. */
    FirmwareUpload(FirmwareUpdates owner, FileChannel channel, Instant now, FirmwareHeader held) throws IOException {
        this(owner, channel, now);
        this.header = held;
        this.written = channel.position();
        this.forced = written;
    }

    /** When the last part came. */
    Instant lastPart() {
        return lastPart;
    }

    /** Octets that are held. */
    long written() {
        return written;
    }

    @Override
    public void append(Octets part) {
        synchronized (owner) {
            owner.mustBeCurrent(this);
            lastPart = owner.now();
            byte[] octets = part.bytes();
            if (header == null) {
                begin = joined(begin, octets);
                Optional<FirmwareHeader> whole = header(begin);
                if (whole.isEmpty()) {
                    return;
                }
                header = whole.get();
                owner.began(header);
                octets = begin;
                begin = new byte[0];
            }
            write(octets, header);
            owner.came(written);
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private Optional<FirmwareHeader> header(byte[] octets) {
        try {
            OptionalInt length = FirmwareHeader.length(octets);
            if (length.isEmpty() || octets.length < length.getAsInt()) {
                return Optional.empty();
            }
            FirmwareHeader read = FirmwareHeader.read(octets);
            owner.check(read);
            return Optional.of(read);
        } catch (FirmwareFormatException e) {
            throw owner.refuse(String.valueOf(e.getMessage()));
        } catch (FirmwareRefusedException e) {
            throw owner.refuse(e.why());
        }
    }

    private void write(byte[] octets, FirmwareHeader known) {
        if (written + octets.length > known.fileSize()) {
            throw owner.refuse("expected a file of " + known.fileSize() + " octets, but more came");
        }
        try {
            ByteBuffer buffer = ByteBuffer.wrap(octets);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            written += octets.length;
            if (written - forced >= FORCE_EVERY) {
                channel.force(false);
                forced = written;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the disk does not take the update", e);
        }
    }

    @Override
    public void commit() {
        synchronized (owner) {
            owner.mustBeCurrent(this);
            FirmwareHeader known = header;
            if (known == null || written != known.fileSize()) {
                throw owner.refuse(
                        known == null
                                ? "the file ends within its header"
                                : "expected " + known.fileSize() + " octets, but the file ended after " + written);
            }
            try {
                channel.force(true);
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException("the disk does not take the update", e);
            }
            owner.downloaded();
        }
    }

    @Override
    public void discard() {
        synchronized (owner) {
            close();
            owner.ended(this);
        }
    }

    /** Lets go of the file, with just what was written as a whole in it. */
    void close() {
        try {
            if (channel.isOpen()) {
                channel.truncate(written);
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the update that was under way cannot be kept", e);
        }
    }

    /** The refusal of somebody whose upload goes on no more. */
    static FileRefusedException over() {
        return new FileRefusedException(
                ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE,
                "this upload is over: it was cancelled, or another one has taken its place");
    }
}
