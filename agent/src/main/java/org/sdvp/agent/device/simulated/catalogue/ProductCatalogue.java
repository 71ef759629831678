package org.sdvp.agent.device.simulated.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sdvp.agent.device.simulated.catalogue.HeatPumpProduct.Rating;
import org.sdvp.agent.device.simulated.catalogue.PerformanceFit.Plane;

/** The heat pumps that can be simulated: generic ones and real products, from the hplib database (see NOTICE). */
public final class ProductCatalogue {

    private static final String GENERIC = "Generic";
    private static final double DESIGN_FLOW = 52;

    private final List<HeatPumpProduct> products;

    private ProductCatalogue(List<HeatPumpProduct> products) {
        this.products = List.copyOf(products);
    }

    /** The catalogue that comes with the program. */
    public static ProductCatalogue load() {
        CsvTable table = CsvTable.ofResource("hplib_models.csv");
        List<HeatPumpProduct> products = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            products.add(product(table, row));
        }
        return new ProductCatalogue(products);
    }

    private static HeatPumpProduct product(CsvTable table, int row) {
        MachineType type = MachineType.ofGroup((int) table.number(row, "Group"));
        PerformanceFit fit =
                new PerformanceFit(plane(table, row, "P_el_h", " [1/°C]"), plane(table, row, "COP", " [-]"));
        return new HeatPumpProduct(
                table.text(row, "Manufacturer").strip(),
                table.text(row, "Model").strip(),
                type,
                rating(table, row),
                fit);
    }

    private static Rating rating(CsvTable table, int row) {
        if (table.text(row, "Manufacturer").equals(GENERIC)) {
            return new Rating(1, 1, 0);
        }
        return new Rating(
                table.number(row, "P_el_h_ref [W]"), table.number(row, "P_th_h_ref [W]"), table.number(row, "PSB [W]"));
    }

    private static Plane plane(CsvTable table, int row, String quantity, String unit) {
        return new Plane(
                table.number(row, "p1_" + quantity + unit),
                table.number(row, "p2_" + quantity + unit),
                table.number(row, "p3_" + quantity + " [-]"),
                table.number(row, "p4_" + quantity + unit));
    }

    /** The real products, in the order of the database. */
    public List<HeatPumpProduct> products() {
        return products.stream().filter(p -> !p.make().equals(GENERIC)).toList();
    }

    /**
     * The real product of a name: the model, or maker and model with a blank between, upper or lower case.
     *
     * @throws IllegalArgumentException if there is none, naming some that are like it
     */
    public HeatPumpProduct product(String name) {
        String wanted = name.strip();
        return products().stream()
                .filter(p ->
                        p.model().equalsIgnoreCase(wanted) || (p.make() + " " + p.model()).equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No heat pump '" + name + "' in the catalogue of "
                        + products().size() + "; like it: " + similar(wanted)));
    }

    private List<String> similar(String wanted) {
        String word = wanted.split("[\\s/-]+", 2)[0].toLowerCase(Locale.ROOT);
        return products().stream()
                .map(p -> p.make() + " " + p.model())
                .filter(n -> n.toLowerCase(Locale.ROOT).contains(word))
                .limit(5)
                .toList();
    }

    /**
     * The generic machine of a type, scaled to a heat power at the reference point. Its fit is the mean of many
     * products' coefficients; for regulated air machines, whose coefficients nearly cancel, that mean is a poor
     * machine at high flow temperatures, and a real product is the better choice.
     *
     * @param type source and regulation
     * @param heat W at −7 °C outdoor (brine 0 °C, water 10 °C) and 52 °C flow
     * @throws IllegalArgumentException if the power is not above 0
     */
    public HeatPumpProduct generic(MachineType type, double heat) {
        if (!(heat > 0)) {
            throw new IllegalArgumentException("A generic heat pump needs a heat power above 0 W, not " + heat);
        }
        HeatPumpProduct unit = products.stream()
                .filter(p -> p.make().equals(GENERIC) && p.type() == type)
                .findFirst()
                .orElseThrow();
        double source = switch (type.source()) {
            case AIR -> HeatPumpProduct.DESIGN_OUTDOOR;
            case BRINE -> 0;
            case WATER -> 10;
        };
        double heatOfUnit = unit.electricFit(source, DESIGN_FLOW, HeatPumpProduct.DESIGN_OUTDOOR)
                * unit.cop(source, DESIGN_FLOW, HeatPumpProduct.DESIGN_OUTDOOR);
        return new HeatPumpProduct(GENERIC, type.name(), type, new Rating(heat / heatOfUnit, heat, 10), unit.fit());
    }
}
