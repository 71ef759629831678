package org.sdvp.demo.xmppserver;

import java.io.IOException;

/** The server could not listen on a port that was free a moment before; other ports may do. */
final class PortTakenException extends IOException {
    private static final long serialVersionUID = 1L;

    PortTakenException(String message) {
        super(message);
    }
}
