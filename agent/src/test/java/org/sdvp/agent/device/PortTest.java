package org.sdvp.agent.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PortTest {

    @Test
    void aSampleOfTheWrongKind_isRefusedNamingBothKinds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Sample(HeatPumpSignal.STARTS, new SignalValue.Real(1), Instant.EPOCH, SampleQuality.GOOD))
                .withMessageContaining("COUNT")
                .withMessageContaining("REAL");
    }

    @Test
    void valuesThatCannotBe_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SignalValue.Real(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new SignalValue.Count(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ValueRange(2, 1))
                .withMessageContaining("2.0 to 1.0");
    }

    @Test
    void aRangeHoldsItsEnds_andNeverNaN() {
        ValueRange range = new ValueRange(1, 2);
        assertThat(range.contains(1)).isTrue();
        assertThat(range.contains(2)).isTrue();
        assertThat(range.contains(2.0001)).isFalse();
        assertThat(range.contains(Double.NaN)).isFalse();
    }
}
