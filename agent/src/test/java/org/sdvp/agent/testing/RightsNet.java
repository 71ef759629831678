package org.sdvp.agent.testing;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.sdvp.acsi.TimeSource;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;

/** An XMPP server with accounts for one test, and time for all who use it. */
public interface RightsNet extends AutoCloseable {
    /** The account that plays a part, such as {@code operator}; the same one each time. */
    Jid account(String part);

    /** How to log in with it. */
    XmppSettings settings(String part, String resource);

    /** Makes connections. */
    XmppConnector connector();

    /** Time of device and clients. */
    TimeSource time();

    /** Has time pass, a second at a time. */
    void pass(Duration time);

    /** Makes the device's reports and waits for its disk. */
    Executor worker();

    /** Takes it all down. */
    @Override
    void close();
}
