package org.sdvp.it.c;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.demo.host.HostCommand;
import org.sdvp.demo.xmppserver.XmppServerConfig;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.demo.xmppserver.XmppServerProcess;

/** The measurement runs and fails no call; its figures are not judged here, since the machine may be busy. */
@Tag("slow")
class BareRoundtripTest {
    private static final String PASSWORD = "correct horse";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void readsOfTheLibraryAndPingsOfLibstrophe_areAllAnswered(XmppServerKind kind) throws IOException {
        Path program = CTools.tool("sdvp-bench-c");
        Path secret = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        XmppServerConfig config = XmppServerConfig.forDomain("sdvp.test")
                .account("desk", PASSWORD)
                .account("hp01", PASSWORD)
                .build();
        try (XmppServerProcess server = XmppServerProcess.start(kind, config)) {
            HostCommand.Result result = HostCommand.run(
                    folder,
                    List.of(
                            program.toString(),
                            "roundtrip",
                            "--host",
                            "127.0.0.1",
                            "--port",
                            Integer.toString(server.port()),
                            "--ca-file",
                            server.caFile().toString(),
                            "--client",
                            "desk@sdvp.test",
                            "--client-password-file",
                            secret.toString(),
                            "--device",
                            "hp01@sdvp.test",
                            "--device-password-file",
                            secret.toString(),
                            "--seconds",
                            "1"));
            assertThat(result.output())
                    .containsPattern("bare-ping +1 .* 0\n")
                    .containsPattern("read +1 .* 0\n")
                    .containsPattern("bare-ping +64 .* 0\n")
                    .containsPattern("read +64 .* 0\n");
            assertThat(result.exitCode()).as(result.output()).isZero();
        }
    }
}
