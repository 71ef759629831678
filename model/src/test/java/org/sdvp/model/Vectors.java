package org.sdvp.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The language-neutral test vectors at the top of the project. */
public final class Vectors {
    private static final Path ROOT = Path.of("..", "vectors");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Vectors() {}

    /** A test for each vector of a folder such as {@code value/valid}, named by its id and comment. */
    public static Stream<DynamicTest> tests(String folder, Consumer<JsonNode> test) {
        List<JsonNode> vectors = read(folder);
        assertThat(vectors).as("vectors in %s", folder).isNotEmpty();
        return vectors.stream()
                .map(vector -> DynamicTest.dynamicTest(
                        text(vector, "id") + " " + text(vector, "comment"), () -> test.accept(vector)));
    }

    /** Fails unless ids are there once and flags are explained in {@code index.json}. */
    public static void requireTidy(String subject) {
        Set<String> flags = new HashSet<>(
                json(ROOT.resolve(subject).resolve("index.json")).get("flags").propertyNames());
        Set<String> ids = new HashSet<>();
        Stream.of("/valid", "/invalid")
                .flatMap(kind -> read(subject + kind).stream())
                .forEach(vector -> {
                    assertThat(ids.add(text(vector, "id")))
                            .as("id of %s is its own", vector)
                            .isTrue();
                    vector.get("flags").forEach(flag -> assertThat(flags).contains(flag.asString()));
                });
    }

    /** A member that must be there. */
    public static String text(JsonNode vector, String member) {
        return vector.required(member).asString();
    }

    private static List<JsonNode> read(String folder) {
        List<JsonNode> vectors = new ArrayList<>();
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .forEach(file -> json(file).forEach(vectors::add));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return vectors;
    }

    private static JsonNode json(Path file) {
        return JSON.readTree(file);
    }
}
