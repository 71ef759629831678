package org.sdvp.xmpp.smack;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.packet.Nonza;
import org.jivesoftware.smack.packet.XmlEnvironment;

/** A stream error (RFC 6120 section 4.9) of this side and the end of its stream, and whether they have been written. */
final class LastWord implements Nonza {
    private static final String STREAM_ERRORS = "urn:ietf:params:xml:ns:xmpp-streams";

    private final String condition;
    private final CountDownLatch written = new CountDownLatch(1);
    private volatile boolean taken;

    /**
     * Makes one.
     *
     * @param condition of RFC 6120 section 4.9.3, such as {@code policy-violation}
     */
    LastWord(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }

    @Override
    public String getElementName() {
        return "error";
    }

    @Override
    public String getNamespace() {
        return "http://etherx.jabber.org/streams";
    }

    @Override
    public CharSequence toXML(XmlEnvironment around) {
        taken = true;
        return "<stream:error><" + condition + " xmlns='" + STREAM_ERRORS + "'/></stream:error></stream:stream>";
    }

    /** All that was taken to be written has been. */
    void flushed() {
        if (taken) {
            written.countDown();
        }
    }

    /** Waits until it has been written, for no more than a second. */
    void awaitWritten() {
        try {
            written.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
