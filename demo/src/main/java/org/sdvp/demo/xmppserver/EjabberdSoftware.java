package org.sdvp.demo.xmppserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

final class EjabberdSoftware implements ServerSoftware {
    public void prepare(ServerSite site) throws IOException { throw new XmppServerException("soon"); }
    public List<String> command(ServerSite site) { return List.of(); }
    public Map<String, String> environment(ServerSite site) { return Map.of(); }
    public Path logFile(ServerSite site) { return site.directory(); }
    public ServerAccounts accounts(ServerSite site) { throw new IllegalStateException(); }
}
