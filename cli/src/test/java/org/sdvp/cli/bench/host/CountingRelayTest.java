package org.sdvp.cli.bench.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
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

    @Test
    void relay_whoseTargetWasDown_goesOnWhenItIsUpAgain() throws Exception {
        ServerSocket down = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        InetSocketAddress address = new InetSocketAddress(down.getInetAddress(), down.getLocalPort());
        down.close();
        try (CountingRelay relay =
                new CountingRelay(InetSocketAddress.createUnresolved("127.0.0.1", address.getPort()))) {
            try (Socket refused = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
                assertThat(refused.getInputStream().read()).isEqualTo(-1);
            }
            try (ServerSocket server = new ServerSocket()) {
                server.setReuseAddress(true);
                server.bind(address);
                try (Socket client = new Socket(InetAddress.getLoopbackAddress(), relay.port());
                        Socket peer = server.accept()) {
                    client.getOutputStream().write(7);
                    assertThat(peer.getInputStream().read()).isEqualTo(7);
                }
            }
        }
    }
}
