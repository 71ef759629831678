package org.sdvp.xmpp;

import org.sdvp.acsi.testing.AcsiContract;
import org.sdvp.acsi.testing.ContractLink;

/** A format that behaves as IEC 61850-8-2 does needs nothing from above {@code wire}. */
class WrappedAcsiContractTest extends AcsiContract {
    @Override
    protected ContractLink open() {
        return new MemoryContractLink(new WrappedFormat());
    }
}
