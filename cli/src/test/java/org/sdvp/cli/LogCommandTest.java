package org.sdvp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogCommandTest {
    @TempDir
    private Path home;

    private TestNet net;

    @BeforeEach
    void begin() {
        net = new TestNet(home);
        net.wholeOnline("hp01@sdvp.test/pump");
        for (int hours = 1; hours <= 40; hours++) {
            net.measure("HP1/KPMP1.OpTmh.stVal[ST]", String.valueOf(hours));
        }
        net.measure("HP1/DHTP1.CmpRun.stVal[ST]", "true");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> net.run("log", "hp01", "Event").out().contains("CmpRun"));
    }

    @AfterEach
    void end() {
        net.close();
    }

    @Test
    void log_isATable_withADayAboveAndTheTimeOncePerEntry() {
        List<String> lines = net.run("log", "hp01", "HP1/LLN0.Event").lines();

        assertThat(lines).hasSize(43);
        assertThat(lines.get(0)).matches("[A-Z][a-z]+day, \\d+ [A-Z][a-z]+ \\d{4}");
        assertThat(lines.get(1)).matches("TIME +REFERENCE +VALUE +UNIT +QUALITY +WHY +BY");
        assertThat(lines.get(2)).matches("\\d\\d:\\d\\d:\\d\\d +HP1/KPMP1\\.OpTmh\\.stVal +1 +h +invalid +dchg");
        assertThat(lines.get(42)).matches("\\d\\d:\\d\\d:\\d\\d +HP1/DHTP1\\.CmpRun\\.stVal +true +invalid +dchg");
    }

    @Test
    void log_ofAnotherTime_isEmpty_andSaysSo() {
        TestNet.Run run = net.run("log", "hp01", "Event", "--to", "2020-01-01");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("sdvp: HP1/LLN0.Event has nothing of that time\n");
        String tomorrow = LocalDate.now(ZoneId.systemDefault()).plusDays(1).toString();
        assertThat(net.run("log", "hp01", "Event", "--last", "1h", "--to", tomorrow)
                        .lines())
                .hasSize(43);
    }

    @Test
    void log_asJson_isADocumentPerEntry() {
        List<String> lines = net.run("log", "hp01", "Event", "--json").lines();

        assertThat(lines).hasSize(41).allMatch(line -> line.startsWith("{\"time\":\"20"));
        assertThat(lines.get(40))
                .contains("\"reference\":\"HP1/DHTP1.CmpRun\"", "\"stVal\":true", "\"reasons\":[\"dchg\"]");
    }

    @Test
    void log_toAFile_isCsvOrParquet_asTheNameSays() throws IOException {
        Path csv = home.resolve("event.csv");
        Path parquet = home.resolve("event.parquet");

        TestNet.Run run = net.run("log", "hp01", "Event", "-o", csv.toString());
        assertThat(run.err()).isEqualTo("sdvp: 41 entries with 41 values of HP1/LLN0.Event are in " + csv + "\n");
        assertThat(Files.readAllLines(csv)).hasSize(42).last().asString().contains(",HP1/DHTP1.CmpRun.stVal,true,");
        assertThat(net.run("log", "hp01", "Event", "-o", parquet.toString()).exitCode())
                .isZero();
        assertThat(Files.readAllBytes(parquet)).startsWith("PAR1".getBytes(StandardCharsets.US_ASCII));
        assertThat(home.resolve("event.csv.part")).doesNotExist();
    }

    @Test
    void log_thatIsNotThere_isRefused_withThoseThatAre() {
        TestNet.Run run = net.run("log", "hp01", "Diary");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .contains(
                        "no log Diary; it has HP1/LLN0.Hist, HP1/LLN0.Event, HP1/LLN0.Order, HP1/LLN0.Means, HP1/LLN0.Audit");
        assertThat(net.run("log", "hp01", "?").lines())
                .containsExactly(
                        "HP1/LLN0.Hist", "HP1/LLN0.Event", "HP1/LLN0.Order", "HP1/LLN0.Means", "HP1/LLN0.Audit");
    }

    @Test
    void device_withoutLogs_isRefused() {
        net.online("hp03@sdvp.test/pump");

        TestNet.Run run = net.run("log", "hp03");
        assertThat(run.exitCode()).isEqualTo(3);
    }

    @Test
    void file_thatCannotBeWritten_isToldAndNothingIsLeft() {
        TestNet.Run run =
                net.run("log", "hp01", "-o", home.resolve("no/such/folder.csv").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("sdvp: cannot write " + home.resolve("no/such/folder.csv"));
    }

    @Test
    void time_thatIsNone_isAFaultOfUse() {
        assertThat(net.run("log", "hp01", "--from", "yesterday").err())
                .contains(
                        "expected a time such as 2026-11-23, 2026-11-23T08:00 or 2026-11-23T08:00:00Z, but got 'yesterday'");
        assertThat(net.run("log", "hp01", "--from", "2026-01-01", "--last", "1h")
                        .exitCode())
                .isEqualTo(2);
    }
}
