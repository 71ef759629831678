package org.sdvp.it.xmpp;

import org.junit.jupiter.api.Tag;
import org.sdvp.acsi.testing.AcsiContract;
import org.sdvp.acsi.testing.ContractLink;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.wire.soap.SoapFormat;

@Tag("slow")
class ProsodySoapContractTest extends AcsiContract {
    @Override
    protected ContractLink open() {
        return new XmppContractLink(RealServers.of(XmppServerKind.PROSODY), new SoapFormat());
    }
}
