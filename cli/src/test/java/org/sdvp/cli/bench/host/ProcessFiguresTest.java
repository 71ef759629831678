package org.sdvp.cli.bench.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessFiguresTest {
    private final ProcessFigures own =
            new ProcessFigures(ProcessHandle.current().pid());

    @Test
    void memory_isWhatTheKernelCounts_inOctets() {
        ProcessFigures.Memory memory = own.memory();
        assertThat(memory.anonymous())
                .isGreaterThan(Runtime.getRuntime().totalMemory()
                        - Runtime.getRuntime().freeMemory());
        assertThat(memory.resident()).isGreaterThan(memory.anonymous());
    }

    @Test
    void since_grows_whileTheProgramWorks() {
        Map<String, Long> before = own.processorTime();
        long end = System.nanoTime() + 20_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(own.since(before)).isPositive();
    }

    @Test
    void programThatHasEnded_cannotBeFollowed_whichIsSaid() throws IOException, InterruptedException {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        ProcessFigures gone = new ProcessFigures(ended.pid());
        assertThatThrownBy(gone::memory)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("expected /proc/" + ended.pid());
        assertThatThrownBy(gone::processorTime).isInstanceOf(UncheckedIOException.class);
    }
}
