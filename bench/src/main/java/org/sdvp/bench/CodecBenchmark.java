package org.sdvp.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLStreamException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.choice.WireFormats;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;

/**
 * Messages of twenty members from record to text and from octets to record, against the floor: the parser alone over the
 * same octets, every name, attribute and text of it looked at.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-Xmx512m"})
public class CodecBenchmark {
    /** The format and the message, a constant of {@link Samples}. */
    @Param({
        "compact REPORT_20",
        "compact ANSWER_20",
        "soap REPORT_20",
        "soap ANSWER_20",
        "rpc REPORT_20",
        "rpc ANSWER_20",
        "command ANSWER_20"
    })
    public String message = "compact REPORT_20";

    private final XmlReader reader = new XmlReader();
    private final BareParser parser = new BareParser();
    private WireFormat wire = WireBench.FORMATS.get(0);
    private AcsiPdu pdu = Samples.REPORT_20.message(0);
    private byte[] octets = {};

    /** For JMH. */
    public CodecBenchmark() {}

    /** Makes the message ready. */
    @Setup
    public void setUp() {
        String[] names = message.split(" ", 2);
        wire = WireFormats.named(List.of(names[0])).get(0);
        pdu = Samples.valueOf(names[1]).message(0);
        octets = encode().getBytes(StandardCharsets.UTF_8);
        if (!decode().equals(pdu)) {
            throw new IllegalStateException(message + " does not come back");
        }
    }

    /** From record to text. */
    @Benchmark
    public String encode() {
        return XmlWriter.toString(wire.payload(pdu));
    }

    /** From octets to record. */
    @Benchmark
    public AcsiPdu decode() {
        return pdu instanceof AcsiPdu.Response
                ? wire.decodeResponse(reader.read(octets))
                : wire.decodeUnconfirmed(reader.read(octets));
    }

    /** The parser alone. */
    @Benchmark
    public Integer parse() throws XMLStreamException {
        return parser.parse(octets);
    }
}
