package org.sdvp.agent.device.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sdvp.agent.device.simulated.HouseProfile.EmitterKind;
import org.sdvp.agent.device.simulated.catalogue.HeatPumpProduct;
import org.sdvp.agent.device.simulated.catalogue.MachineType;

/** A whole year of each product in a house of its own: what a Danish house would show. */
class PlantYearTest {

    private static final double KWH = 3.6e6;

    static Stream<HeatPumpProduct> products() {
        return Plants.PROFILES.products().stream();
    }

    @ParameterizedTest
    @MethodSource("products")
    void aYearIsThatOfADanishHouse(HeatPumpProduct product) {
        HouseProfile profile = Plants.PROFILES.derive("hp01", product.model().hashCode(), product);
        HeatPumpPlant plant = new HeatPumpPlant(profile, Plants.ROSTOCK, new PlantStart(1, 0, 10));
        double winterCop = 0;
        for (int halfHour = 0; halfHour < 365 * 48; halfHour++) {
            plant.advance(Duration.ofMinutes(30));
            staysWithinNature(plant);
            if (halfHour == 59 * 48) {
                winterCop = plant.ledger().heatMade / plant.ledger().electric();
            }
        }
        EnergyLedger ledger = plant.ledger();
        assertThat(ledger.electric() / KWH).as("electricity, kWh").isBetween(2500.0, 8000.0);
        assertThat(ledger.heatDrawn / KWH / profile.dwelling().people())
                .as("hot water a person, kWh")
                .isBetween(300.0, 900.0);
        assertThat(plant.compressor().starts()).as("starts").isBetween(300L, 6000L);
        assertThat(winterCop).as("January and February").isBetween(2.0, highestCop(profile));
    }

    /** Floor heating at 30 °C, and brine, do better than air with radiators; the fit makes up to 5 of it. */
    private static double highestCop(HouseProfile profile) {
        boolean air = profile.machine().product().type().source() == MachineType.Source.AIR;
        boolean radiators = profile.dwelling().emitters().kind() == EmitterKind.RADIATORS;
        return air && radiators ? 4.0 : 5.1;
    }

    private static void staysWithinNature(HeatPumpPlant plant) {
        assertThat(plant.house().air()).isBetween(15.0, 33.0);
        assertThat(plant.house().mass()).isBetween(15.0, 33.0);
        assertThat(plant.circuit().temperature()).isBetween(15.0, 60.0);
        assertThat(plant.tank().top()).isBetween(20.0, 65.0);
        assertThat(plant.tank().bottom()).isBetween(4.0, plant.tank().top());
        assertThat(plant.machine().electric())
                .isBetween(0.0, 2 * plant.profile().machine().product().rating().electric());
    }
}
