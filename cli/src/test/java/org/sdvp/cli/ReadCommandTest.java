package org.sdvp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.cli.output.Screen;

class ReadCommandTest {
    @TempDir
    private Path home;

    private TestNet net;

    @BeforeEach
    void begin() {
        net = new TestNet(home);
        net.online("hp01@sdvp.test/pump");
    }

    @AfterEach
    void end() {
        net.close();
    }

    @Test
    void read_printsARowForEachPart() {
        TestNet.Run run = net.run("read", "hp01", "HP1/RoomSTMP1.Tmp[MX]");
        assertThat(run.out()).isEqualTo("""
                        REFERENCE                FC  VALUE                     UNIT
                        HP1/RoomSTMP1.Tmp.mag.f  MX  21.5                      °C
                        HP1/RoomSTMP1.Tmp.q      MX  good
                        HP1/RoomSTMP1.Tmp.t      MX  2026-11-23T08:00:00.500Z
                        """);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void read_takesBareAndFullAddress() {
        for (String name : new String[] {"hp01", "hp01@sdvp.test", "hp01@sdvp.test/pump"}) {
            assertThat(net.run("read", name, "RoomSTMP1.Tmp.mag").lines())
                    .containsExactly(
                            "REFERENCE                FC  VALUE  UNIT", "HP1/RoomSTMP1.Tmp.mag.f  MX  21.5   °C");
        }
    }

    @Test
    void read_onATerminal_hasColoursAndIsCutToItsWidth() {
        net.screen = new Screen(true, 40, 24, true);
        assertThat(net.run("read", "hp01", "HP1/RoomSTMP1.Tmp.q", "HP1/RoomSTMP1.Tmp.t")
                        .lines())
                .element(1)
                .isEqualTo("HP1/RoomSTMP1.Tmp.q  \u001b[2mMX\u001b[0m  \u001b[32mgood\u001b[0m");
        net.screen = new Screen(true, 40, 24, false);
        assertThat(net.run("read", "hp01", "HP1/RoomSTMP1.Tmp.t").lines())
                .element(1)
                .isEqualTo("HP1/RoomSTMP1.Tmp.t  MX  2026-11-…");
    }

    @Test
    void read_json_isOneDocumentWithNestedValues() {
        TestNet.Run run = net.run("read", "hp01", "RoomSTMP1.Tmp[MX]", "--json");
        assertThat(run.out().replaceAll("\\s", ""))
                .isEqualTo("{\"device\":\"hp01@sdvp.test/pump\",\"readings\":[{\"asked\":\"RoomSTMP1.Tmp[MX]\","
                        + "\"reference\":\"HP1/RoomSTMP1.Tmp\",\"fc\":\"MX\",\"cdc\":\"MV\",\"unit\":\"°C\",\"value\":"
                        + "{\"mag\":{\"f\":21.5},\"q\":\"good\",\"t\":\"2026-11-23T08:00:00.500Z\"}}]}");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void read_ofSeveralWhereSomeFail_printsAllAndExitsWith3() {
        TestNet.Run run = net.run("read", "hp01", "RoomSTMP1.Tmp.q", "RoomSTMP1.Tmp.mag.i", "NoSTMP1.Tmp");
        assertThat(run.out()).isEqualTo("""
                        REFERENCE            FC  VALUE                       UNIT
                        HP1/RoomSTMP1.Tmp.q  MX  good
                        RoomSTMP1.Tmp.mag.i  -   instance-not-available (1)
                        NoSTMP1.Tmp          -   instance-not-available (1)
                        """);
        assertThat(run.err().lines())
                .containsExactly(
                        "sdvp: hp01@sdvp.test/pump has no answer for RoomSTMP1.Tmp.mag.i: instance-not-available (1): "
                                + "HP1/RoomSTMP1.Tmp.mag has no i; it has f; \"sdvp browse\" shows what there is",
                        "sdvp: hp01@sdvp.test/pump has no answer for NoSTMP1.Tmp: instance-not-available (1): HP1 "
                                + "has no NoSTMP1 that this account may see; it has RoomSTMP1, DHTP1, KPMP1, "
                                + "OutdSTMP1 and 49 more; "
                                + "\"sdvp browse\" shows what there is");
        assertThat(run.exitCode()).isEqualTo(3);
    }

    @Test
    void read_json_ofWhatFails_hasTheErrorInItsPlace() {
        TestNet.Run run = net.run("read", "--json", "hp01", "RoomSTMP1.Tmp.mag.i");
        assertThat(run.out().replaceAll("\\s", ""))
                .contains("\"error\":{\"number\":1,\"name\":\"instance-not-available\",\"detail\":"
                        + "\"HP1/RoomSTMP1.Tmp.maghasnoi;ithasf\"}");
        assertThat(run.exitCode()).isEqualTo(3);
    }

    @Test
    void read_ofInvalidValue_showsItsQualityInWords() {
        net.set("HP1/RoomSTMP1.Tmp.q[MX]", "questionable old-data");
        assertThat(net.run("read", "hp01", "RoomSTMP1.Tmp.q").lines().get(1))
                .isEqualTo("HP1/RoomSTMP1.Tmp.q  MX  questionable old-data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"compact", "soap", "rpc", "command", "command,compact"})
    void read_saysTheSameInEveryFormat(String order) {
        TestNet.Run run = net.run("read", "hp01", "HP1/RoomSTMP1.Tmp[MX]", "--format-order", order);
        assertThat(run.out())
                .isEqualTo(net.run("read", "hp01", "HP1/RoomSTMP1.Tmp[MX]").out());
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void read_inAFormatThatThereIsNot_namesThoseThatThereAre() {
        TestNet.Run run = net.run("read", "hp01", "RoomSTMP1.Tmp", "--format-order", "xer");
        assertThat(run.err())
                .contains("--format-order: expected formats of [compact, soap, rpc, command], but got \"xer\"");
        assertThat(run.exitCode()).isEqualTo(2);
    }
}
