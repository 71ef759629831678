package org.sdvp.operator.selftest;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.LoopbackTransport;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.testing.ContractServer;

class SelfTestTest {
    @Test
    void contract() {
        var timer = Executors.newSingleThreadScheduledExecutor();
        var time = new SystemTimeSource(timer, Clock.systemUTC());
        LoopbackTransport loop = new LoopbackTransport("device");
        try (ContractServer server = new ContractServer(loop.server(), time)) {
            server.start();
            SelfTest test = new SelfTest(() -> loop.connect(new Caller("me", Set.of(Role.SERVICE_PROVIDER))), ClientSettings.defaults(), time, new SelfTest.Options(true, Evidence.none()));
            List<CheckResult> results = test.run(r -> System.out.println(r.family().code() + " | " + r.check() + " | " + r.verdict() + " | " + r.reason()));
        }
    }
}
