package org.sdvp.it.xmpp;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sdvp.acsi.testing.AcsiContract;
import org.sdvp.acsi.testing.ContractLink;
import org.sdvp.acsi.testing.OnlyCalls;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.wire.command.CommandFormat;

@Tag("slow")
@ExtendWith(OnlyCalls.class)
class EjabberdCommandContractTest extends AcsiContract {
    @Override
    protected ContractLink open() {
        return new XmppContractLink(RealServers.of(XmppServerKind.EJABBERD), new CommandFormat());
    }
}
