package org.sdvp.acsi.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.LoopbackTransport;

class ContractServerTest {
    @Test
    void closed_leavesNoDirectoryBehind() throws Exception {
        Path files;
        try (ContractServer server =
                new ContractServer(new LoopbackTransport("device").server(), new ManualTimeSource())) {
            server.start();
            files = server.files();
            Files.writeString(files.resolve("log.csv"), "1;2");
        }

        assertThat(files).doesNotExist();
    }
}
