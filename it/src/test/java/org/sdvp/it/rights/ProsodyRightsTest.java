package org.sdvp.it.rights;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.agent.testing.RightsBench;
import org.sdvp.agent.testing.RightsContract;
import org.sdvp.demo.xmppserver.XmppServerKind;

class ProsodyRightsTest implements RightsContract {
    private final RightsBench bench = new RightsBench(new RealRightsNet(XmppServerKind.PROSODY));

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        bench.close();
    }

    @Override
    public RightsBench bench() {
        return bench;
    }

    @Override
    public Path folder() {
        return folder;
    }
}
