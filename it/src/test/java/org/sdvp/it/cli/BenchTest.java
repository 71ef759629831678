package org.sdvp.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.demo.xmppserver.XmppServerKind;

/** The measurement itself runs and fails no call; its figures are not judged here, since the machine may be busy. */
@Tag("slow")
class BenchTest {
    @TempDir
    private Path home;

    @Test
    void roundtrip_measuresPingAndRead_withOneAndManyOpen() throws IOException {
        try (RealNet net = new RealNet(XmppServerKind.PROSODY, home)) {
            RealNet.Run run = net.run("bench", "roundtrip", "--seconds", "1", "--warm-up", "0");
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out())
                    .containsPattern("ping +1 +[\\d,]+ +[\\d,]+ +[\\d,]+ +\\d+ +0\n")
                    .containsPattern("read +1 +[\\d,]+ +[\\d,]+ +[\\d,]+ +\\d+ +0\n")
                    .containsPattern("ping +64 +[\\d,]+ +[\\d,]+ +[\\d,]+ +\\d+ +0\n")
                    .containsPattern("read +64 +[\\d,]+ +[\\d,]+ +[\\d,]+ +\\d+ +0\n")
                    .containsPattern("ping +\\d{3} +\\d{3} +\\d{3}\n")
                    .contains("1 open: a read costs ", "64 open: reads reach ");
            assertThat(run.err().lines()).contains("sdvp: starting prosody", "sdvp: counting bytes");
        }
    }
}
