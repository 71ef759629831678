package org.sdvp.agent.slots;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.sdvp.agent.firmware.InstallTarget;
import org.sdvp.heatpump.firmware.FirmwareHeader;
import org.sdvp.heatpump.firmware.FirmwareManifest;
import org.sdvp.heatpump.firmware.FirmwareVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Installs updates into the slot that does not run; for an agent that a {@link Supervisor} has started. */
public final class SlotTarget implements InstallTarget {
    private static final Logger LOG = LoggerFactory.getLogger(SlotTarget.class);

    private final Slots slots;
    private final Slot own;
    private final FirmwareVersion running;
    private final Duration limit;
    private final Runnable restart;

    /**
     * The slots as a program sees them that runs from one of them.
     *
     * @param slots the folder
     * @param own the slot it runs from
     * @param limit how long a new version has to come online
     * @param restart has the program end with {@link Supervisor#RESTART}, soon
     * @throws IOException if its version cannot be read
     */
    public SlotTarget(Slots slots, Slot own, Duration limit, Runnable restart) throws IOException {
        this.slots = slots;
        this.own = own;
        this.running = slots.version(own);
        this.limit = limit;
        this.restart = restart;
    }

    @Override
    public FirmwareVersion running() {
        return running;
    }

    @Override
    public Optional<String> obstacle(FirmwareManifest manifest) {
        return manifest.payload().kind() == FirmwareManifest.Kind.APPLICATION
                ? Optional.empty()
                : Optional.of("expected an application as payload, but this is an "
                        + manifest.payload().kind().word() + " one");
    }

    @Override
    public void install(Path update, FirmwareHeader header) throws IOException {
        if (slots.trial().isPresent()) {
            throw new IOException("the version that runs has not yet proved itself; wait until it has");
        }
        FirmwareVersion version = header.manifest().version();
        // Ahead of all else: what became of an older update must not be taken for this one after a kill.
        slots.forgetOutcome();
        slots.fill(own.other(), update, header.length(), version);
        slots.begin(Slots.fresh(own.other(), version, limit));
        LOG.info("version {} is in slot {}; starting anew", version, own.other().folder());
        restart.run();
    }

    @Override
    public Outcome outcome() {
        try {
            return slots.outcome();
        } catch (IOException e) {
            LOG.warn("what became of the update cannot be read: {}", e.getMessage());
            return new Outcome(Fate.UNKNOWN, "");
        }
    }

    @Override
    public void confirm() {
        try {
            Optional<Trial> trial = slots.trial().filter(open -> open.slot() == own);
            if (trial.isPresent()) {
                slots.healthy(trial.get());
                LOG.info("version {} is online", running);
            }
        } catch (IOException e) {
            LOG.warn("it cannot be told that this version works: {}", e.getMessage());
        }
    }
}
