package org.sdvp.agent.firmware;

/** An update is not taken: the reason is for the vendor. */
final class FirmwareRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FirmwareRefusedException(String why) {
        super(why);
    }

    /** The reason. */
    String why() {
        return String.valueOf(getMessage());
    }
}
