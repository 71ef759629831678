package org.sdvp.agent.device.simulated.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WeatherYearTest {

    private static final double DAY = 86_400;
    private final WeatherYear rostock = WeatherYear.rostock();

    @Test
    void hoursAreThoseOfTheFile_andInBetweenLiesALine() {
        assertThat(rostock.air(3600)).isEqualTo(1.0);
        assertThat(rostock.air(2 * 3600)).isEqualTo(0.9);
        assertThat(rostock.air(1.5 * 3600)).isCloseTo(0.95, within(1e-12));
        assertThat(rostock.global(9.5 * 3600)).isEqualTo(42);
    }

    @Test
    void afterTheLastHour_theYearBeginsAgain() {
        assertThat(rostock.air(WeatherYear.SECONDS + 7200)).isEqualTo(rostock.air(7200));
        assertThat(rostock.air(0)).isEqualTo(rostock.air(WeatherYear.SECONDS));
    }

    @Test
    void theYearIsThatOfTheBalticCoast() {
        assertThat(rostock.mean()).isBetween(9.4, 9.7);
        double sun = 0;
        for (int hour = 0; hour < 8760; hour++) {
            sun += rostock.global((hour + 0.5) * 3600) / 1000;
        }
        assertThat(sun).as("kWh/m2").isBetween(1000.0, 1100.0);
    }

    @Test
    void groundFollowsTheYear_flatAndLate() {
        assertThat(rostock.soil(45 * DAY)).isBetween(2.0, 6.0);
        assertThat(rostock.soil(227 * DAY)).isBetween(13.0, 16.0);
        assertThat(rostock.coldWater(60 * DAY)).isBetween(4.0, 7.0);
        assertThat(rostock.coldWater(240 * DAY)).isBetween(12.0, 15.0);
    }

    @Test
    void aYearOfOtherLength_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeatherYear(new double[8784], new double[8760]))
                .withMessageContaining("8784");
    }
}
