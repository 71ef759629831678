package org.sdvp.acsi.server;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.sdvp.acsi.InOrderExecutor;
import org.sdvp.acsi.file.FileRefusedException;
import org.sdvp.acsi.file.FileStore;
import org.sdvp.acsi.file.FileUploads;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.DeleteFile;
import org.sdvp.acsi.service.FileEntry;
import org.sdvp.acsi.service.GetFile;
import org.sdvp.acsi.service.GetFileAttributeValues;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetFile;
import org.sdvp.model.value.Octets;

/**
 * The file services. They wait for a disk, so they are run one after another on threads of somebody else. A file
 * has no reference: rights are those on the services and, by {@link org.sdvp.acsi.AccessPolicy#allowsFile}, on its name.
 */
final class FileServices {
    private final FileStore store;
    private final FileUploads uploads;
    private final Executor worker;
    private final Rights rights;
    private final ResponseSize size;
    private final int maxPerPage;

    FileServices(FileStore store, Executor disk, AcsiServer.Builder parts, Rights rights) {
        this.store = store;
        this.uploads = new FileUploads(store);
        this.worker = new InOrderExecutor(disk);
        this.rights = rights;
        this.size = parts.responseSize;
        this.maxPerPage = parts.limits.maxNamesPerPage();
    }

    void addTo(ServiceTable services, AssociationEnds ends) {
        addOfFile(services, ServiceName.GET_FILE, GetFile.Request.class, GetFile.Request::fileName, this::getFile);
        addOfFile(services, ServiceName.SET_FILE, SetFile.Request.class, SetFile.Request::fileName, this::setFile);
        addOfFile(
                services,
                ServiceName.DELETE_FILE,
                DeleteFile.Request.class,
                DeleteFile.Request::fileName,
                (call, request) -> {
                    store.delete(request.fileName());
                    return new DeleteFile.Response();
                });
        add(
                services,
                ServiceName.GET_FILE_ATTRIBUTE_VALUES,
                GetFileAttributeValues.Request.class,
                this::getFileAttributeValues);
        ends.trail()
                .readBefore(ServiceName.SET_FILE, SetFile.Request.class, (id, change) -> attributes(change.fileName()));
        ends.trail()
                .readBefore(
                        ServiceName.DELETE_FILE,
                        DeleteFile.Request.class,
                        (id, change) -> attributes(change.fileName()));
        ends.whenEnded(id -> worker.execute(() -> uploads.associationEnded(id)));
    }

    private CompletionStage<AcsiResponse> attributes(String fileName) {
        return onWorker(
                ServiceName.GET_FILE_ATTRIBUTE_VALUES,
                () -> new GetFileAttributeValues.Response(
                        store.list(fileName).stream()
                                .filter(file -> file.fileName().equals(fileName))
                                .toList(),
                        false));
    }

    private <Q extends AcsiRequest> void addOfFile(
            ServiceTable services,
            ServiceName name,
            Class<Q> type,
            Function<Q, String> fileName,
            BiFunction<Call, Q, AcsiResponse> service) {
        add(services, name, type, (call, request) -> {
            String file = fileName.apply(request);
            return rights.allowFile(call.caller(), name, file)
                    ? service.apply(call, request)
                    : Rights.denied(call.caller(), name, file);
        });
    }

    private <Q extends AcsiRequest> void add(
            ServiceTable services, ServiceName name, Class<Q> type, BiFunction<Call, Q, AcsiResponse> service) {
        services.add(name, type, (call, request) -> onWorker(name, () -> service.apply(call, request)));
    }

    private CompletionStage<AcsiResponse> onWorker(ServiceName name, Supplier<AcsiResponse> service) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return service.get();
                    } catch (FileRefusedException e) {
                        return Refusal.of(name, e.error(), String.valueOf(e.getMessage()));
                    }
                },
                worker);
    }

    /** GetServerDirectory of the files, for those who may look at files at all. */
    CompletionStage<AcsiResponse> directory(Call call, GetServerDirectory.Request request) {
        if (!rights.allow(call.caller(), ServiceName.GET_FILE_ATTRIBUTE_VALUES)) {
            return CompletableFuture.completedFuture(Rights.denied(call.caller(), request.name(), "files"));
        }
        return onWorker(request.name(), () -> {
            List<FileEntry> rest = after(shown(call, ""), request.continueAfter());
            return page(
                    call,
                    request.name(),
                    rest,
                    length -> new GetServerDirectory.Response(
                            rest.subList(0, length).stream()
                                    .map(FileEntry::fileName)
                                    .toList(),
                            length < rest.size()));
        });
    }

    private AcsiResponse getFileAttributeValues(Call call, GetFileAttributeValues.Request request) {
        List<FileEntry> rest = after(shown(call, request.path()), request.continueAfter());
        return page(
                call,
                request.name(),
                rest,
                length -> new GetFileAttributeValues.Response(rest.subList(0, length), length < rest.size()));
    }

    private List<FileEntry> shown(Call call, String path) {
        return store.list(path).stream()
                .filter(file -> rights.allowFile(call.caller(), ServiceName.GET_FILE_ATTRIBUTE_VALUES, file.fileName()))
                .toList();
    }

    // By name and not by place: a file may come or go from one page to the next.
    private static List<FileEntry> after(List<FileEntry> all, Optional<String> continueAfter) {
        return continueAfter
                .map(last -> all.stream()
                        .filter(file -> file.fileName().compareTo(last) > 0)
                        .toList())
                .orElse(all);
    }

    private AcsiResponse page(Call call, ServiceName name, List<FileEntry> rest, IntFunction<AcsiResponse> response) {
        return call.pageThatFits(size, Math.min(rest.size(), maxPerPage), response)
                .orElseGet(() -> Refusal.of(
                        name,
                        ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT,
                        "one file name must fit in " + call.maxMessageSize() + " octets, but does not"));
    }

    private AcsiResponse getFile(Call call, GetFile.Request request) {
        if (request.maxLength() < 1) {
            throw new FileRefusedException(
                    ServiceError.PARAMETER_VALUE_INAPPROPRIATE, "maxLength must be 1 or more, but is 0");
        }
        int most = Math.min(request.maxLength(), Math.min(GetFile.MAX_PART, call.maxMessageSize()));
        FileStore.Part part = store.read(request.fileName(), request.offset(), most);
        byte[] octets = part.content().bytes();
        return call.pageThatFits(
                        size,
                        octets.length,
                        length -> new GetFile.Response(Octets.of(Arrays.copyOf(octets, length)), part.fileSize()))
                .orElseThrow(() -> new FileRefusedException(
                        ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT,
                        "one octet must fit in " + call.maxMessageSize() + " octets, but does not"));
    }

    private AcsiResponse setFile(Call call, SetFile.Request request) {
        uploads.part(call.associationId(), request);
        return new SetFile.Response();
    }
}
