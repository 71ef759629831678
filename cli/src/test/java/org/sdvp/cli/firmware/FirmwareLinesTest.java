package org.sdvp.cli.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sdvp.heatpump.firmware.FirmwareState;
import org.sdvp.operator.firmware.FirmwareView;

class FirmwareLinesTest {
    @Test
    void buildWithoutAVersion_isCalledThat() {
        assertThat(FirmwareLines.line(new FirmwareView("0", FirmwareState.NONE, 0, "", "")))
                .isEqualTo("runs a build without a version");
        assertThat(FirmwareLines.line(new FirmwareView("1.2", FirmwareState.NONE, 0, "", "")))
                .isEqualTo("runs 1.2");
    }
}
