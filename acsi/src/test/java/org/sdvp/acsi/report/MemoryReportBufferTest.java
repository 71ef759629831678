package org.sdvp.acsi.report;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.testing.ReportBufferContract;

@Tag("sBr")
class MemoryReportBufferTest implements ReportBufferContract {
    @Override
    public ReportBuffer open(ReportBuffer.DurableListener listener) {
        return new MemoryReportBufferStore(CAPACITY).open(BLOCK, "fingerprint", listener);
    }

    @Test
    void anIdThatDoesNotRiseIsAFaultOfTheCaller() {
        ReportBuffer buffer = open(upTo -> {});
        buffer.append(ReportBufferContract.entry(2, ReportEntry.Kind.EVENT));

        assertThatThrownBy(() -> buffer.append(ReportBufferContract.entry(2, ReportEntry.Kind.EVENT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must rise");
    }
}
