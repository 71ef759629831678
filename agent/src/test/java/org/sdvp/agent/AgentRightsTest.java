package org.sdvp.agent;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.agent.testing.RightsBench;
import org.sdvp.agent.testing.RightsContract;
import org.sdvp.agent.testing.RightsNet;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Jid;

/** In memory, in a time that stands still unless it is moved. */
class AgentRightsTest implements RightsContract {
    private final RightsBench bench = new RightsBench(new InMemory());

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

    private static final class InMemory implements RightsNet {
        private final ManualTimeSource time = new ManualTimeSource();
        private final InMemoryXmppServer router = new InMemoryXmppServer(time);

        @Override
        public Jid account(String part) {
            Jid account = Jid.of(part + "@sdvp.test");
            router.login(account.toString()).close();
            return account;
        }

        @Override
        public XmppSettings settings(String part, String resource) {
            return XmppSettings.of(account(part).withResource(resource), Password.of("secret"));
        }

        @Override
        public XmppConnector connector() {
            return router;
        }

        @Override
        public TimeSource time() {
            return time;
        }

        @Override
        public void pass(Duration by) {
            time.advance(by);
        }

        @Override
        public Executor worker() {
            return Runnable::run;
        }

        @Override
        public void close() {
            // Nothing of it outlives the test.
        }
    }
}
