package org.sdvp.cli.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.sdvp.cli.bench.host.CountingRelay;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppSettings;

/**
 * Measures what a read of one value costs beside a ping. All four loads run in turn, many times, in one process and through
 * one XMPP server, so that whatever disturbs the machine disturbs them alike.
 */
final class Roundtrip {
    private static final int MANY = 64;
    private static final int ROUNDS = 10;
    private static final int COUNTED_CALLS = 300;

    private final XmppConnector connector;
    private final XmppSettings client;
    private final XmppSettings device;
    private final Consumer<String> progress;

    /** What is measured. */
    enum What {
        /** XEP-0199. */
        PING("ping"),
        /** GetDataValues of one value. */
        READ("read");

        private final String label;

        What(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /**
     * A load and what came of it.
     *
     * @param what which call
     * @param outstanding how many open at a time
     * @param samples times of the calls
     */
    record Row(What what, int outstanding, Samples samples) {}

    /**
     * Bytes of one call and its answer.
     *
     * @param clear stanzas on the client's stream, before TLS
     * @param client TCP payload of the client's stream, both ways, TLS and stream management included
     * @param device the same of the device's stream
     */
    record Bytes(int clear, double client, double device) {}

    /**
     * The outcome.
     *
     * @param rows ping and read with one open call, ping and read with many
     * @param bytes of a call
     */
    record Result(List<Row> rows, Map<What, Bytes> bytes) {
        Row row(What what, int outstanding) {
            return rows.stream()
                    .filter(row -> row.what() == what && row.outstanding() == outstanding)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Sets the measurement up; {@code progress} is told in words what is going on. */
    Roundtrip(XmppConnector connector, XmppSettings client, XmppSettings device, Consumer<String> progress) {
        this.connector = connector;
        this.client = client;
        this.device = device;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @param warmUp how long to run all loads before, in all
     * @param time how long to measure, in all
     */
    Result run(Duration warmUp, Duration time) throws IOException {
        List<Row> rows;
        int clearPing;
        int clearRead;
        try (Pair pair = new Pair(connector, client, device, MANY, BenchModel.served(MANY))) {
            progress.accept("warming up for " + warmUp.toSeconds() + " s");
            measure(pair, warmUp);
            progress.accept("measuring for " + time.toSeconds() + " s");
            rows = measure(pair, time);
            clearPing = pair.clearPingBytes();
            clearRead = pair.clearReadBytes();
        }
        return new Result(rows, bytes(clearPing, clearRead));
    }

    private static List<Row> measure(Pair pair, Duration time) {
        List<Row> rows = new ArrayList<>();
        for (int outstanding : new int[] {1, MANY}) {
            for (What what : What.values()) {
                rows.add(new Row(what, outstanding, new Samples()));
            }
        }
        Duration slice = time.dividedBy((long) ROUNDS * rows.size());
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < rows.size(); i++) {
                // Turned round every other time, so that neither always follows the other.
                Row row = rows.get(round % 2 == 0 ? i : rows.size() - 1 - i);
                Load.run(call(pair, row.what()), row.outstanding(), slice, row.samples());
            }
        }
        return rows;
    }

    private static Supplier<CompletionStage<?>> call(Pair pair, What what) {
        return switch (what) {
            case PING -> pair::ping;
            case READ -> pair::read;
        };
    }

    private Map<What, Bytes> bytes(int clearPing, int clearRead) throws IOException {
        progress.accept("counting bytes");
        try (CountingRelay near = new CountingRelay(address(client));
                CountingRelay far = new CountingRelay(address(device));
                Pair pair = new Pair(
                        connector, through(client, near), through(device, far), MANY, BenchModel.served(MANY))) {
            Map<What, Bytes> bytes = new EnumMap<>(What.class);
            bytes.put(What.PING, count(pair, What.PING, clearPing, List.of(near, far)));
            bytes.put(What.READ, count(pair, What.READ, clearRead, List.of(near, far)));
            return bytes;
        }
    }

    private static Bytes count(Pair pair, What what, int clear, List<CountingRelay> relays) {
        long[] before = relays.stream().mapToLong(CountingRelay::bytes).toArray();
        for (int i = 0; i < COUNTED_CALLS; i++) {
            Pair.await(call(pair, what).get());
        }
        double[] each = new double[relays.size()];
        for (int i = 0; i < each.length; i++) {
            each[i] = (relays.get(i).bytes() - before[i]) / (double) COUNTED_CALLS;
        }
        return new Bytes(clear, each[0], each[1]);
    }

    private static InetSocketAddress address(XmppSettings login) {
        return login.server()
                .address()
                .orElseGet(() -> InetSocketAddress.createUnresolved(login.jid().domain(), 5222));
    }

    private static XmppSettings through(XmppSettings login, CountingRelay relay) {
        return login.with(login.server().withAddress("127.0.0.1", relay.port()));
    }
}
