package org.sdvp.acsi.file;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.SetFile;
import org.sdvp.model.value.Octets;

/**
 * SetFile: the files that clients are sending, part by part. Parts come in order, the first at 0, or where
 * an upload that broke off is gone on with, if the store can; one that comes twice is taken once. Each association may send a few files at a time; one more gives up the oldest. For one thread.
 */
public final class FileUploads {
    private static final int AT_A_TIME = 4;

    private record Key(String associationId, String fileName) {}

    private static final class Progress {
        final FileStore.Upload upload;
        long received;
        Octets lastPart = Octets.of(new byte[0]);

        Progress(FileStore.Upload upload, long received) {
            this.upload = upload;
            this.received = received;
        }

        boolean isRepetition(SetFile.Request request) {
            return request.offset() + request.content().length() == received
                    && request.content().equals(lastPart);
        }
    }

    private final FileStore store;
    private final Map<Key, Progress> open = new LinkedHashMap<>();

    /** Makes one over a store. */
    public FileUploads(FileStore store) {
        this.store = store;
    }

    /**
     * Takes one part.
     *
     * @throws FileRefusedException if it cannot be taken: the file is then given up and must begin anew, unless only the
     *     offset was wrong
     */
    public void part(String associationId, SetFile.Request request) {
        Key key = new Key(associationId, request.fileName());
        if (request.offset() == 0) {
            giveUp(key);
            makeRoom(associationId);
            open.put(key, new Progress(store.write(request.fileName()), 0));
        }
        if (request.offset() > 0 && !open.containsKey(key)) {
            store.resume(request.fileName(), request.offset()).ifPresent(upload -> {
                makeRoom(associationId);
                open.put(key, new Progress(upload, request.offset()));
            });
        }
        Progress progress = open.get(key);
        if (progress == null) {
            throw new FileRefusedException(
                    ServiceError.PARAMETER_VALUE_INCONSISTENT,
                    "the first part of " + request.fileName() + " must have offset 0, but got " + request.offset());
        }
        if (request.offset() != progress.received) {
            if (progress.isRepetition(request)) {
                return;
            }
            throw new FileRefusedException(
                    ServiceError.PARAMETER_VALUE_INCONSISTENT,
                    "the next part of " + request.fileName() + " must have offset " + progress.received + ", but got "
                            + request.offset());
        }
        take(key, progress, request);
    }

    private void take(Key key, Progress progress, SetFile.Request request) {
        boolean done = false;
        try {
            progress.upload.append(request.content());
            progress.received += request.content().length();
            progress.lastPart = request.content();
            if (request.last()) {
                progress.upload.commit();
                open.remove(key);
            }
            done = true;
        } finally {
            if (!done) {
                giveUp(key);
            }
        }
    }

    private void makeRoom(String associationId) {
        long now = open.keySet().stream()
                .filter(key -> key.associationId().equals(associationId))
                .count();
        if (now >= AT_A_TIME) {
            oldest(associationId).ifPresent(this::giveUp);
        }
    }

    private Optional<Key> oldest(String associationId) {
        return open.keySet().stream()
                .filter(key -> key.associationId().equals(associationId))
                .findFirst();
    }

    /** An association is no more: what it was sending is given up. */
    public void associationEnded(String associationId) {
        for (Optional<Key> key = oldest(associationId); key.isPresent(); key = oldest(associationId)) {
            giveUp(key.get());
        }
    }

    private void giveUp(Key key) {
        Progress progress = open.remove(key);
        if (progress != null) {
            progress.upload.discard();
        }
    }
}
