package org.sdvp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecBenchmarkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"compact REPORT_20", "compact ANSWER_20", "rpc REPORT_20", "soap ANSWER_20", "command ANSWER_20"
            })
    void whatIsMeasured_isTheWholeMessage(String message) {
        CodecBenchmark benchmark = new CodecBenchmark();
        benchmark.message = message;
        benchmark.setUp();
        assertThat(benchmark.decode())
                .isEqualTo(Samples.valueOf(message.substring(message.indexOf(' ') + 1))
                        .message(0));
        assertThat(benchmark.encode()).hasSizeGreaterThan(800);
    }

    @Test
    void theTable_hasEverySampleInEveryFormat_andTheReportOfTwentyIsUnder1200Octets() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        WireBench.printSizes(new PrintStream(printed, true, StandardCharsets.UTF_8));
        List<String> rows =
                printed.toString(StandardCharsets.UTF_8).lines().skip(2).toList();
        // Two of the samples are reports, which no command carries.
        assertThat(rows).hasSize(4 * Samples.values().length - 2);
        String report = rows.stream()
                .filter(row -> row.startsWith("| REPORT_20 | compact "))
                .findFirst()
                .orElseThrow();
        assertThat(Integer.parseInt(report.split(" \\| ")[2])).isLessThan(1200);
    }
}
