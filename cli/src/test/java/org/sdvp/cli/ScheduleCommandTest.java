package org.sdvp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleCommandTest {
    private static final String START = "2040-01-02T06:00Z";

    @TempDir
    private Path home;

    private TestNet net;

    @BeforeEach
    void begin() {
        net = new TestNet(home);
        net.wholeOnline("hp01@sdvp.test/pump");
    }

    @AfterEach
    void end() {
        net.close();
    }

    private TestNet.Run schedule(String... args) {
        List<String> all = new ArrayList<>(List.of("schedule"));
        all.addAll(List.of(args));
        return net.run(all.toArray(String[]::new));
    }

    @Test
    void set_thenEnable_showsItInTheTable() {
        TestNet.Run set = schedule(
                "set",
                "hp01",
                "OpCtlFSCH1",
                "--start",
                START,
                "--interval",
                "30m",
                "--repeat",
                "daily",
                "--prio",
                "7",
                "off*3",
                "on",
                "off");
        assertThat(set.err()).isEmpty();
        assertThat(set.lines())
                .containsExactly(
                        "HP1/OpCtlFSCH1  not ready",
                        "starts    every day at 06:00 from 2040-01-02T06:00:00Z",
                        "interval  30 min, priority 7, reused",
                        "ENTRY  FROM         TO           VALUE",
                        "  1-3  +0 s         +1 h 30 min  off",
                        "    4  +1 h 30 min  +2 h         on",
                        "    5  +2 h         +2 h 30 min  off",
                        "times are UTC");

        assertThat(schedule("enable", "hp01", "HP1/OpCtlFSCH1").lines())
                .contains("HP1/OpCtlFSCH1  ready", "  1-3  06:00  07:30  off", "    4  07:30  08:00  on");
        assertThat(schedule("show", "hp01").lines())
                .contains(
                        "HP1/OpCtlFSCC1 controls HP1/KPMP1.OpCtl: nothing is in force",
                        "  OpCtlFSCH1  ready         7    0/5  30 min    Jan 2 06:00  Jan 2 08:30  every day at 06:00 from"
                                + " 2040-01-02T06:00:00Z",
                        "    OpCtlFSCH1: 06:00 off  07:30 on  08:00 off  until 08:30");
        assertThat(schedule("disable", "hp01", "OpCtlFSCH1").lines()).contains("HP1/OpCtlFSCH1  not ready");
    }

    @Test
    void show_asksForNothingThatIsNotThere_soThatNoRefusalIsOnRecord() {
        assertThat(schedule("show", "hp01").exitCode()).isZero();
        net.run("write", "hp01", "LPHD1.PhyNam.location", "cellar");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> net.run("audit", "hp01").out().contains("SetDataValues"));

        assertThat(net.run("audit", "hp01", "--csv").out()).doesNotContain("GetDataValues", "access-violation");
    }

    @Test
    void show_json_hasEverything() {
        schedule("set", "hp01", "OpModFSCH1", "--start", START, "--interval", "1h", "windpower", "spotprice");

        assertThat(schedule("show", "hp01", "OpModFSCH1", "--json").out().replaceAll("\\s", ""))
                .isEqualTo("{\"device\":\"hp01@sdvp.test/pump\",\"schedule\":\"HP1/OpModFSCH1\",\"state\":\"notready\","
                        + "\"entry\":0,\"intervalSeconds\":3600,\"priority\":0,\"reuse\":false,\"starts\":"
                        + "[\"onceat2040-01-02T06:00:00Z\"],\"unit\":\"\",\"values\":[\"windpower\",\"spotprice\"]}");
        assertThat(schedule("show", "hp01", "--json").out())
                .contains("\"controller\" : \"HP1/ComfMinFSCC1\"", "\"controls\" : \"HP1/ComfMinFSPT1.SptVal\"");
    }

    @Test
    void csv_mayTellStartAndInterval() throws IOException {
        Path file = Files.writeString(
                home.resolve("night.csv"),
                "time;value\n2040-01-02T22:00Z;19.5\n# later\n2040-01-02T23:00Z;19\n\n2040-01-03T00:00Z;20\n");

        TestNet.Run run = schedule("set", "hp01", "ComfMinFSCH1", "--csv", file.toString(), "--enable");

        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).contains("HP1/ComfMinFSCH1  ready", "    1  22:00  23:00  19.5 °C");
        assertThat(schedule("show", "hp01").out()).contains("22:00 19.5 °C  23:00 19.0 °C  00:00 20.0 °C  until 01:00");
    }

    @Test
    void locked_isRefusedWithWhatToDo_andReplaced() {
        String[] set = {"set", "hp01", "ComfMinFSCH1", "--start", START, "--interval", "1h", "20", "--enable"};
        assertThat(schedule(set).exitCode()).isZero();

        TestNet.Run locked = schedule(set);
        assertThat(locked.exitCode()).isEqualTo(3);
        assertThat(locked.err()).contains("access-not-allowed-in-current-state").contains("disable it first");
        List<String> replaced = new ArrayList<>(List.of(set));
        replaced.add("--replace");
        assertThat(schedule(replaced.toArray(String[]::new)).lines()).contains("HP1/ComfMinFSCH1  ready");
    }

    @Test
    void unsound_isRefusedInTheWordsOfTheDevice_andItsErrorIsShown() {
        TestNet.Run run =
                schedule("set", "hp01", "ComfMinFSCH1", "--start", START, "--interval", "1h", "99", "--enable");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("blocked-by-process (9)", "HP1/ComfMinFSCH1.ValASG001", "10.0 to 28.0");
        assertThat(schedule("show", "hp01").out()).contains("not ready: missing valid schedule values");
    }

    @Test
    void startThatIsOver_isShownAsRequired() {
        TestNet.Run run = schedule(
                "set", "hp01", "ComfMinFSCH1", "--start", "2020-01-01T00:00Z", "--interval", "1h", "20", "--enable");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).contains("HP1/ComfMinFSCH1  start time required: missing valid StrTm");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "schedule | expected what to do: show, set, enable or disable",
                "schedule set hp01 OpCtlFSCH1 --start 06:00 --interval 1h | expected either values or --csv FILE",
                "schedule set hp01 OpCtlFSCH1 --interval 1h on | expected --start TIME",
                "schedule set hp01 OpCtlFSCH1 --start 06:00 on | expected --interval TIME",
                "schedule set hp01 OpCtlFSCH1 --start six --interval 1h on | expected a start such as",
                "schedule set hp01 OpCtlFSCH1 --start 06:00 --interval 1h --repeat often on | expected --repeat once",
                "schedule set hp01 OpCtlFSCH1 --start 06:00 --interval 1h maybe | value for HP1/OpCtlFSCH1.ValSPG001",
                "schedule set hp01 OpCtlFSCH1 --start 06:00 --interval 1500ms on | whole number of s",
                "schedule set hp01 OpCtlFSCH1 --start 06:00 --interval 1h on*97 | takes 1 to 96 values, but got 97",
                "schedule set hp01 OpCtlFSCH1 --csv /does/not/exist | cannot be read"
            })
    void wrongUse_isToldWithWhatWasExpected(String line, String message) {
        TestNet.Run run = net.run(line.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void unknownSchedule_namesThoseThatThereAre() {
        TestNet.Run run = schedule("enable", "hp01", "OpCtlFSCH9");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("OpCtlFSCH9", "ComfMinFSCH1, ComfMinFSCH2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2040-01-02T22:00Z,1~2040-01-02T23:00Z,2~2040-01-02T23:30Z,3 | evenly apart",
                "2040-01-02T22:00Z,1~2 | a time on each line or on none",
                "noon,1 | none",
                "1~1,2,3 | :2: expected a value",
                "2040-01-02T22:00Z,1~later,2 | :2: expected a time"
            })
    void unsoundFile_isToldWithItsLine(String text, String message) throws IOException {
        Path file = Files.writeString(home.resolve("plan.csv"), text.replace("~", "\n") + "\n");

        TestNet.Run run =
                schedule("set", "hp01", "ComfMinFSCH1", "--start", START, "--interval", "1h", "--csv", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }
}
