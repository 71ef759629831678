package org.sdvp.it.c;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.sdvp.acsi.testing.ContractLink;

@Tag("slow")
class PipeCClientContractTest extends CClientContract {
    @Override
    protected ContractLink open() throws IOException {
        return overPipes();
    }
}
