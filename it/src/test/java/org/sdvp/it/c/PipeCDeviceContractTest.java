package org.sdvp.it.c;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.sdvp.acsi.testing.ContractLink;

@Tag("slow")
class PipeCDeviceContractTest extends CDeviceContract {
    @Override
    protected ContractLink open() throws IOException {
        PipeLink link = new PipeLink();
        CProgram device = start(link::take);
        link.to(device);
        device.ask("pipe");
        return link;
    }
}
