package org.sdvp.xmpp.smack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.BiConsumer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jivesoftware.smack.compression.XMPPInputOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Stream compression by zlib (XEP-0138) for one stream. Smack's own has no bound on what it inflates, and its reader can wait
 * for the net with a stanza in its hands.
 */
final class StreamCompression extends XMPPInputOutputStream {
    static final String METHOD = "zlib";

    private final BiConsumer<LastWord, String> onBomb;
    private final LastWord violation = new LastWord("policy-violation");
    private volatile @Nullable BoundedInflate incoming;

    /**
     * Makes one.
     *
     * @param onBomb told, with what to say to the server and why, when a stanza inflates beyond measure
     */
    StreamCompression(BiConsumer<LastWord, String> onBomb) {
        super(METHOD);
        this.onBomb = onBomb;
    }

    @Override
    public boolean isSupported() {
        return true;
    }

    @Override
    public InputStream getInputStream(InputStream compressed) {
        BoundedInflate inflate = new BoundedInflate(compressed, why -> onBomb.accept(violation, why));
        incoming = inflate;
        return inflate;
    }

    /** Each flush, which Smack does when nothing more waits to be sent, ends at an octet: the server can read all of it. */
    @Override
    public OutputStream getOutputStream(OutputStream compressed) {
        return new DeflaterOutputStream(compressed, new Deflater(Deflater.DEFAULT_COMPRESSION), 1_024, true) {
            @Override
            public void flush() throws IOException {
                super.flush();
                violation.flushed();
            }
        };
    }

    /** A stanza is complete. */
    void stanzaBegins() {
        BoundedInflate inflate = incoming;
        if (inflate != null) {
            inflate.stanzaBegins();
        }
    }
}
