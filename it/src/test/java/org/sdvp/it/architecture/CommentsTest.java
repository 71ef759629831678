package org.sdvp.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every public type and method of the product has a Javadoc comment. */
class CommentsTest {
    @Test
    void everyPublicTypeAndMethod_isCommented() throws IOException {
        List<Path> sources;
        try (Stream<Path> all = Files.walk(Path.of("..").toRealPath(), 12)) {
            sources = all.filter(path -> path.toString().matches(".*/src/main/java/.*\\.java"))
                    .toList();
        }

        assertThat(sources).hasSizeGreaterThan(50);
        assertThat(Comments.missingIn(sources)).isEmpty();
    }

    @Test
    void aMissingComment_isFoundWithItsLine(@TempDir Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve("Sample.java"), """
                /** Commented. */
                public interface Sample {
                    void bare();

                    /** Commented. */
                    void fine();

                    record Point(int x) {
                        public Point {}

                        @Override
                        public String toString() {
                            return "";
                        }

                        public int twice() {
                            return 2 * x;
                        }

                        private void hidden() {}
                    }
                }
                """);

        assertThat(Comments.missingIn(List.of(source)))
                .containsExactlyInAnyOrder("Sample.java:3 bare", "Sample.java:8 Point", "Sample.java:16 twice");
    }
}
