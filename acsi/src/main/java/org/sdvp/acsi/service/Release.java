package org.sdvp.acsi.service;

/** Release (IEC 61850-7-2 clause 8.3.2.4): closes an association after the open calls have been answered. */
public final class Release {
    private Release() {}

    /** The request; the association is named by the envelope. */
    public record Request() implements AcsiRequest {
        @Override
        public ServiceName name() {
            return ServiceName.RELEASE;
        }
    }

    /** The positive answer: the association is gone. */
    public record Response() implements AcsiResponse {
        @Override
        public ServiceName name() {
            return ServiceName.RELEASE;
        }
    }
}
