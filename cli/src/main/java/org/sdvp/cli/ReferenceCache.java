package org.sdvp.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.operator.Branch;
import org.sdvp.operator.Reading;
import org.sdvp.xmpp.stanza.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the shell completes with Tab, kept in files so that it need not log in each time: one file with a reference a line
 * for each device, one with the devices. A fault in it is logged and never stops a command.
 */
final class ReferenceCache {
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceCache.class);
    private static final String DEVICES = "devices";
    // Sorts before every reference, so it is the first line.
    private static final String WHOLE = "# all there is";
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final Path folder;

    private ReferenceCache(Path folder) {
        this.folder = folder;
    }

    static ReferenceCache of(Surroundings around) {
        return new ReferenceCache(around.profiles().cache());
    }

    /** Adds what was read. */
    void add(Jid device, List<Reading> readings) {
        NavigableSet<String> references = new TreeSet<>();
        for (Reading reading : readings) {
            if (reading instanceof Reading.Value value) {
                references.add(
                        new Fcda(value.source().reference(), value.source().fc()).toString());
                value.leaves()
                        .forEach(leaf -> references.add(value.source().reference(leaf) + "["
                                + value.source().fc() + "]"));
            }
        }
        merge(file(device), references);
    }

    /**
     * Adds what was browsed.
     *
     * @param whole whether that is all there is, so that what was known before is forgotten
     */
    void add(Jid device, Branch tree, boolean whole) {
        NavigableSet<String> references = new TreeSet<>();
        collect(tree, references);
        if (whole) {
            references.add(WHOLE);
            write(file(device), references);
        } else {
            merge(file(device), references);
        }
    }

    private static void collect(Branch branch, NavigableSet<String> references) {
        String constraint = branch.fc().map(fc -> "[" + fc + "]").orElse("");
        branch.reference().ifPresent(reference -> {
            references.add(reference + constraint);
            branch.children().stream()
                    .filter(child -> branch.kind() == Branch.Kind.DATA_OBJECT)
                    .flatMap(child -> child.fc().stream())
                    .filter(FunctionalConstraint::isReadable)
                    .forEach(fc -> references.add(reference + "[" + fc + "]"));
        });
        branch.children().forEach(child -> collect(child, references));
    }

    /** Replaces the list of devices. */
    void devices(Collection<Jid> online) {
        NavigableSet<String> names = new TreeSet<>();
        online.forEach(jid -> names.add(jid.bare().toString()));
        write(folder.resolve(DEVICES), names);
    }

    /** All references of a device, unless they are older than that or only some are known. */
    Optional<List<String>> references(Jid device, Duration age) {
        return read(file(device), age)
                .filter(lines -> lines.contains(WHOLE))
                .map(lines -> lines.stream().filter(line -> !line.equals(WHOLE)).toList());
    }

    /** The devices, unless the list is older than that. */
    Optional<List<String>> devices(Duration age) {
        return read(folder.resolve(DEVICES), age);
    }

    // A JID holds no slash before its resource, and the dot files of a folder are no accounts.
    private Path file(Jid device) {
        return folder.resolve("references").resolve(device.bare().toString());
    }

    private static Optional<List<String>> read(Path file, Duration age) {
        try {
            Instant written = Files.getLastModifiedTime(file).toInstant();
            return written.isBefore(Instant.now().minus(age))
                    ? Optional.empty()
                    : Optional.of(Files.readAllLines(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            LOG.info("completion: {} cannot be read: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    private static void merge(Path file, NavigableSet<String> references) {
        NavigableSet<String> all = new TreeSet<>(references);
        List<String> known = read(file, FOREVER).orElse(List.of());
        all.addAll(known);
        if (all.size() > known.size()) {
            write(file, all);
        }
    }

    private static void write(Path file, NavigableSet<String> lines) {
        try {
            Path folder = Files.createDirectories(
                    Optional.ofNullable(file.getParent()).orElseThrow());
            Path fresh = Files.createTempFile(folder, ".", "");
            Files.write(fresh, lines);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.info("completion: {} cannot be written: {}", file, e.getMessage());
        }
    }
}
