package org.sdvp.xmpp.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ServerAddressesTest {
    private final Dns dns = new Dns();

    @AfterEach
    void stop() {
        dns.socket.close();
    }

    @Test
    void records_areTriedByPriority() {
        dns.srv("_xmpp-client._tcp.example.org", 20, 0, 5222, "backup.example.org");
        dns.srv("_xmpp-client._tcp.example.org", 10, 0, 5269, "main.example.org");
        assertThat(addresses(false)).containsExactly("main.example.org:5269", "backup.example.org:5222");
    }

    @Test
    void tlsFromTheFirstByte_hasRecordsOfItsOwn() {
        dns.srv("_xmpp-client._tcp.example.org", 10, 0, 5222, "main.example.org");
        dns.srv("_xmpps-client._tcp.example.org", 10, 0, 443, "tls.example.org");
        assertThat(addresses(true)).containsExactly("tls.example.org:443");
    }

    @Test
    void domainWithoutRecords_isAskedItself() {
        assertThat(addresses(false)).containsExactly("example.org:5222");
        assertThat(addresses(true)).containsExactly("example.org:5223");
    }

    /** RFC 2782: a target of "." says that there is no such service. */
    @Test
    void domainThatSaysThatItHasNoXmppServer_hasNone() {
        dns.srv("_xmpp-client._tcp.example.org", 0, 0, 0, "");
        assertThat(addresses(false)).isEmpty();
    }

    @Test
    void dnsThatDoesNotAnswer_leavesTheDomainItself() {
        dns.socket.close();
        assertThat(addresses(false)).containsExactly("example.org:5222");
    }

    @RepeatedTest(5)
    void equalPriorities_areDrawnByWeight() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<SrvRecord> records = List.of(
                new SrvRecord(1, 60, 1, "heavy"), new SrvRecord(1, 20, 1, "light"), new SrvRecord(1, 20, 1, "other"));
        int heavy = 0;
        for (int i = 0; i < 1_000; i++) {
            List<SrvRecord> order = SrvRecord.ordered(records, random);
            assertThat(order).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(records);
            heavy += order.get(0).target().equals("heavy") ? 1 : 0;
        }
        assertThat(heavy).as("seed %s", seed).isBetween(520, 680);
    }

    @Test
    void addressesOfBothFamilies_areTried_andUnknownHostsPassedOver() throws UnknownHostException {
        List<InetSocketAddress> hosts = List.of(
                InetSocketAddress.createUnresolved("no-such-host.invalid", 1),
                InetSocketAddress.createUnresolved("127.0.0.1", 2),
                InetSocketAddress.createUnresolved("::1", 3));
        assertThat(ServerAddresses.resolved(hosts))
                .extracting(InetSocketAddress::getPort)
                .containsExactly(2, 3);
        assertThatThrownBy(() -> ServerAddresses.resolved(hosts.subList(0, 1)))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("no-such-host.invalid");
    }

    private List<String> addresses(boolean direct) {
        return new ServerAddresses("dns://127.0.0.1:" + dns.port, new Random(1))
                .ofDomain("example.org", direct).stream()
                        .map(address -> address.getHostString() + ":" + address.getPort())
                        .toList();
    }

    /** A DNS server with a handful of SRV records (RFC 1035, RFC 2782). */
    private static final class Dns {
        private static final int SRV = 33;

        final DatagramSocket socket;
        final int port;
        private final Map<String, List<byte[]>> records = new HashMap<>();

        Dns() {
            try {
                socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            port = socket.getLocalPort();
            Thread thread = new Thread(this::serve, "test-dns");
            thread.setDaemon(true);
            thread.start();
        }

        synchronized void srv(String name, int priority, int weight, int targetPort, String target) {
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(bytes);
                out.writeShort(priority);
                out.writeShort(weight);
                out.writeShort(targetPort);
                for (String label : target.isEmpty() ? new String[0] : target.split("\\.")) {
                    out.writeByte(label.length());
                    out.write(label.getBytes(StandardCharsets.US_ASCII));
                }
                out.writeByte(0);
                records.computeIfAbsent(name, n -> new java.util.ArrayList<>()).add(bytes.toByteArray());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private void serve() {
            byte[] buffer = new byte[512];
            while (!socket.isClosed()) {
                try {
                    DatagramPacket question = new DatagramPacket(buffer, buffer.length);
                    socket.receive(question);
                    byte[] answer = answer(Arrays.copyOf(buffer, question.getLength()));
                    socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
                } catch (IOException e) {
                    return;
                }
            }
        }

        private synchronized byte[] answer(byte[] question) throws IOException {
            StringBuilder name = new StringBuilder();
            int at = 12;
            while (question[at] != 0) {
                name.append(name.isEmpty() ? "" : ".")
                        .append(new String(question, at + 1, question[at], StandardCharsets.US_ASCII));
                at += question[at] + 1;
            }
            int end = at + 5;
            List<byte[]> found = records.getOrDefault(name.toString(), List.of());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.write(question, 0, 2);
            out.writeShort(found.isEmpty() ? 0x8583 : 0x8580);
            out.writeShort(1);
            out.writeShort(found.size());
            out.writeInt(0);
            out.write(question, 12, end - 12);
            for (byte[] data : found) {
                out.writeShort(0xC00C);
                out.writeShort(SRV);
                out.writeShort(1);
                out.writeInt(60);
                out.writeShort(data.length);
                out.write(data);
            }
            return bytes.toByteArray();
        }
    }
}
