package org.sdvp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.cli.output.Screen;
import org.sdvp.xmpp.XmppConnection;

class WatchCommandTest {
    @TempDir
    private Path home;

    private TestNet net;
    private XmppConnection pump;

    @BeforeEach
    void begin() {
        net = new TestNet(home);
        pump = net.online("hp01@sdvp.test/pump");
    }

    @AfterEach
    void end() {
        net.close();
    }

    @Test
    void watch_toAFile_isALinePerValueAndLook() {
        TestNet.Run run =
                net.run("watch", "hp01", "RoomSTMP1.Tmp[MX]", "KPMP1.OpCtl[ST]", "--count", "2", "--every", "1ms");
        assertThat(run.lines()).hasSize(4);
        assertThat(run.lines().get(0)).matches("..:..:.. HP1/RoomSTMP1\\.Tmp\\.mag\\.f 21\\.5  °C  good  \\d+ \\w+");
        assertThat(run.lines().get(1)).matches("..:..:.. HP1/KPMP1\\.OpCtl\\.stVal false  invalid");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void watch_writesDownWhoComesAndGoes_forDevicesToTell() {
        assertThat(net.run("devices", "--history").err())
                .isEqualTo("sdvp: nothing is written down; sdvp watch does that as long as it runs\n");
        net.online("hp02@sdvp.test/pump");
        net.run("watch", "hp01", "RoomSTMP1.Tmp[MX]", "--count", "1", "--every", "1ms");
        assertThat(net.run("devices", "--history").out()).contains("hp01@sdvp.test/pump", "hp02@sdvp.test/pump");
        TestNet.Run one = net.run("devices", "--history", "hp01");
        assertThat(one.lines().get(0)).matches("TIME +STATE +ADDRESS +REASON");
        assertThat(one.lines().get(1)).matches("..:..:.. +online +hp01@sdvp\\.test/pump *");
        assertThat(one.lines().stream().skip(2))
                .allMatch(line -> line.matches("..:..:.. +offline +hp01.* own stream .*"));
        assertThat(net.run("devices", "--history", "hp01@sdvp.test", "--json")
                        .out()
                        .replaceAll("\\s", ""))
                .startsWith("{\"account\":\"operator@sdvp.test\",\"history\":[{\"time\":\"2")
                .contains("\"state\":\"online\",\"jid\":\"hp01@sdvp.test/pump\",\"reason\":\"\"}")
                .doesNotContain("hp02");
        assertThat(net.run("devices", "--history", "a@b@c").exitCode()).isEqualTo(2);
        pump.close();
        assertThat(net.run("devices", "--all").lines())
                .anyMatch(line -> line.matches("hp01 +offline +seen ..:..:.. +- +hp01@sdvp.test"));
        assertThat(net.run("devices", "--all", "--json").out()).contains("\"lastSeen\" : \"2");
    }

    @Test
    void watch_onATerminal_isRedrawnInPlace() {
        net.screen = new Screen(true, 80, 24, false);
        String out = net.run("watch", "hp01", "RoomSTMP1.Tmp[MX]", "--count", "2", "--every", "1ms")
                .out();
        List<String> last = out.substring(out.lastIndexOf("hp01@")).lines().toList();
        assertThat(last.get(0)).matches("hp01@sdvp\\.test/pump  online  ..:..:..\u001b\\[K");
        assertThat(last.get(1)).startsWith("values are read every 1 ms: no report control block has them");
        assertThat(last.get(2)).matches("REFERENCE                VALUE  UNIT  QUALITY +AGE\u001b\\[K");
        assertThat(last.get(3)).startsWith("HP1/RoomSTMP1.Tmp.mag.f   21.5  °C    good     ");
        assertThat(last).hasSize(5);
        assertThat(out).containsPattern("\u001b\\[J\u001b\\[[34]Ahp01@sdvp.test/pump");
        assertThat(out).endsWith("\u001b[K\n\u001b[J");
    }

    @Test
    void watch_ofMoreThanTheScreenHolds_isCut() {
        net.screen = new Screen(true, 80, 10, false);
        List<String> lines = net.run("watch", "hp01", "HP1[MX]", "--count", "1").lines();
        assertThat(lines).hasSize(10);
        assertThat(lines.get(8)).matches("… and \\d+ more lines than the screen has room for\u001b\\[K");
        assertThat(lines.get(9)).isEqualTo("\u001b[J");
    }

    @Test
    void watch_json_isADocumentPerLine() {
        List<String> lines = net.run("watch", "hp01", "RoomSTMP1.Tmp.mag", "--json", "--count", "2", "--every", "1ms")
                .lines();
        assertThat(lines).hasSize(3).allMatch(line -> line.startsWith("{\"time\":\"20"));
        assertThat(lines.get(0)).endsWith("\"value\":{\"f\":21.5}}]}").isNotEqualTo(lines.get(1));
        assertThat(lines.get(1)).contains("\"reportedBy\":[],\"polled\":1");
        assertThat(lines.get(2)).endsWith("\"value\":{\"f\":21.5}}]}");
    }

    @Test
    void watch_ends_afterItsTime() {
        TestNet.Run run = net.run("watch", "hp01", "RoomSTMP1.Tmp.q", "--for", "20ms", "--every", "15ms");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).isNotEmpty().allMatch(line -> line.endsWith("HP1/RoomSTMP1.Tmp.q good"));
    }

    @Test
    void watch_ofADeviceWithReports_isToldOfChangesAtOnce_withTheReason() {
        net.wholeOnline("hp02@sdvp.test/pump");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CompletableFuture<Integer> run = CompletableFuture.supplyAsync(() -> new Sdvp(net.around(out, err))
                .run("watch", "hp02", "DHTP1.CmpRun", "ComfMinFSPT1.SptVal.mxVal", "--every", "1h", "--count", "4"));
        await(err, text -> text.contains("values come by reports of HP1/LLN0.Spt05, HP1/LLN0.Stat05"));
        await(out, text -> text.contains("CmpRun.stVal false  invalid  gi"));
        net.measure("HP1/DHTP1.CmpRun.stVal[ST]", "true");
        assertThat(run.join()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("HP1/DHTP1\\.CmpRun\\.stVal true  invalid.*  dchg\n");
    }

    @Test
    void watch_takesWhatWasMissed_whenTheLinkIsBack() {
        XmppConnection pump2 = net.wholeOnline("hp02@sdvp.test/pump");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CompletableFuture<Integer> run =
                CompletableFuture.supplyAsync(() -> new Sdvp(net.around(out, new ByteArrayOutputStream()))
                        .run("watch", "hp02", "KPMP1.OpTmh", "--every", "1h", "--count", "7"));
        await(out, text -> text.contains("  gi"));
        net.xmppServer.cut(pump2.jid());
        net.xmppServer.forget(pump2.jid());
        await(out, text -> text.contains(" offline: "));
        for (int hours = 1; hours <= 3; hours++) {
            net.measure("HP1/KPMP1.OpTmh.stVal[ST]", String.valueOf(hours));
        }
        pump2.login().toCompletableFuture().join();
        assertThat(run.join()).isZero();
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text.substring(text.indexOf(" offline: ")))
                .containsPattern("OpTmh.stVal 1 .*dchg(.|\n)*OpTmh.stVal 2 .*dchg(.|\n)*OpTmh.stVal 3 .*dchg")
                .doesNotContain("gap");
    }

    @Test
    void watch_whereNothingCanBeRead_endsWith3() {
        TestNet.Run run = net.run("watch", "hp01", "NoSTMP1.Tmp");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.lines()).hasSize(1).first().asString().endsWith("NoSTMP1.Tmp instance-not-available (1)");
    }

    @Test
    void watch_goesOn_whenTheDeviceGoesAndComesBack() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CompletableFuture<Integer> run =
                CompletableFuture.supplyAsync(() -> new Sdvp(net.around(out, new ByteArrayOutputStream()))
                        .run("watch", "hp01", "RoomSTMP1.Tmp.q", "--every", "5ms", "--for", "20s"));
        await(out, text -> text.contains("RoomSTMP1.Tmp.q good"));
        pump.close();
        await(out, text -> text.contains(" offline: "));
        net.online("hp01@sdvp.test/other");
        await(out, text -> text.substring(text.indexOf(" offline: ")).contains("RoomSTMP1.Tmp.q good"));
        assertThat(out.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains(" offline: ")))
                .hasSize(1);
        assertThat(run.isDone()).isFalse();
    }

    private static void await(ByteArrayOutputStream out, Predicate<String> seen) {
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> out.toString(StandardCharsets.UTF_8), seen);
    }
}
