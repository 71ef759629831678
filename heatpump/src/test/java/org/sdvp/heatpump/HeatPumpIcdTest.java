package org.sdvp.heatpump;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;
import org.sdvp.model.ServerModel;
import org.sdvp.model.scl.SclDocument;
import org.sdvp.model.scl.SclFile;
import org.sdvp.model.scl.SclLimits;
import org.sdvp.model.scl.ServiceLimits;
import org.sdvp.model.scl.write.SclWriter;

/** The model of a heat pump as an ICD (IEC 61850-6). */
class HeatPumpIcdTest {
    @Test
    void theIcdOfAHeatPump_isReadAsTheSameModel() {
        ServerModel model = HeatPumpModel.create("HP1").serverModel();
        ByteArrayOutputStream icd = new ByteArrayOutputStream();
        SclWriter.write(model, ServiceLimits.UNSTATED, icd);

        SclDocument document = SclFile.read(new ByteArrayInputStream(icd.toByteArray()), "hp1.icd", SclLimits.DEFAULT);

        assertThat(document.single().model().logicalDevices()).isEqualTo(model.logicalDevices());
        assertThat(document.problems()).isEmpty();
        assertThat(document.single().warnings()).isEmpty();
    }
}
