package org.sdvp.wire.soap;

import java.util.Optional;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.wire.ErrorAnswer.Advice;

/** The codes of a SOAP fault, SOAP 1.2 part 1 clause 5.4.6. */
enum FaultCode {
    /** The envelope is none of SOAP 1.2. */
    VERSION_MISMATCH("VersionMismatch"),
    /** A header block that must be understood is not. */
    MUST_UNDERSTAND("MustUnderstand"),
    /** The body is in an encoding that is not known. */
    DATA_ENCODING_UNKNOWN("DataEncodingUnknown"),
    /** The message is at fault: the same again would fail again. */
    SENDER("Sender"),
    /** The receiver could not do it now: the same again may do later. */
    RECEIVER("Receiver");

    private final String text;

    FaultCode(String text) {
        this.text = text;
    }

    /** Local name in the namespace of the envelope; also the element of XEP-0072 clause 6. */
    String text() {
        return text;
    }

    /** What the asker may do. */
    Advice advice() {
        return this == RECEIVER ? Advice.WAIT : Advice.MODIFY;
    }

    /** The code that the element of XEP-0072 clause 6 stands for. */
    static Optional<FaultCode> of(String text) {
        for (FaultCode code : values()) {
            if (code.text.equals(text)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    /** The code for a refused service: RECEIVER if the state of the server or of the process stood against it. */
    static FaultCode of(ServiceError error) {
        return switch (error) {
            case INSTANCE_IN_USE,
                    ACCESS_NOT_ALLOWED_IN_CURRENT_STATE,
                    INSTANCE_LOCKED_BY_OTHER_CLIENT,
                    FAILED_DUE_TO_SERVER_CONSTRAINT -> RECEIVER;
            case NO_ERROR,
                    INSTANCE_NOT_AVAILABLE,
                    ACCESS_VIOLATION,
                    PARAMETER_VALUE_INAPPROPRIATE,
                    PARAMETER_VALUE_INCONSISTENT,
                    CLASS_NOT_SUPPORTED,
                    CONTROL_MUST_BE_SELECTED,
                    TYPE_CONFLICT,
                    // What was asked for is too long: it would be too long again.
                    FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT -> SENDER;
        };
    }
}
