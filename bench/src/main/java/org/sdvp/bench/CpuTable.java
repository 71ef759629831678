package org.sdvp.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;

/**
 * What the operations of {@link CodecBenchmark} and their halves cost in time of the processor, not of the clock: a figure
 * that can be had on a machine where others work too.
 */
final class CpuTable {
    private static final int WARM_UP = 10_000;
    private static final long WARM_UP_NANOS = 3_000_000_000L;
    private static final int ROUNDS = 8;
    private static final int OPERATIONS = 4_000;

    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final PrintStream out;
    private int seen;

    CpuTable(PrintStream out) {
        this.out = out;
    }

    /** Something measured. */
    private interface Operation {
        Object run() throws XMLStreamException;
    }

    /** Measures and prints. */
    void print(List<WireFormat> formats) throws XMLStreamException {
        out.println("| Format | Message | Operation | µs of CPU | Per second and core | Octets allocated |");
        out.println("|---|---|---|---|---|---|");
        for (WireFormat format : formats) {
            for (Samples sample : List.of(Samples.REPORT_20, Samples.ANSWER_20)) {
                if (sample.isCarriedBy(format)) {
                    print(format, sample);
                }
            }
        }
        out.println();
        out.println("(" + seen + ")"); // keeps the compiler from leaving out what nobody looks at
    }

    private void print(WireFormat format, Samples sample) throws XMLStreamException {
        AcsiPdu pdu = sample.message(0);
        XmlElement payload = format.encode(pdu);
        byte[] octets = XmlWriter.toString(payload).getBytes(StandardCharsets.UTF_8);
        XmlReader reader = new XmlReader();
        XmlElement tree = reader.read(octets);
        BareParser parser = new BareParser();
        String row = "| " + format.name() + " | " + sample + " | ";
        measure(row + "parse", () -> parser.parse(octets));
        measure(row + "octets to tree", () -> reader.read(octets));
        measure(row + "tree to record", () -> decoded(format, pdu, tree));
        measure(row + "octets to record", () -> decoded(format, pdu, reader.read(octets)));
        measure(row + "record to text", () -> XmlWriter.toString(format.payload(pdu)));
    }

    private static AcsiPdu decoded(WireFormat format, AcsiPdu like, XmlElement tree) {
        return like instanceof AcsiPdu.Response ? format.decodeResponse(tree) : format.decodeUnconfirmed(tree);
    }

    private void measure(String row, Operation operation) throws XMLStreamException {
        // On a busy machine the compiler needs time too, not only operations to look at.
        long until = System.nanoTime() + WARM_UP_NANOS;
        do {
            run(operation, WARM_UP);
        } while (System.nanoTime() - until < 0);
        long thread = Thread.currentThread().getId();
        double best = Double.MAX_VALUE;
        long allocated = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long octets = threads.getThreadAllocatedBytes(thread);
            long start = threads.getCurrentThreadCpuTime();
            run(operation, OPERATIONS);
            best = Math.min(best, (threads.getCurrentThreadCpuTime() - start) / (double) OPERATIONS);
            allocated = (threads.getThreadAllocatedBytes(thread) - octets) / OPERATIONS;
        }
        out.println(String.format(Locale.ROOT, "%s | %.1f | %,.0f | %,d |", row, best / 1000, 1e9 / best, allocated));
    }

    private void run(Operation operation, int times) throws XMLStreamException {
        for (int i = 0; i < times; i++) {
            seen += operation.run() == null ? 1 : 2;
        }
    }
}
