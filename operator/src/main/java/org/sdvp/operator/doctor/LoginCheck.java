package org.sdvp.operator.doctor;

import java.util.EnumSet;
import java.util.Set;
import org.sdvp.xmpp.XmppLoginException;
import org.sdvp.xmpp.XmppLoginException.Reason;

/** Why a login failed, and what to do about it. */
final class LoginCheck {
    private static final Set<Reason> OF_THE_NET = EnumSet.of(Reason.UNREACHABLE, Reason.NO_ANSWER);

    private LoginCheck() {}

    static Finding of(XmppLoginException failure) {
        return Finding.fail("login", String.valueOf(failure.getMessage()), advice(failure.reason()));
    }

    /** Whether there was nobody to log in at. */
    static boolean isUnreachable(XmppLoginException failure) {
        return OF_THE_NET.contains(failure.reason());
    }

    private static String advice(Reason reason) {
        return switch (reason) {
            case UNREACHABLE ->
                "see that host and port are right, the XMPP server runs, and no firewall keeps this computer from"
                        + " dialling out";
            case NO_ANSWER ->
                "see that an XMPP server for clients listens there, with the kind of TLS that is set (tls)";
            case WRONG_DOMAIN -> "set the domain of the account to one that the XMPP server serves";
            case NO_TLS -> "switch TLS on at the XMPP server: 1.3, or 1.2 with ECDHE and GCM";
            case CERTIFICATE_UNTRUSTED ->
                "renew the certificate if it has expired; if it is of a private authority, name that in ca-file; if the"
                        + " dates look right, see whether the clock of this computer is";
            case CERTIFICATE_FOR_OTHER_NAME ->
                "issue the certificate for the XMPP domain, as DNS name among its alternative names";
            case OWN_CERTIFICATE -> "renew or repair the client certificate; sdvp enrol makes new ones";
            case WEAK_MECHANISMS ->
                "have the XMPP server offer SCRAM (ejabberd: auth_password_format: scram; Prosody: authentication ="
                        + " \"internal_hashed\")";
            case NOT_AUTHORIZED -> "see that the account exists, and set its password anew";
            case SERVER_NOT_AUTHENTIC ->
                "do not go on: whoever answers does not know the password; see who stands at this address";
            case RESOURCE_CONFLICT -> "log in with another resource, or end the other program of this account";
            case OTHER -> "sdvp with --verbose --verbose shows what was said; the log of the XMPP server why";
        };
    }
}
