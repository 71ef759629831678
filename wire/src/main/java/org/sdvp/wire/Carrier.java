package org.sdvp.wire;

/** The stanza that carries a payload. */
public enum Carrier {
    /** iq of type get; its answer is an iq of type result. */
    IQ_GET,
    /**
     * iq of type set; its answer is an iq of type result. That of a message without answer, such as Report, acknowledges
     * it: see {@link WireFormat#acknowledgement}.
     */
    IQ_SET,
    /** message of type normal; no answer. */
    MESSAGE
}
