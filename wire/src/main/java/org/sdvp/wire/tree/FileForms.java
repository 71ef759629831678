package org.sdvp.wire.tree;

import org.sdvp.acsi.service.DeleteFile;
import org.sdvp.acsi.service.FileEntry;
import org.sdvp.acsi.service.GetFile;
import org.sdvp.acsi.service.GetFileAttributeValues;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetFile;

/** The file services (IEC 61850-7-2 clause 23.2). */
final class FileForms {
    private static final String FILE_NAME = "fileName";
    private static final String FILE_SIZE = "fileSize";
    private static final String OFFSET = "offset";
    private static final String CONTENT = "content";

    private static final Form<FileEntry> FILE = Form.fields(
            (file, out) -> out.put(FILE_NAME, Leaves.FILE_NAME, file.fileName())
                    .put(FILE_SIZE, Leaves.FILE_SIZE, file.fileSize())
                    .put("lastModified", Leaves.TIMESTAMP, file.lastModified()),
            in -> new FileEntry(
                    in.get(FILE_NAME, Leaves.FILE_NAME),
                    in.get(FILE_SIZE, Leaves.FILE_SIZE),
                    in.get("lastModified", Leaves.TIMESTAMP)));

    private FileForms() {}

    static void addTo(ServiceForms all) {
        all.request(
                ServiceName.GET_FILE,
                GetFile.Request.class,
                (request, out) -> out.put(FILE_NAME, Leaves.FILE_NAME, request.fileName())
                        .put(OFFSET, Leaves.FILE_SIZE, request.offset())
                        .put("maxLength", Leaves.COUNT, request.maxLength()),
                in -> new GetFile.Request(
                        in.get(FILE_NAME, Leaves.FILE_NAME),
                        in.get(OFFSET, Leaves.FILE_SIZE),
                        in.get("maxLength", Leaves.COUNT)));
        all.answer(
                ServiceName.GET_FILE,
                GetFile.Response.class,
                (answer, out) -> out.put(CONTENT, Leaves.CONTENT, answer.content())
                        .put(FILE_SIZE, Leaves.FILE_SIZE, answer.fileSize()),
                in -> new GetFile.Response(in.get(CONTENT, Leaves.CONTENT), in.get(FILE_SIZE, Leaves.FILE_SIZE)));
        all.request(
                ServiceName.SET_FILE,
                SetFile.Request.class,
                (request, out) -> out.put(FILE_NAME, Leaves.FILE_NAME, request.fileName())
                        .put(OFFSET, Leaves.FILE_SIZE, request.offset())
                        .put(CONTENT, Leaves.CONTENT, request.content())
                        .put("last", Leaves.TRUTH, request.last()),
                in -> new SetFile.Request(
                        in.get(FILE_NAME, Leaves.FILE_NAME),
                        in.get(OFFSET, Leaves.FILE_SIZE),
                        in.get(CONTENT, Leaves.CONTENT),
                        in.get("last", Leaves.TRUTH)));
        all.done(ServiceName.SET_FILE, SetFile.Response.class, SetFile.Response::new);
        all.request(
                ServiceName.DELETE_FILE,
                DeleteFile.Request.class,
                (request, out) -> out.put(FILE_NAME, Leaves.FILE_NAME, request.fileName()),
                in -> new DeleteFile.Request(in.get(FILE_NAME, Leaves.FILE_NAME)));
        all.done(ServiceName.DELETE_FILE, DeleteFile.Response.class, DeleteFile.Response::new);
        attributes(all);
    }

    private static void attributes(ServiceForms all) {
        all.request(
                ServiceName.GET_FILE_ATTRIBUTE_VALUES,
                GetFileAttributeValues.Request.class,
                (request, out) -> out.put("path", Leaves.FILE_NAME, request.path())
                        .maybe(DirectoryForms.CONTINUE_AFTER, Leaves.FILE_NAME, request.continueAfter()),
                in -> new GetFileAttributeValues.Request(
                        in.get("path", Leaves.FILE_NAME), in.find(DirectoryForms.CONTINUE_AFTER, Leaves.FILE_NAME)));
        all.answer(
                ServiceName.GET_FILE_ATTRIBUTE_VALUES,
                GetFileAttributeValues.Response.class,
                (answer, out) -> out.list("files", FILE, answer.files())
                        .put(DirectoryForms.MORE_FOLLOWS, Leaves.TRUTH, answer.moreFollows()),
                in -> new GetFileAttributeValues.Response(
                        in.list("files", FILE), in.get(DirectoryForms.MORE_FOLLOWS, Leaves.TRUTH)));
    }
}
