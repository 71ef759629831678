package org.sdvp.acsi.client;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.AcsiProtocolException;
import org.sdvp.acsi.service.DeleteFile;
import org.sdvp.acsi.service.FileEntry;
import org.sdvp.acsi.service.GetFile;
import org.sdvp.acsi.service.GetFileAttributeValues;
import org.sdvp.acsi.service.SetFile;
import org.sdvp.model.value.Octets;

/**
 * The file services of an association (IEC 61850-7-2 clause 23). Files travel in parts of the negotiated message size,
 * one at a time. Stages fail as those of {@link ClientAssociation} do; {@code instance-not-available} if there is no such
 * file. Names have {@code /} between folders and at most 255 characters; those of all files come from
 * {@link ClientAssociation#getServerDirectory}. Safe for many threads.
 */
public final class Files {
    // What surrounds a part in a message; and octets may travel as two characters each.
    private static final int ENVELOPE = 512;
    private static final int LEAST_PART = 128;

    private final ClientAssociation association;

    Files(ClientAssociation association) {
        this.association = association;
    }

    /**
     * GetFileAttributeValues (clause 23.2.4).
     *
     * @param path of a file or folder; empty: everything
     * @return the files, those in folders below included, with size and time
     */
    public CompletionStage<List<FileEntry>> getFileAttributeValues(String path) {
        return association.pages(after -> Stages.map(
                association.ask(
                        new GetFileAttributeValues.Request(path, after.map(FileEntry::fileName)),
                        GetFileAttributeValues.Response.class),
                response -> new DirectoryPages.Page<>(response.files(), response.moreFollows())));
    }

    /**
     * GetFile (clause 23.2.1).
     *
     * @param maxSize octets this side takes at most
     * @return the whole file; {@link AcsiProtocolException} if it is longer, or changes while it is read
     */
    public CompletionStage<Octets> getFile(String fileName, int maxSize) {
        Download download = new Download(fileName, maxSize);
        download.next();
        return download.whole;
    }

    /**
     * SetFile (clause 23.2.2). Until the last part is there, the server has what it had before.
     *
     * @return completes when the server has the whole file, safe; {@code failed-due-to-server-constraint} if it does not
     *     take so much
     */
    public CompletionStage<Void> setFile(String fileName, Octets content) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        send(fileName, content.bytes(), 0, done);
        return done;
    }

    private void send(String fileName, byte[] content, int offset, CompletableFuture<Void> done) {
        int length = Math.min(partLength(), content.length - offset);
        boolean last = offset + length == content.length;
        SetFile.Request request = new SetFile.Request(
                fileName, offset, Octets.of(Arrays.copyOfRange(content, offset, offset + length)), last);
        association.ask(request, SetFile.Response.class).whenComplete((response, failure) -> {
            if (failure != null) {
                done.completeExceptionally(Stages.unwrap(failure));
            } else if (last) {
                done.complete(null);
            } else {
                send(fileName, content, offset + length, done);
            }
        });
    }

    /**
     * SetFile of one part, for files too long to be held in memory and for such as are gone on with.
     *
     * @param offset of its first octet: 0, or where the part before ended
     * @param content at most {@link #partLength()} octets
     * @param last whether the file ends with it
     * @return completes when the server has the part, and with the last one the whole file;
     *     {@code parameter-value-inconsistent} if the server waits for another offset
     */
    public CompletionStage<Void> setPart(String fileName, long offset, Octets content, boolean last) {
        return Stages.map(
                association.ask(new SetFile.Request(fileName, offset, content, last), SetFile.Response.class),
                response -> null);
    }

    /**
     * GetFile of one part.
     *
     * @param offset of its first octet, from 0
     * @param maxLength octets wanted at most, 1 or more
     * @return the part; shorter where the file ends or a message is full
     */
    public CompletionStage<Octets> getPart(String fileName, long offset, int maxLength) {
        return Stages.map(
                association.ask(new GetFile.Request(fileName, offset, maxLength), GetFile.Response.class),
                GetFile.Response::content);
    }

    /** Octets that a part should have at most: as many as a message of this association has room for. */
    public int partLength() {
        return Math.min(GetFile.MAX_PART, Math.max(LEAST_PART, (association.maxMessageSize() - ENVELOPE) / 2));
    }

    /** DeleteFile (clause 23.2.3). */
    public CompletionStage<Void> deleteFile(String fileName) {
        return Stages.map(
                association.ask(new DeleteFile.Request(fileName), DeleteFile.Response.class), response -> null);
    }

    /** A file on its way, part by part. */
    private final class Download {
        private final String fileName;
        private final int maxSize;
        private final CompletableFuture<Octets> whole = new CompletableFuture<>();
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private long fileSize = -1;

        Download(String fileName, int maxSize) {
            this.fileName = fileName;
            this.maxSize = maxSize;
        }

        void next() {
            GetFile.Request request = new GetFile.Request(fileName, received.size(), association.maxMessageSize());
            association.ask(request, GetFile.Response.class).whenComplete((response, failure) -> {
                if (failure != null) {
                    whole.completeExceptionally(Stages.unwrap(failure));
                } else {
                    take(response);
                }
            });
        }

        private void take(GetFile.Response part) {
            if (fileSize < 0) {
                fileSize = part.fileSize();
            }
            received.writeBytes(part.content().bytes());
            if (fileSize > maxSize) {
                fail("a file " + fileName + " of at most " + maxSize + " octets, but it has " + fileSize);
            } else if (part.fileSize() != fileSize || received.size() > fileSize) {
                fail("the same file " + fileName + " until it was read, but it changed");
            } else if (received.size() == fileSize) {
                whole.complete(Octets.of(received.toByteArray()));
            } else if (part.content().length() == 0) {
                fail("more of " + fileName + " after " + received.size() + " of " + fileSize + " octets, but got none");
            } else {
                next();
            }
        }

        private void fail(String expected) {
            whole.completeExceptionally(new AcsiProtocolException(
                    association.peer(), "expected of " + association.peer() + " " + expected));
        }
    }
}
