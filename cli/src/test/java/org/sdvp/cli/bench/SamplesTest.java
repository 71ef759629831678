package org.sdvp.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamplesTest {
    private static Samples of(long from, long to) {
        Samples samples = new Samples();
        for (long nanos = to; nanos >= from; nanos--) {
            samples.add(nanos * 1_000);
        }
        return samples;
    }

    @Test
    void micros_isTheNearestRank() {
        Samples samples = of(1, 10_000);
        assertThat(samples.micros(0.5)).isEqualTo(5_000);
        assertThat(samples.micros(0.99)).isEqualTo(9_900);
        assertThat(samples.micros(1)).isEqualTo(10_000);
        assertThat(of(7, 7).micros(0.5)).isEqualTo(7);
        assertThat(new Samples().micros(0.5)).isNaN();
    }

    @Test
    void addAll_countsEveryCallAndFailure() {
        Samples all = of(1, 5_000);
        Samples other = of(5_001, 10_000);
        other.fail();
        all.addAll(other);
        all.elapse(2_000_000_000L);
        assertThat(all.size()).isEqualTo(10_000);
        assertThat(all.failures()).isEqualTo(1);
        assertThat(all.micros(0.99)).isEqualTo(9_900);
        assertThat(all.perSecond()).isEqualTo(5_000);
        assertThat(new Samples().perSecond()).isZero();
    }
}
