package org.sdvp.xmpp.smack;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException.StreamErrorException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.StreamError;
import org.jivesoftware.smack.sasl.SASLErrorException;
import org.jspecify.annotations.Nullable;
import org.sdvp.xmpp.XmppLoginException;
import org.sdvp.xmpp.XmppLoginException.Reason;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.security.ChannelBindingType;
import org.sdvp.xmpp.security.SaslChoice;
import org.sdvp.xmpp.security.SaslOffer;
import org.sdvp.xmpp.security.ScramException;
import org.sdvp.xmpp.security.UnusableCertificateException;
import org.sdvp.xmpp.security.WrongNameException;

/** Says in XMPP's words why Smack could not log in. */
final class LoginFailures {
    private final XmppSettings settings;

    LoginFailures(XmppSettings settings) {
        this.settings = settings;
    }

    XmppLoginException of(Throwable failure) {
        UnusableCertificateException own = find(failure, UnusableCertificateException.class);
        if (own != null) {
            return made(Reason.OWN_CERTIFICATE, String.valueOf(own.getMessage()), own);
        }
        CertificateException certificate = find(failure, CertificateException.class);
        return certificate == null ? afterTls(failure) : certificate(certificate);
    }

    /** The XMPP server's certificate was refused. */
    XmppLoginException certificate(CertificateException why) {
        Reason reason =
                why instanceof WrongNameException ? Reason.CERTIFICATE_FOR_OTHER_NAME : Reason.CERTIFICATE_UNTRUSTED;
        return made(reason, String.valueOf(why.getMessage()), why);
    }

    private XmppLoginException afterTls(Throwable failure) {
        ScramException scram = find(failure, ScramException.class);
        if (scram != null) {
            return made(Reason.SERVER_NOT_AUTHENTIC, String.valueOf(scram.getMessage()), failure);
        }
        SASLErrorException sasl = find(failure, SASLErrorException.class);
        if (sasl != null) {
            return refused(sasl);
        }
        StreamErrorException stream = find(failure, StreamErrorException.class);
        if (stream != null) {
            return stream(stream);
        }
        XMPPErrorException bind = find(failure, XMPPErrorException.class);
        if (bind != null && bind.getStanzaError().getCondition() == StanzaError.Condition.conflict) {
            return made(Reason.RESOURCE_CONFLICT, "resource \"" + settings.jid().resource() + "\" is in use", failure);
        }
        return network(failure);
    }

    /** The XMPP server offers no mechanism that keeps the password to itself, or none that this side wants. */
    XmppLoginException weak(SaslOffer offer, SaslChoice.Wish wish) {
        List<String> offered = offer.mechanisms();
        boolean scram = offered.stream().anyMatch(name -> name.startsWith("SCRAM-"));
        String why;
        if (wish.bound() && scram) {
            why = ", bound to the TLS channel by one of "
                    + Arrays.stream(ChannelBindingType.values())
                            .map(ChannelBindingType::registeredName)
                            .toList()
                    + "; it announces " + offer.bindings().map(List::toString).orElse("no kind of binding");
        } else {
            why = wish.password() && !scram ? ", since the others would give the password away" : "";
        }
        return made(
                Reason.WEAK_MECHANISMS,
                "it offers " + (offered.isEmpty() ? "no way to authenticate" : offered) + "; expected one of "
                        + wish.mechanisms() + why,
                null);
    }

    private XmppLoginException network(Throwable failure) {
        if (find(failure, SmackException.SecurityRequiredByClientException.class) != null
                || find(failure, SmackException.SecurityNotPossibleException.class) != null) {
            return made(Reason.NO_TLS, "it offers no TLS; expected STARTTLS", failure);
        }
        SSLException tls = find(failure, SSLException.class);
        if (tls != null && find(failure, EOFException.class) == null && find(failure, SocketException.class) == null) {
            return made(Reason.NO_TLS, "TLS failed: " + LinkFaults.words(String.valueOf(tls.getMessage())), failure);
        }
        if (find(failure, SmackException.ConnectionException.class) != null
                || find(failure, java.net.UnknownHostException.class) != null
                || find(failure, SmackException.NoEndpointsDiscoveredException.class) != null) {
            return made(
                    Reason.UNREACHABLE,
                    "no connection: " + LinkFaults.words(String.valueOf(failure.getMessage())),
                    failure);
        }
        if (find(failure, SmackException.NoResponseException.class) != null) {
            return made(
                    Reason.NO_ANSWER,
                    "no answer as XMPP wants it: " + LinkFaults.words(String.valueOf(failure.getMessage())),
                    failure);
        }
        IOException broken = find(failure, IOException.class);
        if (broken != null || find(failure, InterruptedException.class) != null) {
            String why = broken == null ? "" : ": " + LinkFaults.describe(broken);
            return made(Reason.NO_ANSWER, "link broken while logging in" + why, failure);
        }
        return made(Reason.OTHER, "it failed in a way that was not foreseen: " + LinkFaults.describe(failure), failure);
    }

    private XmppLoginException refused(SASLErrorException failure) {
        String condition = failure.getSASLFailure().getSASLError() == null
                ? "a failure without reason"
                : failure.getSASLFailure().getSASLErrorString();
        Reason reason = switch (condition) {
            case "not-authorized", "account-disabled", "credentials-expired", "invalid-authzid" ->
                Reason.NOT_AUTHORIZED;
            default -> Reason.OTHER;
        };
        String hint = condition.equals("not-authorized") ? ": wrong password, or no such account" : "";
        String text = failure.getTexts().values().stream()
                .findFirst()
                .map(t -> " (" + t + ")")
                .orElse("");
        return made(reason, failure.getMechanism() + " answered " + condition + hint + text, failure);
    }

    private XmppLoginException stream(StreamErrorException failure) {
        StreamError error = failure.getStreamError();
        String text = error.getDescriptiveText() == null ? "" : ": " + error.getDescriptiveText();
        Reason reason = switch (error.getCondition()) {
            case host_unknown, host_gone -> Reason.WRONG_DOMAIN;
            case conflict -> Reason.RESOURCE_CONFLICT;
            default -> Reason.OTHER;
        };
        String hint = reason == Reason.WRONG_DOMAIN
                ? "; expected a server of " + settings.jid().domain()
                : "";
        return made(reason, "it ended the stream with " + error.getCondition() + text + hint, failure);
    }

    private XmppLoginException made(Reason reason, String message, @Nullable Throwable cause) {
        String where = settings.server()
                .address()
                .map(a -> a.getHostString() + ":" + a.getPort())
                .orElse(settings.jid().domain());
        String text = "login of " + settings.jid().bare() + " at " + where + ": " + message;
        return cause == null ? new XmppLoginException(reason, text) : new XmppLoginException(reason, text, cause);
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        Set<Throwable> seen = new HashSet<>();
        Predicate<Throwable> fresh = seen::add;
        for (Throwable t = failure; t != null && fresh.test(t); t = t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }
}
