package org.sdvp.agent.device.simulated.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProductCatalogueTest {

    private final ProductCatalogue catalogue = ProductCatalogue.load();

    @Test
    void holdsEveryRealProductOfTheDatabase() {
        assertThat(catalogue.products())
                .hasSize(165)
                .extracting(HeatPumpProduct::make)
                .doesNotContain("Generic");
    }

    @Test
    void findsAProductByModel_orByMakerAndModel() {
        HeatPumpProduct byModel = catalogue.product("acond pro-n");
        assertThat(catalogue.product("Acond a.s. Acond PRO-N")).isEqualTo(byModel);
        assertThat(byModel.type()).isEqualTo(MachineType.AIR_REGULATED);
        assertThat(byModel.rating()).isEqualTo(new HeatPumpProduct.Rating(2064, 4540, 16));
    }

    @Test
    void aCommaWithinAName_belongsToTheName() {
        assertThat(catalogue.product("TERRA 14 HPLB, average climate").make()).startsWith("Ochsner");
    }

    @Test
    void unknownName_isRefusedNamingOnesLikeIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalogue.product("Acond PRO-X"))
                .withMessageContaining("Acond PRO-X")
                .withMessageContaining("Acond a.s. Acond PRO-N");
    }

    @Test
    void theFitKeepsEveryDigit_thoughItsCoefficientsNearlyCancel() {
        // 212.7 and -212.8 per kelvin in the neighbouring columns: single precision would be off by tenths here.
        HeatPumpProduct product = catalogue.product("Acond PRO-N");
        double expected = -9.146431315049206 * 7 - 0.0524498813403949 * 35 + 5.534956996548529 + 9.236933509306244 * 7;
        assertThat(product.cop(7, 35, 7)).isCloseTo(expected, within(1e-12));
        assertThat(product.electricFit(-7, 52, -7)).isCloseTo(2064 * 0.977, within(2064 * 0.01));
    }

    @Test
    void regulated_goesDownToAQuarterOfTheDesignPower_onOffDoesNot() {
        HeatPumpProduct regulated = catalogue.product("Acond PRO-N");
        double design = regulated.electricFit(-7, 40, -7);
        assertThat(regulated.electricMax(10, 40, 10)).isEqualTo(design);
        assertThat(regulated.electricMin(10, 40, 10)).isEqualTo(0.25 * design);
        HeatPumpProduct onOff = catalogue.product("CTC EcoAir 406 3x400V");
        assertThat(onOff.electricMin(7, 40, 7)).isEqualTo(onOff.electricFit(7, 40, 7));
        assertThat(onOff.electricMax(7, 40, 7)).isEqualTo(onOff.electricFit(7, 40, 7));
    }

    @ParameterizedTest
    @EnumSource(MachineType.class)
    void generic_givesTheHeatPowerAskedFor_atTheReferencePoint(MachineType type) {
        HeatPumpProduct generic = catalogue.generic(type, 6000);
        double source =
                type.source() == MachineType.Source.AIR ? -7 : type.source() == MachineType.Source.BRINE ? 0 : 10;
        assertThat(generic.electricFit(source, 52, -7) * generic.cop(source, 52, -7))
                .isCloseTo(6000, within(1e-6));
    }

    @Test
    void generic_withoutPower_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> catalogue.generic(MachineType.AIR_ON_OFF, 0));
    }

    @Test
    void missingColumnOrNumber_isRefusedNamingTheTable() {
        CsvTable table = CsvTable.ofResource("hplib_models.csv");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.text(0, "Colour"))
                .withMessageContaining("hplib_models");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.number(0, "Model"))
                .withMessageContaining("line 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvTable.ofResource("no.csv"))
                .withMessageContaining("no.csv");
    }
}
