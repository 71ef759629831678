package org.sdvp.xmpp;

import org.sdvp.acsi.testing.AcsiContract;
import org.sdvp.acsi.testing.ContractLink;
import org.sdvp.wire.compact.CompactFormat;

class CompactAcsiContractTest extends AcsiContract {
    @Override
    protected ContractLink open() {
        return new MemoryContractLink(new CompactFormat());
    }
}
