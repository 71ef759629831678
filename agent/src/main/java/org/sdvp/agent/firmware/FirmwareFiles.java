package org.sdvp.agent.firmware;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sdvp.acsi.file.FileRefusedException;
import org.sdvp.acsi.file.FileStore;
import org.sdvp.acsi.service.FileEntry;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.value.Octets;
import org.sdvp.model.value.Timestamp;

/**
 * The folder {@code firmware} among a device's files, with the one update in it: of an upload that broke off as much as
 * has come. All other files are another store's.
 */
final class FirmwareFiles implements FileStore {
    private static final String FOLDER = "firmware";
    private static final String PREFIX = FOLDER + "/";
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._+-]{0,99}");

    private final FirmwareUpdates updates;
    private final FileStore others;

    FirmwareFiles(FirmwareUpdates updates, FileStore others) {
        this.updates = updates;
        this.others = others;
    }

    /** Whether a file is an update, or the folder of updates. */
    static boolean isOurs(String name) {
        return name.equals(FOLDER) || name.startsWith(PREFIX);
    }

    /** The name of an update without its folder. */
    private static String update(String name) {
        String update = name.length() > PREFIX.length() ? name.substring(PREFIX.length()) : "";
        if (!NAME.matcher(update).matches()) {
            throw new FileRefusedException(
                    ServiceError.PARAMETER_VALUE_INAPPROPRIATE,
                    "an update is named firmware/NAME, of up to 100 letters, digits and ._+-, but got \"" + name
                            + "\"");
        }
        return update;
    }

    @Override
    public List<FileEntry> list(String path) {
        if (path.equals(FOLDER)) {
            return own();
        }
        if (isOurs(path)) {
            return List.of(own().stream()
                    .filter(entry -> entry.fileName().equals(path))
                    .findFirst()
                    .orElseThrow(() -> missing(path)));
        }
        List<FileEntry> all = new ArrayList<>(others.list(path));
        if (path.isEmpty()) {
            all.addAll(own());
            all.sort(Comparator.comparing(FileEntry::fileName));
        }
        return List.copyOf(all);
    }

    private List<FileEntry> own() {
        synchronized (updates) {
            return updates.held().map(this::entry).stream().toList();
        }
    }

    private FileEntry entry(Path file) {
        try {
            return new FileEntry(
                    PREFIX + updates.name(),
                    Files.size(file),
                    Timestamp.of(Files.getLastModifiedTime(file).toInstant()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the attributes of the update", e);
        }
    }

    @Override
    public Part read(String name, long offset, int maxLength) {
        if (!isOurs(name)) {
            return others.read(name, offset, maxLength);
        }
        try (FileChannel channel = FileChannel.open(file(name), StandardOpenOption.READ)) {
            long size = channel.size();
            if (offset > size) {
                throw new FileRefusedException(
                        ServiceError.PARAMETER_VALUE_INAPPROPRIATE,
                        name + " has " + size + " octets, but was to be read from " + offset);
            }
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(maxLength, size - offset));
            int read = buffer.hasRemaining() ? Math.max(0, channel.read(buffer, offset)) : 0;
            return new Part(Octets.of(Arrays.copyOf(buffer.array(), read)), size);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    private Path file(String name) {
        String update = update(name);
        synchronized (updates) {
            return updates.held().filter(held -> updates.name().equals(update)).orElseThrow(() -> missing(name));
        }
    }

    @Override
    public Upload write(String name) {
        return isOurs(name) ? updates.begin(update(name)) : others.write(name);
    }

    @Override
    public Optional<Upload> resume(String name, long offset) {
        return isOurs(name)
                ? updates.resume(update(name), offset).map(Upload.class::cast)
                : others.resume(name, offset);
    }

    @Override
    public void delete(String name) {
        if (!isOurs(name)) {
            others.delete(name);
            return;
        }
        file(name);
        updates.cancel().ifPresent(why -> {
            throw new FileRefusedException(ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE, why);
        });
    }

    private static FileRefusedException missing(String name) {
        return new FileRefusedException(
                ServiceError.INSTANCE_NOT_AVAILABLE, "expected a file, but there is no \"" + name + "\"");
    }
}
