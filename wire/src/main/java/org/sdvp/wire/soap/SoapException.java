package org.sdvp.wire.soap;

import org.sdvp.wire.compact.value.Fault;

/** A fault in the frame of a message, with the code that SOAP gives it. Never leaves the package. */
final class SoapException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FaultCode code;
    private final Fault fault;

    SoapException(FaultCode code, Fault fault) {
        super(fault.getMessage(), null, false, false);
        this.code = code;
        this.fault = fault;
    }

    FaultCode code() {
        return code;
    }

    Fault fault() {
        return fault;
    }
}
