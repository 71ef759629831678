package org.sdvp.agent.firmware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.sdvp.heatpump.firmware.FirmwareState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the update stands: on disk, in memory, and as it is shown. For one thread at a time. */
final class FirmwareLedger {
    private static final Logger LOG = LoggerFactory.getLogger(FirmwareLedger.class);

    private final FirmwareFolder folder;
    private final InstallTarget target;
    private final Consumer<FirmwareStatus> shown;
    private FirmwareRecord entry;
    private long octets;

    FirmwareLedger(FirmwareFolder folder, InstallTarget target, Consumer<FirmwareStatus> shown) throws IOException {
        this.folder = folder;
        this.target = target;
        this.shown = shown;
        this.entry = folder.load();
        this.octets = folder.held();
    }

    FirmwareRecord entry() {
        return entry;
    }

    FirmwareState state() {
        return entry.state();
    }

    /** Octets that have come. */
    long octets() {
        return octets;
    }

    /** So many octets have come; shown by the percent. */
    void came(long now) {
        int before = percent();
        octets = now;
        if (percent() != before) {
            show();
        }
    }

    /**
     * Keeps a state and shows it. Installing does not begin before that is safe; what has happened is shown in any case.
     *
     * @return whether it is on disk
     */
    boolean remember(FirmwareRecord now) {
        boolean safe = true;
        try {
            folder.save(now);
        } catch (IOException e) {
            LOG.warn("the state {} of an update cannot be kept: {}", now.state().literal(), e.getMessage());
            safe = false;
        }
        if (safe || now.state() != FirmwareState.INSTALLING) {
            entry = now;
            show();
        }
        return safe;
    }

    /** Remembers an end, and deletes what it has left. */
    void settle(FirmwareRecord end) {
        remember(end);
        try {
            folder.clear();
            octets = 0;
        } catch (IOException e) {
            LOG.warn("what is left of an update cannot be deleted: {}", e.getMessage());
        }
    }

    /** The file that lies here for whom may read it: the part that has come, or the whole. */
    Optional<Path> file() {
        return switch (entry.state()) {
            case DOWNLOADING, DOWNLOADED, VERIFIED, INSTALLING ->
                Optional.of(folder.incoming())
                        .filter(Files::exists)
                        .or(() -> Optional.of(folder.verified()).filter(Files::exists));
            case NONE, INSTALLED, FAILED -> Optional.empty();
        };
    }

    private int percent() {
        return switch (entry.state()) {
            case DOWNLOADING -> entry.size() == 0 ? 0 : (int) (octets * 100 / entry.size());
            case DOWNLOADED, VERIFIED, INSTALLING, INSTALLED -> 100;
            case NONE, FAILED -> 0;
        };
    }

    /** Shows it as it is. */
    void show() {
        shown.accept(
                new FirmwareStatus(entry.state(), percent(), target.running().text(), entry.version(), entry.reason()));
    }
}
