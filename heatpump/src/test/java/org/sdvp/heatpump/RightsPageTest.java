package org.sdvp.heatpump;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RightsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "rights.md");

    @Test
    void page_isWhatTheTablesSay() throws IOException {
        if (Boolean.getBoolean("sdvp.docs.write")) {
            RightsPage.main(new String[] {PAGE.toString()});
        }

        assertThat(Files.readString(PAGE))
                .as("run mvn -pl heatpump -am test -Dsdvp.docs.write=true and commit %s", PAGE)
                .isEqualTo(RightsPage.text());
    }
}
