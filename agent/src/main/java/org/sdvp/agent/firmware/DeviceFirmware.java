package org.sdvp.agent.firmware;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.control.ControlHandler;
import org.sdvp.acsi.file.FileStore;
import org.sdvp.acsi.process.ProcessValues;
import org.sdvp.agent.config.FirmwareConfig;
import org.sdvp.heatpump.firmware.FirmwareState;
import org.sdvp.model.ObjectReference;

/** Updates of a device as its server has them: a folder among its files, controls, and the node LFWU1. */
public final class DeviceFirmware implements AutoCloseable {
    private final FirmwareUpdates updates;
    private final ObjectReference node;
    private final Executor worker;

    /**
     * What it works with.
     *
     * @param values where the node LFWU1 is
     * @param target installs updates
     * @param time for waits
     * @param worker for what takes long
     */
    public record Parts(ProcessValues values, InstallTarget target, TimeSource time, Executor worker) {}

    private DeviceFirmware(FirmwareUpdates updates, ObjectReference node, Executor worker) {
        this.updates = updates;
        this.node = node;
        this.worker = worker;
    }

    /**
     * Opens it; it goes on with what was begun from {@link #start()} on.
     *
     * @param folder for it alone
     * @param config which updates are taken
     * @param logicalDevice whose LFWU1 it is
     * @throws IOException if the folder cannot be used
     */
    public static DeviceFirmware open(Path folder, FirmwareConfig config, String logicalDevice, Parts parts)
            throws IOException {
        ObjectReference node = ObjectReference.parse(logicalDevice + "/LFWU1");
        FirmwareUpdates updates = new FirmwareUpdates(
                folder,
                config,
                new FirmwareUpdates.Parts(parts.target(), parts.time(), parts.worker()),
                new FirmwareValues(parts.values(), node, parts.time()));
        return new DeviceFirmware(updates, node, parts.worker());
    }

    /** Files of a device that takes no updates. */
    public static FileStore filesWithout(FileStore others) {
        return new NoFirmwareFiles(others);
    }

    /** Shows the version that runs on a device that takes no updates. */
    public static void showVersion(String logicalDevice, Parts parts) {
        new FirmwareValues(parts.values(), ObjectReference.parse(logicalDevice + "/LFWU1"), parts.time())
                .accept(new FirmwareStatus(
                        FirmwareState.NONE, 0, parts.target().running().text(), "", ""));
    }

    /** Shows how the update stands and goes on with it. To be called once. */
    public void start() {
        updates.start();
    }

    /** Files with the folder {@code firmware} among them. */
    public FileStore files(FileStore others) {
        return new FirmwareFiles(updates, others);
    }

    /** Controls with Inst and Can among them. */
    public ControlHandler controls(ControlHandler others) {
        return new FirmwareControls(node, updates, worker, others);
    }

    /** Ends an upload; what has come of it stays. */
    @Override
    public void close() {
        updates.close();
    }
}
