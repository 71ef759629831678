package org.sdvp.centre.acsi;

import org.sdvp.operator.Operator;
import org.sdvp.operator.OperatorSettings;
import org.sdvp.operator.profile.ConnectionProfile;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppSettings;

/** The login of a centre: always by the same full address, as devices keep report control blocks for that. */
public final class CentreLogin {
    /** The resource of a centre. Of one account only one centre can be logged in. */
    public static final String RESOURCE = "centre";

    private CentreLogin() {}

    /** Logs in, see {@link Operator#login(XmppConnector, ConnectionProfile, OperatorSettings)}. */
    public static Operator login(XmppConnector connector, ConnectionProfile profile, OperatorSettings settings) {
        XmppSettings account = profile.settings();
        return Operator.login(connector, account.as(account.jid().bare().withResource(RESOURCE)), settings);
    }
}
