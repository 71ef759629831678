package org.sdvp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.service.AccessResult;

class ServiceBenchmarkTest {
    private final ServiceBenchmark benchmark = new ServiceBenchmark();

    @BeforeEach
    void setUp() {
        benchmark.setUp();
    }

    @AfterEach
    void tearDown() {
        benchmark.tearDown();
    }

    @Test
    void readsAnswerWithValues() {
        assertThat((List<?>) benchmark.getDataValuesOfOne()).singleElement().isInstanceOf(AccessResult.Value.class);
        assertThat((List<?>) benchmark.getDataSetValuesOfTwenty())
                .hasSize(20)
                .allSatisfy(result -> assertThat(result).isInstanceOf(AccessResult.Value.class));
    }

    @Test
    void eachChange_becomesTheTextOfOneReport() {
        assertThat(benchmark.changeToReport()).isGreaterThan(150);
        assertThat(benchmark.changeToReport()).isGreaterThan(150);
    }
}
