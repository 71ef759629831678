package org.sdvp.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class CountingRelayTest {
    @Test
    void relay_countsBothDirections() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                CountingRelay relay =
                        new CountingRelay(InetSocketAddress.createUnresolved("127.0.0.1", server.getLocalPort()));
                Socket client = new Socket(InetAddress.getLoopbackAddress(), relay.port());
                Socket peer = server.accept()) {
            client.getOutputStream().write(new byte[1_000]);
            assertThat(peer.getInputStream().readNBytes(1_000)).hasSize(1_000);
            peer.getOutputStream().write(new byte[234]);
            assertThat(client.getInputStream().readNBytes(234)).hasSize(234);
            assertThat(relay.bytes()).isEqualTo(1_234);
        }
    }
}
