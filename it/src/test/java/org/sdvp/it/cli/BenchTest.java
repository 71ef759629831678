package org.sdvp.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.demo.xmppserver.XmppServerKind;

/** The measurement itself runs and fails no call; its figures are not judged here, since the machine may be busy. */
@Tag("slow")
class BenchTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @EnumSource
    void boxesOfAServerThatIsKilledAndStartedAgain_allComeBack(XmppServerKind kind) throws IOException {
        try (RealNet net = new RealNet(XmppServerKind.PROSODY, home)) {
            RealNet.Run run = net.run("bench", "return", "20", "--xmpp", kind.label(), "--away", "1ms", "--json");
            assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
            assertThat(run.out())
                    .contains("\"xmppServer\" : \"" + kind.label() + "\"", "\"boxes\" : 20", "\"missing\" : 0")
                    .contains("\"backAfterSeconds\"");
            int[] logins = numbers(run.out(), "logins");
            assertThat(Arrays.stream(logins).sum()).isEqualTo(20);
            assertThat(run.err()).contains("20 boxes are there; killing " + kind.label());
        }
    }

    private static int[] numbers(String json, String name) {
        String list = json.substring(json.indexOf("\"" + name + "\""));
        return Arrays.stream(
                        list.substring(list.indexOf('[') + 1, list.indexOf(']')).split(","))
                .mapToInt(number -> Integer.parseInt(number.strip()))
                .toArray();
    }

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
