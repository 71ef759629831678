package org.sdvp.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.xml.stream.XMLStreamException;
import org.openjdk.jmh.Main;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.choice.WireFormats;
import org.sdvp.wire.xml.XmlWriter;

/**
 * {@code ./sdvp bench wire}: octets of messages in each format, then {@link CodecBenchmark}. Arguments go to JMH; with
 * {@code sizes} alone it ends after the table, with {@code cpu} and perhaps names of formats it prints a {@link CpuTable}
 * instead.
 */
public final class WireBench {
    /** All there are, the shortest first. */
    static final List<WireFormat> FORMATS = WireFormats.all();

    private static final int EARLIER = 20;
    private static final int COUNTED = 20;

    private WireBench() {}

    /** Runs it. */
    public static void main(String[] args) throws IOException, XMLStreamException {
        printSizes(System.out);
        List<String> words = List.of(args);
        if (args.length > 0 && args[0].equals("cpu")) {
            List<String> names = words.subList(1, words.size());
            new CpuTable(System.out).print(names.isEmpty() ? FORMATS : WireFormats.named(names));
        } else if (!words.equals(List.of("sizes"))) {
            measure(CodecBenchmark.class, args);
        }
    }

    /** Has JMH measure a class, allocations too. */
    static void measure(Class<?> benchmark, String[] args) throws IOException {
        String[] all = new String[args.length + 3];
        all[0] = benchmark.getName();
        all[1] = "-prof";
        all[2] = "gc";
        System.arraycopy(args, 0, all, 3, args.length);
        Main.main(all);
    }

    /** Prints how many octets the payloads have, alone and in a stream that is compressed. */
    static void printSizes(PrintStream out) {
        out.println("| Message | Format | Octets | In a compressed stream |");
        out.println("|---|---|---|---|");
        for (Samples sample : Samples.values()) {
            for (WireFormat format : FORMATS) {
                if (sample.isCarriedBy(format)) {
                    out.println("| " + sample + " | " + format.name() + " | " + payload(sample, format, 0).length
                            + " | " + deflated(sample, format) + " |");
                }
            }
        }
    }

    private static byte[] payload(Samples sample, WireFormat format, int turn) {
        return XmlWriter.toString(format.payload(sample.message(turn))).getBytes(StandardCharsets.UTF_8);
    }

    /** Octets of a payload after others like it, flushed as for each stanza (XEP-0138); the mean of several. */
    private static int deflated(Samples sample, WireFormat format) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        int before = 0;
        try (DeflaterOutputStream stream = new DeflaterOutputStream(octets, new Deflater(), true)) {
            for (int turn = 0; turn < EARLIER + COUNTED; turn++) {
                before = turn == EARLIER ? octets.size() : before;
                stream.write(payload(sample, format, turn));
                stream.flush();
            }
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written but memory", e);
        }
        return (octets.size() - before) / COUNTED;
    }
}
