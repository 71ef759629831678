package org.sdvp.wire.vectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The vectors of one format: {@code vectors/<format>/valid} and {@code invalid}. */
public final class VectorFolder {
    private final Path folder;

    private VectorFolder(Path folder) {
        this.folder = folder;
    }

    /** The vectors of a format. */
    public static VectorFolder of(String format) {
        return new VectorFolder(root().resolve("vectors").resolve(format));
    }

    /** The project's root folder, found upwards from the folder in which the tests run. */
    public static Path root() {
        Path path = Path.of("").toAbsolutePath();
        while (path != null && !Files.isDirectory(path.resolve("vectors"))) {
            path = path.getParent();
        }
        if (path == null) {
            throw new IllegalStateException(
                    "no folder named vectors above " + Path.of("").toAbsolutePath());
        }
        return path;
    }

    /** Names of the vectors in {@code valid} or {@code invalid}, sorted, of files with this extension. */
    public List<String> names(String kind, String extension) {
        try (Stream<Path> files = Files.list(folder.resolve(kind))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(extension))
                    .map(name -> name.substring(0, name.length() - extension.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of a vector, without the line end at its end. */
    public String read(String kind, String file) {
        try {
            String content = Files.readString(folder.resolve(kind).resolve(file), StandardCharsets.UTF_8);
            return content.endsWith("\n") ? content.substring(0, content.length() - 1) : content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The list of all vectors with the meaning of their flags. */
    public StrictJson index() {
        return StrictJson.parse(read(".", "index.json"));
    }

    /** Adds a file to a new vector. */
    public void write(String kind, String file, String content) {
        try {
            Files.writeString(folder.resolve(kind).resolve(file), content + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
