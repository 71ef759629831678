package org.sdvp.heatpump;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * On what a role may use a service.
 *
 * @param kind which sort of things
 * @param prefix of the names of files; empty for the other kinds
 */
public record ServiceScope(Kind kind, String prefix) {
    /** Nothing. */
    public static final ServiceScope NONE = new ServiceScope(Kind.NOTHING, "");

    private static final String FILE = "file:";
    private static final String OTHER_FILE = "file:!";
    private static final Set<String> NO_NAMES = Set.of("", ".", "..");

    private static final Map<String, Kind> WORDS = Map.of(
            "-", Kind.NOTHING,
            "all", Kind.ALL,
            "R", Kind.READABLE,
            "W", Kind.WRITABLE,
            "O", Kind.OPERABLE,
            "B", Kind.BLOCKS,
            "R+B", Kind.READABLE_AND_BLOCKS,
            "@", Kind.OF_ASSOCIATION);

    /** Sorts of things. */
    public enum Kind {
        /** Nothing. */
        NOTHING,
        /** Everything. */
        ALL,
        /** Data objects with {@link AccessRight#READ}. */
        READABLE,
        /** Data objects with {@link AccessRight#WRITE}. */
        WRITABLE,
        /** Data objects with {@link AccessRight#OPERATE}. */
        OPERABLE,
        /** Data sets, control blocks and logs of which every member may be read. */
        BLOCKS,
        /** Both of it. */
        READABLE_AND_BLOCKS,
        /** Data sets for the time of an association. */
        OF_ASSOCIATION,
        /** Files whose names begin with the prefix. */
        FILES,
        /** Files whose names do not begin with the prefix. */
        OTHER_FILES
    }

    /** Reads a cell of the table. */
    static ServiceScope of(String cell) {
        if (cell.startsWith(OTHER_FILE) && cell.endsWith("/")) {
            return new ServiceScope(Kind.OTHER_FILES, cell.substring(OTHER_FILE.length()));
        }
        if (cell.startsWith(FILE) && cell.endsWith("/")) {
            return new ServiceScope(Kind.FILES, cell.substring(FILE.length()));
        }
        Kind kind = WORDS.get(cell);
        if (kind == null) {
            throw new IllegalStateException(
                    "expected one of " + WORDS.keySet().stream().sorted().toList()
                            + ", file:FOLDER/ or file:!FOLDER/, but got \"" + cell + "\"");
        }
        return new ServiceScope(kind, "");
    }

    /**
     * Whether a file is in the scope. A name with a part {@code .} or {@code ..}, or an empty one, is in no folder.
     *
     * @param fileName parts with a slash between
     */
    public boolean hasFile(String fileName) {
        return switch (kind) {
            case ALL -> true;
            case FILES -> fileName.startsWith(prefix) && isPlain(fileName);
            case OTHER_FILES -> !fileName.startsWith(prefix) && isPlain(fileName);
            default -> false;
        };
    }

    private static boolean isPlain(String fileName) {
        return !fileName.contains("\\") && Stream.of(fileName.split("/", -1)).noneMatch(NO_NAMES::contains);
    }

    /** As in the table. */
    @Override
    public String toString() {
        if (kind == Kind.FILES || kind == Kind.OTHER_FILES) {
            return (kind == Kind.FILES ? FILE : OTHER_FILE) + prefix;
        }
        return WORDS.entrySet().stream()
                .filter(word -> word.getValue() == kind)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(kind.name().toLowerCase(Locale.ROOT));
    }
}
