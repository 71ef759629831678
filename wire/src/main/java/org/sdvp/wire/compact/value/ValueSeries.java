package org.sdvp.wire.compact.value;

import org.jspecify.annotations.Nullable;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlSink;

/**
 * The values of one message, in their order. What was read from a process at one time has one time stamp many times over;
 * one that is the same as the one before it in the message is the empty element. For one message and one thread.
 */
public final class ValueSeries {
    private @Nullable Timestamp last;

    /** Begins with the first value of a message. */
    public ValueSeries() {}

    /** Encodes the next value. */
    public void encode(DataValue value, XmlSink out) {
        ValueCodec.encode(value, this, out);
    }

    /**
     * Decodes the next value.
     *
     * @throws Fault as {@link ValueCodec#decode}
     */
    public DataValue decode(XmlElement element) {
        return ValueCodec.decode(element, this);
    }

    /** Whether a time stamp is the same as the last one; it is the last one from now on. */
    boolean repeats(Timestamp time) {
        boolean same = time.equals(last);
        last = time;
        return same;
    }

    /**
     * The last time stamp.
     *
     * @throws IllegalArgumentException if there was none
     */
    Timestamp last() {
        if (last == null) {
            throw new IllegalArgumentException("expected a time, since there is none before in the message");
        }
        return last;
    }
}
