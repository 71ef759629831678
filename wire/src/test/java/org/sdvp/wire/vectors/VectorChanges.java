package org.sdvp.wire.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;

/**
 * Whatever comes, the reader of a format answers with a message or a {@link WireException}, and what it took it can write
 * so that it reads the same again. Tries it over the vectors and random changes of them, with pieces that hurt.
 */
public final class VectorChanges {
    private static final int CHANGES = 2500;
    private static final XmlReader READER = new XmlReader();

    private final WireFormat format;
    private final List<String> pieces;
    private final List<String> documents;

    /** Changes the vectors of a format by these pieces, among others. */
    public VectorChanges(WireFormat format, List<String> pieces) {
        this.format = format;
        this.pieces = pieces;
        this.documents = FormatVectors.of(format.name()).documents();
    }

    /** Tries a document, of which nothing is known. */
    public void check(byte[] document) {
        XmlElement payload;
        try {
            payload = READER.read(document);
        } catch (WireException e) {
            return;
        }
        check(payload);
    }

    private void check(XmlElement payload) {
        assertThat(READER.read(XmlWriter.toString(payload))).isEqualTo(payload);
        checkMessage(payload, format::decodeRequest);
        checkMessage(payload, format::decodeResponse);
        checkMessage(payload, format::decodeUnconfirmed);
        format.isUnconfirmed(payload);
        try {
            format.decodeAcknowledgement(Optional.of(payload));
        } catch (WireException e) {
            assertThat(e.path()).startsWith(payload.name());
        }
    }

    private void checkMessage(XmlElement payload, Function<XmlElement, AcsiPdu> decoder) {
        AcsiPdu message;
        try {
            message = decoder.apply(payload);
        } catch (WireException e) {
            assertThat(e.path()).startsWith(payload.name());
            format.faultAnswer(payload, e).ifPresent(XmlWriter::toString);
            format.errorAnswer(payload, e).ifPresent(answer -> XmlWriter.toString(answer.payload()));
            return;
        }
        XmlElement canonical = format.encode(message);
        assertThat(decoder.apply(READER.read(XmlWriter.toString(canonical)))).isEqualTo(message);
    }

    /** Tries changed vectors that follow from a seed. */
    public void checkChanged(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CHANGES; i++) {
            String document = documents.get(random.nextInt(documents.size()));
            if (document.length() > 3000) {
                continue;
            }
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                document = change(document, random);
            }
            try {
                check(READER.read(document));
            } catch (WireException e) {
                assertThat(e.getMessage()).isNotBlank();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", document " + i + ": " + document, e);
            }
        }
    }

    private String change(String document, Random random) {
        int from = random.nextInt(document.length() + 1);
        int to = Math.min(document.length(), from + random.nextInt(12));
        String head = document.substring(0, from);
        String tail = document.substring(to);
        return switch (random.nextInt(5)) {
            case 0 -> head + tail;
            case 1 -> head + pieces.get(random.nextInt(pieces.size())) + tail;
            case 2 -> head + (char) random.nextInt(0x100) + tail;
            case 3 -> head + document.substring(from, to).repeat(2) + tail;
            default -> {
                String other = documents.get(random.nextInt(documents.size()));
                int cut = random.nextInt(other.length() + 1);
                yield head + other.substring(cut, Math.min(other.length(), cut + random.nextInt(60))) + tail;
            }
        };
    }
}
