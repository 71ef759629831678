package org.sdvp.xmpp.smack;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/** Takes what Smack logs by java.util.logging to where the application logs, and leaves all other loggers alone. */
final class SmackLog extends Handler {
    /** Held on to, since java.util.logging forgets loggers that nobody holds. */
    private static final Logger SMACK = Logger.getLogger("org.jivesoftware");

    private final SimpleFormatter formatter = new SimpleFormatter();

    private SmackLog() {}

    /** Starts; without effect the second time. */
    static synchronized void install() {
        for (Handler handler : SMACK.getHandlers()) {
            if (handler instanceof SmackLog) {
                return;
            }
        }
        SMACK.addHandler(new SmackLog());
        SMACK.setUseParentHandlers(false);
        SMACK.setLevel(Level.INFO);
    }

    @Override
    public void publish(LogRecord entry) {
        org.slf4j.Logger log = LoggerFactory.getLogger(String.valueOf(entry.getLoggerName()));
        String message = formatter.formatMessage(entry);
        // What Smack warns of is reported by the connection itself; a lost stream is no fault of the program.
        if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
            log.warn(message, entry.getThrown());
        } else {
            log.debug(message, entry.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
