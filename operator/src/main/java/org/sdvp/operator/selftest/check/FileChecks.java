package org.sdvp.operator.selftest.check;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.sdvp.acsi.client.Files;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.DeleteFile;
import org.sdvp.acsi.service.FileEntry;
import org.sdvp.acsi.service.GetFile;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.value.Octets;
import org.sdvp.operator.selftest.bench.Bench;
import org.sdvp.operator.selftest.bench.Check;
import org.sdvp.operator.selftest.bench.Expect;
import org.sdvp.operator.selftest.bench.FailedException;
import org.sdvp.operator.selftest.bench.Family;
import org.sdvp.operator.selftest.bench.SkippedException;

/** Files (IEC 61850-7-2 clause 23). */
public final class FileChecks {
    private static final String NOTHING = "sdvp-selftest-none";
    private static final String OWN = "sdvp-selftest.tmp";
    private static final int MOST_OCTETS = 1 << 20;
    private static final int PART = 64;

    private FileChecks() {}

    /** All checks of this kind, in the order to run them. */
    public static List<Check> all() {
        Set<ServiceName> listing = Set.of(ServiceName.GET_FILE_ATTRIBUTE_VALUES, ServiceName.GET_SERVER_DIRECTORY);
        Set<ServiceName> reading = Set.of(ServiceName.GET_FILE, ServiceName.GET_FILE_ATTRIBUTE_VALUES);
        return List.of(
                Check.looks(Family.FILE, "directory and attributes name the same files", listing, FileChecks::list),
                Check.looks(Family.FILE, "a file has the size that is told", reading, FileChecks::read),
                Check.looks(Family.FILE, "a file that does not exist is refused", reading, FileChecks::unknown),
                Check.looks(Family.FILE, "a name that leads elsewhere is refused", reading, FileChecks::outside),
                Check.changes(
                        Family.FILE,
                        "a file can be set, read back and deleted",
                        Set.of(
                                ServiceName.SET_FILE,
                                ServiceName.GET_FILE,
                                ServiceName.DELETE_FILE,
                                ServiceName.GET_FILE_ATTRIBUTE_VALUES),
                        "write a file and delete it",
                        FileChecks::written));
    }

    private static List<FileEntry> files(Bench bench) {
        return bench.await(bench.association().files().getFileAttributeValues(""));
    }

    private static String list(Bench bench) {
        List<String> names = bench.await(bench.association().getServerDirectory(ObjectClass.FILE));
        List<FileEntry> files = files(bench);
        Expect.sameList(
                "files by GetFileAttributeValues",
                names.stream().sorted().toList(),
                files.stream().map(FileEntry::fileName).sorted().toList());
        files.forEach(file -> Expect.that(
                file.fileSize() >= 0, "expected the size of " + file.fileName() + ", but got " + file.fileSize()));
        return Expect.count(files.size(), "file");
    }

    private static String read(Bench bench) {
        FileEntry smallest = files(bench).stream()
                .filter(file -> file.fileSize() <= MOST_OCTETS)
                .min(Comparator.comparingLong(FileEntry::fileSize))
                .orElseThrow(() -> new SkippedException("there is no file of at most " + MOST_OCTETS + " octets"));
        Octets content = bench.await(bench.association().files().getFile(smallest.fileName(), MOST_OCTETS));
        Expect.equal("size of " + smallest.fileName(), smallest.fileSize(), (long) content.length());
        return smallest.fileName() + ", " + Expect.count(content.length(), "octet");
    }

    private static String unknown(Bench bench) {
        bench.refused(
                new GetFile.Request(NOTHING, 0, PART),
                ServiceError.INSTANCE_NOT_AVAILABLE,
                ServiceError.ACCESS_VIOLATION);
        return "refused";
    }

    private static String outside(Bench bench) {
        for (String name : List.of("../etc/passwd", "/etc/passwd", "a/../../etc/passwd")) {
            bench.refused(
                    new GetFile.Request(name, 0, PART),
                    ServiceError.INSTANCE_NOT_AVAILABLE,
                    ServiceError.ACCESS_VIOLATION,
                    ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        }
        return ".. and absolute names are refused";
    }

    private static String written(Bench bench) {
        if (files(bench).stream().anyMatch(file -> file.fileName().equals(OWN))) {
            throw new SkippedException(OWN + " is there already; delete it if it is left from a test");
        }
        Files files = bench.association().files();
        Octets content = Octets.of("self-test".getBytes(StandardCharsets.US_ASCII));
        bench.putBack("delete " + OWN, () -> {
            AcsiResponse answer = bench.ask(new DeleteFile.Request(OWN));
            if (answer instanceof Refusal refusal && refusal.error() != ServiceError.INSTANCE_NOT_AVAILABLE) {
                throw new FailedException(Expect.text(refusal.error()));
            }
        });
        bench.await(files.setFile(OWN, content));
        Expect.equal(OWN + " after it was set", content, bench.await(files.getFile(OWN, MOST_OCTETS)));
        bench.await(files.deleteFile(OWN));
        Expect.that(
                files(bench).stream().noneMatch(file -> file.fileName().equals(OWN)),
                OWN + " was deleted, but is there still");
        return OWN + " set, read and deleted";
    }
}
