package org.sdvp.it.c;

import org.junit.jupiter.api.Tag;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.wire.compact.CompactFormat;

@Tag("slow")
class EjabberdCClientContractTest extends CClientContract {
    EjabberdCClientContractTest() {
        super(XmppServerKind.EJABBERD, new CompactFormat());
    }
}
