package org.sdvp.agent.firmware;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.file.FileRefusedException;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.agent.config.FirmwareConfig;
import org.sdvp.heatpump.firmware.FirmwareFormatException;
import org.sdvp.heatpump.firmware.FirmwareHeader;
import org.sdvp.heatpump.firmware.FirmwareState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one update a device has at a time, from its first octet to its fate. Where it stands is on disk before anything
 * follows from it, so that whatever ends the program between two steps, the next start goes on from there. Safe for many
 * threads; its long work is done on the worker.
 */
final class FirmwareUpdates {
    private static final Logger LOG = LoggerFactory.getLogger(FirmwareUpdates.class);

    /** After which an upload of which nothing comes may be taken over. */
    static final Duration IDLE = Duration.ofSeconds(20);

    // Reports and logs must go on being written while an update comes.
    private static final long RESERVE = 8L << 20;

    private final FirmwareFolder folder;
    private final FirmwareRules rules;
    private final FirmwareLedger ledger;
    private final FirmwareInstallation installation;
    private final Parts parts;
    private @Nullable FirmwareUpload upload;
    /** Counts what has been downloaded, so that what is found out about one update is never said of the next. */
    private long downloads;

    private boolean closed;

    /**
     * What it works with.
     *
     * @param target installs updates
     * @param time for waits
     * @param worker for what takes long
     */
    record Parts(InstallTarget target, TimeSource time, Executor worker) {
        /** Has the worker do something, unless the agent is closed. */
        void later(Runnable task) {
            try {
                worker.execute(task);
            } catch (RejectedExecutionException e) {
                LOG.debug("the agent is closed", e);
            }
        }
    }

    /**
     * Opens it.
     *
     * @param place folder for it alone
     * @param shown hears every change
     * @throws IOException if the folder cannot be used
     */
    FirmwareUpdates(Path place, FirmwareConfig config, Parts parts, Consumer<FirmwareStatus> shown) throws IOException {
        this.folder = new FirmwareFolder(place);
        this.parts = parts;
        this.rules = new FirmwareRules(config, parts.target());
        this.ledger = new FirmwareLedger(folder, parts.target(), shown);
        this.installation = new FirmwareInstallation(
                new FirmwareInstallation.Shared(this, folder, rules, ledger), parts, this::fail);
    }

    /** Goes on from where the last program ended. */
    synchronized void start() {
        switch (ledger.state()) {
            case DOWNLOADED -> verifyLater();
            case INSTALLING -> installation.learnFate();
            default -> {}
        }
        ledger.show();
    }

    // --- upload ---

    /** Begins an upload anew. */
    synchronized FirmwareUpload begin(String name) {
        mustBeFree();
        try {
            folder.clear();
            ledger.came(0);
            FirmwareUpload fresh = new FirmwareUpload(this, folder.open(0), now());
            ledger.remember(new FirmwareRecord(FirmwareState.DOWNLOADING, name, "", "", 0));
            upload = fresh;
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException("the disk does not take the update", e);
        }
    }

    /** Goes on with the upload that broke off; empty if there is none of that name. */
    synchronized Optional<FirmwareUpload> resume(String name, long offset) {
        if (!isHeld(name) || ledger.state() != FirmwareState.DOWNLOADING || ledger.octets() == 0) {
            return Optional.empty();
        }
        mustBeFree();
        if (offset != ledger.octets()) {
            throw new FileRefusedException(
                    ServiceError.PARAMETER_VALUE_INCONSISTENT,
                    ledger.octets() + " octets of " + name + " are held, but the next part had offset " + offset);
        }
        try {
            FirmwareHeader known = folder.heldHeader();
            check(known);
            FirmwareUpload next = new FirmwareUpload(this, folder.open(ledger.octets()), now(), known);
            upload = next;
            return Optional.of(next);
        } catch (FirmwareFormatException e) {
            throw refuse(String.valueOf(e.getMessage()));
        } catch (FirmwareRefusedException e) {
            throw refuse(e.why());
        } catch (IOException e) {
            throw new UncheckedIOException("what is held of the update cannot be read", e);
        }
    }

    private void mustBeFree() {
        if (ledger.state() == FirmwareState.INSTALLING || ledger.state() == FirmwareState.DOWNLOADED) {
            throw new FileRefusedException(
                    ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE,
                    "an update cannot be sent while another is "
                            + ledger.state().literal());
        }
        FirmwareUpload other = upload;
        if (other != null) {
            if (Duration.between(other.lastPart(), now()).compareTo(IDLE) < 0) {
                throw new FileRefusedException(
                        ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT,
                        "somebody else is sending an update; one at a time");
            }
            other.close();
            upload = null;
        }
    }

    /** A header is whole and signed: whether its update is taken. */
    void check(FirmwareHeader header) {
        rules.check(header);
    }

    /** An update has begun to come. */
    void began(FirmwareHeader header) {
        try {
            long free = folder.free();
            if (free < header.fileSize() + RESERVE) {
                throw refuse("the disk must have room for " + header.fileSize() + " octets and " + RESERVE
                        + " to spare, but has " + free);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the disk does not tell its room", e);
        }
        ledger.remember(new FirmwareRecord(
                FirmwareState.DOWNLOADING,
                ledger.entry().name(),
                header.manifest().version().text(),
                "",
                header.fileSize()));
    }

    void came(long octets) {
        ledger.came(octets);
    }

    void downloaded() {
        upload = null;
        ledger.remember(ledger.entry().with(FirmwareState.DOWNLOADED));
        verifyLater();
    }

    private void verifyLater() {
        long download = ++downloads;
        parts.later(() -> verify(download));
    }

    void ended(FirmwareUpload which) {
        if (upload == which) {
            upload = null;
        }
    }

    void mustBeCurrent(FirmwareUpload which) {
        if (upload != which) {
            throw FirmwareUpload.over();
        }
    }

    /** The update has failed; the refusal to tell. */
    FileRefusedException refuse(String why) {
        fail(why);
        return new FileRefusedException(ServiceError.PARAMETER_VALUE_INAPPROPRIATE, why);
    }

    Instant now() {
        return parts.time().now();
    }

    // --- verification ---

    private void verify(long download) {
        Path file = Files.exists(folder.incoming()) ? folder.incoming() : folder.verified();
        Optional<String> fault = rules.fault(file);
        synchronized (this) {
            if (download != downloads || ledger.state() != FirmwareState.DOWNLOADED || closed) {
                // It was cancelled meanwhile, and another one may have come.
                return;
            }
            if (fault.isPresent()) {
                fail(fault.get());
                return;
            }
            try {
                if (file.equals(folder.incoming())) {
                    folder.release();
                }
                ledger.remember(ledger.entry().with(FirmwareState.VERIFIED));
            } catch (IOException e) {
                fail("the disk does not take the update: " + e.getMessage());
            }
        }
    }

    /** Has the update installed; why not, if it is not ready. For the worker. */
    Optional<String> install() {
        return installation.begin();
    }

    /** Cancels the update; why not, if it is too late. For the worker. */
    synchronized Optional<String> cancel() {
        if (ledger.state() == FirmwareState.INSTALLING) {
            return Optional.of("the update is being installed and cannot be cancelled any more");
        }
        stopUpload();
        ledger.settle(FirmwareRecord.NONE);
        return Optional.empty();
    }

    // --- what is told ---

    /** Whether some of a file is there. */
    synchronized boolean isHeld(String name) {
        return ledger.entry().name().equals(name) && held().isPresent();
    }

    /** The file that lies here for whom may read it: the part that has come, or the whole. */
    synchronized Optional<Path> held() {
        return ledger.file();
    }

    /** Its name, without folder. */
    synchronized String name() {
        return ledger.entry().name();
    }

    // --- keeping ---

    private void fail(String why) {
        LOG.warn(
                "the update {} {} has failed: {}",
                ledger.entry().name(),
                ledger.entry().version(),
                why);
        stopUpload();
        ledger.settle(ledger.entry().with(FirmwareState.FAILED, why));
    }

    private void stopUpload() {
        FirmwareUpload under = upload;
        upload = null;
        if (under != null) {
            under.close();
        }
    }

    /** Does nothing more; what is held stays. */
    synchronized void close() {
        closed = true;
        installation.close();
        stopUpload();
    }
}
