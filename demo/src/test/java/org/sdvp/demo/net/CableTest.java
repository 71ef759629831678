package org.sdvp.demo.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CableTest {
    private ServerSocket server;
    private Cable cable;

    @BeforeEach
    void lay() throws IOException {
        server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
        cable = Cable.to(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
    }

    @AfterEach
    void close() throws IOException {
        cable.close();
        server.close();
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), cable.port());
    }

    @Test
    void bytesGoBothWays_andTheEndIsHandedOn() throws IOException {
        try (Socket program = connect();
                Socket far = server.accept()) {
            program.getOutputStream().write(new byte[] {1, 2, 3});
            assertThat(far.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
            far.getOutputStream().write(4);
            assertThat(program.getInputStream().read()).isEqualTo(4);
            program.shutdownOutput();
            assertThat(far.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void pulled_bothEndsAreBroken_withoutAGoodBye() throws IOException {
        try (Socket program = connect();
                Socket far = server.accept()) {
            program.getOutputStream().write(1);
            assertThat(far.getInputStream().read()).isEqualTo(1);
            cable.pull();
            assertThatThrownBy(() -> far.getInputStream().read()).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> program.getInputStream().read()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whilePulled_nothingGetsThrough_andPluggedInItDoes() throws IOException {
        cable.pull();
        try (Socket program = connect()) {
            assertThatThrownBy(() -> program.getInputStream().read()).isInstanceOf(IOException.class);
        }
        cable.plug();
        try (Socket program = connect();
                Socket far = server.accept()) {
            program.getOutputStream().write(7);
            assertThat(far.getInputStream().read()).isEqualTo(7);
        }
    }

    @Test
    void farEndNotThere_breaksTheConnection() throws IOException {
        server.close();
        try (Socket program = connect()) {
            assertThatThrownBy(() -> program.getInputStream().read()).isInstanceOf(IOException.class);
        }
    }
}
