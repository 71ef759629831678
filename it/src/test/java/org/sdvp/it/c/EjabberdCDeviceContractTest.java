package org.sdvp.it.c;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.sdvp.acsi.testing.ContractLink;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.wire.compact.CompactFormat;

@Tag("slow")
class EjabberdCDeviceContractTest extends CDeviceContract {
    @Override
    protected ContractLink open() throws IOException {
        return over(XmppServerKind.EJABBERD, new CompactFormat());
    }
}
