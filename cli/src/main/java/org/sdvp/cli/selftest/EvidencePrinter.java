package org.sdvp.cli.selftest;

import java.util.function.Consumer;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.cli.output.Cell;
import org.sdvp.operator.selftest.Evidence;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.xml.XmlWriter;

/** Prints every message of a self-test as it is in its stanza. */
final class EvidencePrinter implements Evidence {
    private final WireFormat format;
    private final Consumer<String> lines;

    /**
     * Makes one.
     *
     * @param format in which messages travel
     * @param lines takes a line for each message
     */
    EvidencePrinter(WireFormat format, Consumer<String> lines) {
        this.format = format;
        this.lines = lines;
    }

    @Override
    public void sent(AcsiPdu message) {
        print("->", carrier(message), message);
    }

    @Override
    public void received(AcsiPdu message) {
        print("<-", message instanceof AcsiPdu.Response ? "iq result" : "message", message);
    }

    @Override
    public void unanswered(AcsiPdu.Request request, String why) {
        line("<- no answer to " + request.service().name().text() + ": " + why);
    }

    private String carrier(AcsiPdu message) {
        Carrier carrier = format.carrier(message);
        return switch (carrier) {
            case IQ_GET -> "iq get";
            case IQ_SET -> "iq set";
            case MESSAGE -> "message";
        };
    }

    private void print(String direction, String stanza, AcsiPdu message) {
        line(direction + " " + stanza + ": " + XmlWriter.toString(format.encode(message)));
    }

    private synchronized void line(String text) {
        lines.accept("      " + Cell.harmless(text));
    }
}
