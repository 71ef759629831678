package org.sdvp.xmpp.smack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BoundedInflateTest {
    private final List<String> bombs = new ArrayList<>();

    private BoundedInflate inflate(byte[] compressed) {
        return new BoundedInflate(new ByteArrayInputStream(compressed), bombs::add);
    }

    private static byte[] deflated(byte[]... flushed) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DeflaterOutputStream out = new DeflaterOutputStream(all, new Deflater(), 512, true);
        for (byte[] part : flushed) {
            out.write(part);
            out.flush();
        }
        return all.toByteArray();
    }

    @RepeatedTest(20)
    void whatWasDeflated_comesBack_inPiecesOfAnySize(RepetitionInfo repetition) throws IOException {
        long seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        byte[] text = new byte[random.nextInt(60_000)];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) ('a' + random.nextInt(1 + random.nextInt(20)));
        }
        BoundedInflate in = inflate(deflated(text));
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] piece = new byte[1 + random.nextInt(9_000)];
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
            read.write(piece, 0, n);
        }
        assertThat(read.toByteArray()).as("seed %d", seed).isEqualTo(text);
    }

    /** What is told to be there must be there: a reader relies on it before it waits for the net. */
    @Test
    void available_isNeverMoreThanCanBeReadAtOnce() throws IOException {
        byte[] stanza = "<presence/>".getBytes(StandardCharsets.US_ASCII);
        byte[] compressed = deflated(stanza);
        InputStream once = new ByteArrayInputStream(compressed) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                int n = super.read(target, offset, length);
                if (n < 0) {
                    throw new AssertionError("the net was asked although nothing more is there");
                }
                return n;
            }
        };
        BoundedInflate in = new BoundedInflate(once, bombs::add);
        byte[] read = new byte[100];
        int n = in.read(read);
        while (in.available() > 0) {
            n += in.read(read, n, read.length - n);
        }
        assertThat(new String(read, 0, n, StandardCharsets.US_ASCII)).isEqualTo("<presence/>");
    }

    @Test
    void manySmallStanzas_ofAnyCompression_areNoBomb() throws IOException {
        byte[] stanza = " ".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
        BoundedInflate in = inflate(deflated(stanza, stanza, stanza, stanza, stanza, stanza, stanza, stanza));
        byte[] piece = new byte[8_192];
        for (long read = 0; read < 8 * 200_000; read += in.read(piece)) {
            if (read % 65_536 == 0) {
                in.stanzaBegins();
            }
        }
        assertThat(bombs).isEmpty();
    }

    @Test
    void oneStanzaOfBlanks_isABomb_afterOneMegabyte_andIsToldOnce() throws IOException {
        BoundedInflate in = inflate(deflated(new byte[8 << 20]));
        byte[] piece = new byte[8_192];
        long read = 0;
        try {
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                read += n;
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("one stanza of the XMPP server inflates from");
        }
        assertThat(read).isBetween(BoundedInflate.FREE - 8_192, BoundedInflate.FREE + 8_192);
        assertThatThrownBy(in::read).isInstanceOf(IOException.class);
        assertThat(in.available()).isZero();
        assertThat(bombs).hasSize(1);
    }

    @Test
    void somethingElseThanZlib_isTold() {
        BoundedInflate in = inflate("<stream:stream>".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(in::read).hasMessageContaining("something else than zlib");
    }
}
