package org.sdvp.agent.firmware;

import java.util.List;
import java.util.Optional;
import org.sdvp.acsi.file.FileRefusedException;
import org.sdvp.acsi.file.FileStore;
import org.sdvp.acsi.service.FileEntry;
import org.sdvp.acsi.service.ServiceError;

/** The files of a device that takes no updates: nothing is taken into the folder {@code firmware}. */
record NoFirmwareFiles(FileStore others) implements FileStore {
    @Override
    public List<FileEntry> list(String path) {
        return others.list(path);
    }

    @Override
    public Part read(String name, long offset, int maxLength) {
        return others.read(name, offset, maxLength);
    }

    @Override
    public Upload write(String name) {
        if (FirmwareFiles.isOurs(name)) {
            throw new FileRefusedException(
                    ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE,
                    "this device takes no updates: its configuration has no section firmware with keys to trust");
        }
        return others.write(name);
    }

    @Override
    public Optional<Upload> resume(String name, long offset) {
        return others.resume(name, offset);
    }

    @Override
    public void delete(String name) {
        others.delete(name);
    }
}
