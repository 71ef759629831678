package org.sdvp.operator.selftest;

import org.sdvp.acsi.AcsiPdu;

/** Hears every message of a self-test; called in order per direction, on threads of the transport; must not block. */
public interface Evidence {
    /** A message goes to the device. */
    void sent(AcsiPdu message);

    /** A message came from the device. */
    void received(AcsiPdu message);

    /** A call got no answer that makes sense. */
    void unanswered(AcsiPdu.Request request, String why);

    /** Hears nothing. */
    static Evidence none() {
        return new Evidence() {
            @Override
            public void sent(AcsiPdu message) {}

            @Override
            public void received(AcsiPdu message) {}

            @Override
            public void unanswered(AcsiPdu.Request request, String why) {}
        };
    }
}
