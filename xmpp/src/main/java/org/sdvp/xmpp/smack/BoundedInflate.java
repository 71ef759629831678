package org.sdvp.xmpp.smack;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates a compressed stream, and stops where one stanza grows beyond all measure: a few octets of zlib can stand for a
 * thousand times as many, and a parser keeps a text or an attribute as a whole.
 */
final class BoundedInflate extends InputStream {
    /** Free of suspicion: four of the largest stanzas that XMPP servers usually let through. */
    static final long FREE = 1 << 20;
    /** XML of many like stanzas shrinks to a thirtieth; a bomb to a thousandth. */
    static final long MOST_RATIO = 100;
    /** Beyond this no stanza is read, however it was compressed: what the own XMPP server's stanzas may be. */
    static final long MOST = 64L << 20;

    private final InputStream compressed;
    private final Consumer<String> onBomb;
    private final Inflater inflater = new Inflater();
    private final byte[] in = new byte[1_024];
    private final byte[] out = new byte[8_192];
    private int at;
    private int end;
    private volatile boolean stanzaBegins;
    private long readBefore;
    private long writtenBefore;
    /** Why reading has failed for good; empty if it has not. */
    private String failure = "";

    /**
     * Makes one.
     *
     * @param compressed octets as they come
     * @param onBomb told once, in words, before reading fails
     */
    BoundedInflate(InputStream compressed, Consumer<String> onBomb) {
        this.compressed = compressed;
        this.onBomb = onBomb;
    }

    /** A stanza is complete: counting starts anew. */
    void stanzaBegins() {
        stanzaBegins = true;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!failure.isEmpty()) {
            throw new IOException(failure);
        }
        while (at == end) {
            if (!inflate() && !fill()) {
                return -1;
            }
        }
        int count = Math.min(length, end - at);
        System.arraycopy(out, at, target, offset, count);
        at += count;
        return count;
    }

    /** Never too many: the reader above would wait for the net with a stanza in its hands. */
    @Override
    public int available() throws IOException {
        if (at == end) {
            inflate();
        }
        return end - at;
    }

    /** Whether there is anything to read now. */
    private boolean inflate() throws IOException {
        if (!failure.isEmpty() || inflater.finished() || inflater.needsInput()) {
            return false;
        }
        try {
            at = 0;
            end = 0;
            end = inflater.inflate(out);
        } catch (DataFormatException e) {
            throw new IOException("the XMPP server sends something else than zlib", e);
        }
        check();
        return end > 0;
    }

    private boolean fill() throws IOException {
        if (inflater.finished() || inflater.needsDictionary()) {
            return false;
        }
        int count = compressed.read(in);
        if (count > 0) {
            inflater.setInput(in, 0, count);
        }
        return count > 0;
    }

    private void check() throws IOException {
        if (stanzaBegins) {
            stanzaBegins = false;
            readBefore = inflater.getBytesRead();
            writtenBefore = inflater.getBytesWritten();
            return;
        }
        long read = inflater.getBytesRead() - readBefore;
        long written = inflater.getBytesWritten() - writtenBefore;
        if (written > MOST || (written > FREE && written > MOST_RATIO * read)) {
            end = at;
            failure = "one stanza of the XMPP server inflates from " + read + " octets to more than " + written;
            onBomb.accept(failure);
            throw new IOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        compressed.close();
    }
}
