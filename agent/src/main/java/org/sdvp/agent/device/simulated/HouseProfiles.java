package org.sdvp.agent.device.simulated;

import java.util.List;
import java.util.random.RandomGenerator;
import org.sdvp.agent.device.OperatingMode;
import org.sdvp.agent.device.simulated.HouseProfile.Building;
import org.sdvp.agent.device.simulated.HouseProfile.Dwelling;
import org.sdvp.agent.device.simulated.HouseProfile.EmitterKind;
import org.sdvp.agent.device.simulated.HouseProfile.Emitters;
import org.sdvp.agent.device.simulated.HouseProfile.Machine;
import org.sdvp.agent.device.simulated.HouseProfile.Tank;
import org.sdvp.agent.device.simulated.HouseProfile.Wishes;
import org.sdvp.agent.device.simulated.catalogue.HeatPumpProduct;
import org.sdvp.agent.device.simulated.catalogue.ProductCatalogue;

/** Draws houses by lot: Danish one-family houses, each with a heat pump of the right size. */
public final class HouseProfiles {

    /** Products that suit one-family houses; their fit is good (COP within a few per cent) at radiators' temperatures. */
    private static final List<String> COMMON = List.of(
            "Acond PRO-R SP",
            "CHA-07/400V",
            "ADAPT 0312-K3 HT / HK 1F",
            "F2120-16",
            "EPRA18DW1 / ETVZ16S23E(6V/9W)",
            "CTC EcoAir 410 1x230V",
            "F1245-8 1x230",
            "Bosch Compress 6000 10 LW",
            "VWF 117/4");

    private final List<HeatPumpProduct> products;

    /**
     * Profiles with heat pumps of a catalogue.
     *
     * @throws IllegalArgumentException if it lacks one of the common products
     */
    public HouseProfiles(ProductCatalogue catalogue) {
        this.products = COMMON.stream().map(catalogue::product).toList();
    }

    /** The heat pumps that houses are given. */
    public List<HeatPumpProduct> products() {
        return products;
    }

    /** A house whose every property, the heat pump too, follows from a seed. */
    public HouseProfile derive(String name, long seed) {
        RandomGenerator lot = SeededNoise.generator(seed, 1);
        return derive(name, seed, products.get(lot.nextInt(products.size())));
    }

    /**
     * A house for a given heat pump; all else follows from the seed. Its size is such that the heat pump covers it on
     * the coldest day.
     */
    public HouseProfile derive(String name, long seed, HeatPumpProduct product) {
        RandomGenerator lot = SeededNoise.generator(seed, 2);
        Machine machine = new Machine(product, 60 * lot.nextInt(5, 9), 60 * lot.nextInt(5, 11));
        EmitterKind kind = lot.nextInt(3) == 0 ? EmitterKind.UNDERFLOOR : EmitterKind.RADIATORS;
        double flow = kind == EmitterKind.UNDERFLOOR ? lot.nextDouble(35, 40) : lot.nextDouble(48, 55);
        int people = lot.nextInt(1, 6);
        Tank tank = new Tank(lot.nextInt(180, 301), lot.nextDouble(1.2, 2.2));
        Dwelling dwelling = new Dwelling(building(product, lot), new Emitters(kind, flow), tank, people);
        return new HouseProfile(name, seed, machine, dwelling, wishes(lot));
    }

    private static Building building(HeatPumpProduct product, RandomGenerator lot) {
        // The machine's heat at −7 °C carries the loss at −12 °C, hot water included, with a little to spare.
        double loss = product.rating().heat() * lot.nextDouble(0.85, 1.0) / 33;
        double area = loss / lot.nextDouble(1.1, 1.7);
        return new Building(area, loss, lot.nextDouble(150e3, 400e3), area * lot.nextDouble(0.03, 0.05));
    }

    private static Wishes wishes(RandomGenerator lot) {
        double middle = 0.5 * lot.nextInt(41, 45);
        double hotWater = lot.nextInt(46, 53);
        return new Wishes(middle - 1, middle + 1, hotWater, OperatingMode.EXTERN);
    }
}
