package org.sdvp.agent.firmware;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.sdvp.heatpump.firmware.FirmwareFormatException;
import org.sdvp.heatpump.firmware.FirmwareHeader;
import org.sdvp.heatpump.firmware.FirmwareState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a verified update is installed, and what becomes of it. Safe for many threads. */
final class FirmwareInstallation {
    private static final Logger LOG = LoggerFactory.getLogger(FirmwareInstallation.class);
    private static final Duration LOOK_AT_TRIAL = Duration.ofSeconds(1);

    /**
     * What it has in common with the updates that it belongs to.
     *
     * @param lock held while the ledger is looked at or changed
     * @param folder where the update lies
     * @param rules which updates are taken
     * @param ledger where the update stands
     */
    record Shared(Object lock, FirmwareFolder folder, FirmwareRules rules, FirmwareLedger ledger) {}

    private final Object lock;
    private final FirmwareFolder folder;
    private final FirmwareRules rules;
    private final FirmwareLedger ledger;
    private final FirmwareUpdates.Parts parts;
    private final Consumer<String> fail;
    private boolean closed;

    /**
     * Makes one.
     *
     * @param parts target, time and worker
     * @param fail ends the update with a reason; called with the lock held
     */
    FirmwareInstallation(Shared shared, FirmwareUpdates.Parts parts, Consumer<String> fail) {
        this.lock = shared.lock();
        this.folder = shared.folder();
        this.rules = shared.rules();
        this.ledger = shared.ledger();
        this.parts = parts;
        this.fail = fail;
    }

    /** What has become of an update that was being installed when the last program ended. With the lock held. */
    void learnFate() {
        InstallTarget.Outcome outcome = parts.target().outcome();
        switch (outcome.fate()) {
            case INSTALLED -> ledger.settle(ledger.entry().with(FirmwareState.INSTALLED));
            case ROLLED_BACK -> ledger.settle(ledger.entry().with(FirmwareState.FAILED, outcome.reason()));
            case UNKNOWN -> {
                if (Files.exists(folder.verified())) {
                    ledger.remember(ledger.entry()
                            .with(FirmwareState.VERIFIED, "installing was interrupted; it can be tried again"));
                } else {
                    ledger.settle(ledger.entry().with(FirmwareState.FAILED, "installing was interrupted"));
                }
            }
            case ON_TRIAL -> parts.time().after(LOOK_AT_TRIAL, () -> parts.later(this::lookAtTrial));
        }
    }

    private void lookAtTrial() {
        synchronized (lock) {
            if (!closed && ledger.state() == FirmwareState.INSTALLING) {
                learnFate();
            }
        }
    }

    /** Has the update installed; why not, if it is not ready. For the worker. */
    Optional<String> begin() {
        synchronized (lock) {
            if (ledger.state() != FirmwareState.VERIFIED) {
                return Optional.of("only a verified update can be installed, but it is "
                        + ledger.state().literal());
            }
            if (!ledger.remember(ledger.entry().with(FirmwareState.INSTALLING))) {
                return Optional.of("the disk does not take the state");
            }
        }
        parts.later(this::unpack);
        return Optional.empty();
    }

    private void unpack() {
        // Once more: much may have happened to it on disk, and to the keys, since it was verified.
        Optional<String> fault = rules.fault(folder.verified());
        if (fault.isPresent()) {
            failed(fault.get());
            return;
        }
        try {
            parts.target().install(folder.verified(), FirmwareHeader.read(folder.verified()));
        } catch (FirmwareFormatException e) {
            failed(String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("installing failed: {}", e.toString());
            synchronized (lock) {
                ledger.remember(
                        ledger.entry().with(FirmwareState.VERIFIED, "installing failed and can be tried again: " + e));
            }
        } catch (RuntimeException e) {
            LOG.warn("installing failed", e);
            failed("its content cannot be unpacked: " + e.getMessage());
        }
    }

    private void failed(String why) {
        synchronized (lock) {
            fail.accept(why);
        }
    }

    /** Looks at nothing any more. With the lock held. */
    void close() {
        closed = true;
    }
}
