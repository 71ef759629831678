package org.sdvp.heatpump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceScopeTest {
    private final HeatPumpAccess access = HeatPumpModel.create("HP1").access();

    @ParameterizedTest
    @CsvSource({
        "VENDOR, firmware/2.1.bin, true",
        "VENDOR, firmware/beta/2.1.bin, true",
        "VENDOR, firmware, false",
        "VENDOR, firmware/, false",
        "VENDOR, firmwarex/2.1.bin, false",
        "VENDOR, Firmware/2.1.bin, false",
        "VENDOR, logs/today, false",
        "VENDOR, firmware/../logs/today, false",
        "VENDOR, firmware/./2.1.bin, false",
        "VENDOR, firmware//2.1.bin, false",
        "VENDOR, 'firmware/..\\logs', false",
        "USER, firmware/2.1.bin, false",
        "SERVICE_PROVIDER, logs/today, true"
    })
    void files_areThoseOfTheFolder(HeatPumpRole role, String file, boolean expected) {
        assertThat(access.scope(role, "SetFile").hasFile(file)).isEqualTo(expected);
    }

    @Test
    void serviceThatIsNotInTheTable_isForNobody() {
        assertThat(access.scope(HeatPumpRole.SERVICE_PROVIDER, "SelectActiveSG"))
                .isEqualTo(ServiceScope.NONE);
        assertThat(access.services()).contains("GetDataValues").doesNotContain("SelectActiveSG");
    }

    @Test
    void cellThatMeansNothing_isNamedInTheError() {
        assertThatThrownBy(() -> ServiceScope.of("read"))
                .hasMessageContaining("but got \"read\"")
                .hasMessageContaining("R+B");
    }
}
