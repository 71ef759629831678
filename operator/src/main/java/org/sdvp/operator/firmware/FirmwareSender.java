package org.sdvp.operator.firmware;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.sdvp.acsi.AcsiException;
import org.sdvp.acsi.AcsiProtocolException;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.client.Files;
import org.sdvp.acsi.service.FileEntry;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.heatpump.firmware.FirmwareHeader;
import org.sdvp.heatpump.firmware.FirmwareState;
import org.sdvp.model.value.Octets;
import org.sdvp.operator.Device;
import org.sdvp.operator.Operator;
import org.sdvp.operator.UnreachableException;
import org.sdvp.xmpp.XmppException;

/**
 * Sends an update to a device and sees it through, however often link or device go away meanwhile: after each break it asks
 * what the device holds, and goes on behind that if it is of the same update. Methods wait, and are not to be called on a
 * thread of the connection.
 */
public final class FirmwareSender {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    // Another sender; another part than the device waits for; a full disk, or a device that is just going down.
    private static final Set<ServiceError> PASSING = Set.of(
            ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT,
            ServiceError.PARAMETER_VALUE_INCONSISTENT,
            ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);

    private final Operator operator;
    private final String name;
    private final Duration patience;
    private final Listener listener;
    private final CountDownLatch stop = new CountDownLatch(1);
    private String trouble = "";
    private boolean met;
    private long progressAt = System.nanoTime();

    /** Hears how it goes. */
    public interface Listener {
        /**
         * The device has so much of the file.
         *
         * @param octets that it has
         * @param size octets of the whole file
         */
        void onSent(long octets, long size);

        /** How the device says it stands; told when that has changed. */
        void onView(FirmwareView view);

        /** It cannot be gone on at present, and is tried again; told once for each reason. */
        void onTrouble(String why);
    }

    /**
     * A sender to one device.
     *
     * @param name as for {@link Operator#device(String)}
     * @param patience how long it is tried without any progress
     * @param listener hears how it goes, on the thread that waits
     */
    public FirmwareSender(Operator operator, String name, Duration patience, Listener listener) {
        this.operator = operator;
        this.name = name;
        this.patience = patience;
        this.listener = listener;
    }

    /** Has a method that waits end with {@link InterruptedException}. What the device holds stays there. */
    public void stop() {
        stop.countDown();
    }

    /**
     * Sends an update file and waits until the device has looked through it.
     *
     * @param file update file; on the device it has the same name
     * @return how it stands then: verified, or failed with the reason
     * @throws org.sdvp.heatpump.firmware.FirmwareFormatException if it is no update file
     * @throws IOException if it cannot be read
     * @throws ServiceErrorException if the device refuses it
     * @throws UnreachableException or {@link AcsiException} if the device cannot be reached at first, or later nothing went
     *     on for as long as the patience lasts
     * @throws InterruptedException if it was stopped
     */
    public FirmwareView send(Path file) throws IOException, InterruptedException {
        FirmwareHeader header = FirmwareHeader.read(file);
        String remote = "firmware/" + file.getFileName();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Upload upload = new Upload(header, remote, channel);
            progressed();
            while (!tried(upload::goOn)) {
                pause();
            }
        }
        return await(FirmwareView::isSettled);
    }

    /**
     * Has the update that the device holds installed, and waits until it runs or has failed.
     *
     * @return how it stands then: installed, or failed or still verified with the reason
     * @throws ServiceErrorException if the device refuses
     * @throws UnreachableException or {@link AcsiException} if the device does not come back for as long as the patience
     *     lasts
     * @throws InterruptedException if it was stopped
     */
    public FirmwareView install() throws InterruptedException {
        progressed();
        operator.await(new DeviceFirmware(operator.device(name)).install());
        return await(FirmwareView::isSettled);
    }

    /**
     * Waits until the device tells how its program stands.
     *
     * @return how it stands
     * @throws UnreachableException or {@link AcsiException} if it does not come online for as long as the patience lasts
     * @throws InterruptedException if it was stopped
     */
    public FirmwareView look() throws InterruptedException {
        met = true;
        return await(view -> true);
    }

    /** Waits for a state, looking once a second. */
    private FirmwareView await(Predicate<FirmwareView> wanted) throws InterruptedException {
        Look look = new Look();
        progressed();
        while (!tried(look::again) || !wanted.test(look.seen)) {
            pause();
        }
        return look.seen;
    }

    private final class Look {
        private FirmwareView seen = new FirmwareView("", FirmwareState.NONE, 0, "", "");
        private boolean any;

        void again() {
            FirmwareView now = operator.await(new DeviceFirmware(operator.device(name)).view());
            if (!any || !now.equals(seen)) {
                progressed();
                listener.onView(now);
            }
            any = true;
            seen = now;
        }
    }

    private interface Try {
        void run() throws IOException, InterruptedException;
    }

    /** Whether something could be done; false if it is to be tried again. */
    private boolean tried(Try something) throws InterruptedException {
        try {
            something.run();
            trouble = "";
            met = true;
            return true;
        } catch (ServiceErrorException e) {
            return trouble(e, PASSING.contains(e.refusal().error()));
        } catch (UnreachableException | XmppException | AcsiException e) {
            // Who was never there is more likely misspelt than on the way.
            return trouble(e, met && !(e instanceof AcsiProtocolException));
        } catch (IOException e) {
            throw new UncheckedIOException("the update file cannot be read", e);
        }
    }

    private boolean trouble(RuntimeException e, boolean passing) {
        if (!passing || System.nanoTime() - progressAt > patience.toNanos()) {
            throw e;
        }
        String why = String.valueOf(e.getMessage());
        if (!why.equals(trouble)) {
            trouble = why;
            listener.onTrouble(why);
        }
        return false;
    }

    private void progressed() {
        progressAt = System.nanoTime();
    }

    private void pause() throws InterruptedException {
        if (stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("stopped");
        }
    }

    /** One file on its way. */
    private final class Upload {
        private final FirmwareHeader header;
        private final String remote;
        private final FileChannel channel;

        Upload(FirmwareHeader header, String remote, FileChannel channel) {
            this.header = header;
            this.remote = remote;
            this.channel = channel;
        }

        void goOn() throws IOException, InterruptedException {
            Device device = operator.device(name);
            ClientAssociation association = operator.await(device.association());
            met = true;
            Files files = association.files();
            long size = header.fileSize();
            long offset = held(files);
            listener.onSent(offset, size);
            while (offset < size) {
                if (stop.getCount() == 0) {
                    throw new InterruptedException("stopped");
                }
                Octets part = part(offset, Math.min(files.partLength(), size - offset));
                operator.await(files.setPart(remote, offset, part, offset + part.length() == size));
                offset += part.length();
                progressed();
                listener.onSent(offset, size);
            }
        }

        /** How many octets of this very update the device has. */
        private long held(Files files) {
            List<FileEntry> entries;
            try {
                entries = operator.await(files.getFileAttributeValues(remote));
            } catch (ServiceErrorException e) {
                if (e.refusal().error() == ServiceError.INSTANCE_NOT_AVAILABLE) {
                    return 0;
                }
                throw e;
            }
            long held = entries.isEmpty() ? 0 : entries.get(0).fileSize();
            return held >= header.length() && held <= header.fileSize() && isSame(files) ? held : 0;
        }

        private boolean isSame(Files files) {
            byte[] own = header.octets();
            int at = 0;
            while (at < own.length) {
                byte[] theirs = operator.await(files.getPart(remote, at, own.length - at))
                        .bytes();
                boolean same = theirs.length > 0
                        && theirs.length <= own.length - at
                        && Arrays.equals(own, at, at + theirs.length, theirs, 0, theirs.length);
                if (!same) {
                    return false;
                }
                at += theirs.length;
            }
            return true;
        }

        private Octets part(long offset, long length) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate((int) length);
            while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
                // Until it is full.
            }
            if (buffer.hasRemaining()) {
                throw new IOException("it has become shorter");
            }
            return Octets.of(buffer.array());
        }
    }
}
