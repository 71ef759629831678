package org.sdvp.enrolment;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.sdvp.enrolment.certificate.Pem;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.stanza.Jid;

/**
 * What the desk gives a box: in the iq result an {@code <enrolled xmlns='urn:sdvp:enrolment:1'>} with the {@code
 * certificate} of the box and that of its {@code authority} (DER in base64), the {@code password} that its account will
 * have, and an element {@code <owner>} with {@code jid} and its {@code group}s for each contact that gets a role. The password is in
 * force once the box has stored everything and said so: an iq set with {@code <confirm/>}. When it has logged in with that
 * password it says so too, with {@code <confirm changed='true'/>}.
 *
 * @param certificate of the box, for SASL EXTERNAL
 * @param authority that signed it
 * @param password of the account from the confirmation on
 * @param owners bare address to roster groups
 */
public record EnrolmentAnswer(
        X509Certificate certificate, X509Certificate authority, Password password, Map<Jid, Set<String>> owners) {
    /** Local name of the answer. */
    public static final String ELEMENT = "enrolled";

    /** Local name of the confirmation. */
    public static final String CONFIRM = "confirm";

    private static final String CHANGED = "changed";

    private static final String NS = EnrolmentRequest.NAMESPACE;

    /** Copies the owners. */
    public EnrolmentAnswer {
        owners = Map.copyOf(owners);
    }

    /**
     * The confirmation of a box, as payload of an iq set.
     *
     * @param changed whether it has logged in with its own password, so that there is nothing left to do but to note it
     */
    public static XmlElement confirmation(boolean changed) {
        return changed ? XmlElement.of(NS, CONFIRM).attribute(CHANGED, "true").build() : XmlElement.empty(NS, CONFIRM);
    }

    /** Whether a confirmation says that the box has logged in with its own password. */
    public static boolean isChanged(XmlElement confirmation) {
        return confirmation.attribute(CHANGED).filter("true"::equals).isPresent();
    }

    /** As payload of the iq result; the password is in it. */
    public XmlElement toXml() {
        XmlElement.Builder answer = XmlElement.of(NS, ELEMENT)
                .child("certificate", text(certificate))
                .child("authority", text(authority))
                .child("password", new String(password.characters()));
        owners.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Jid::toString)))
                .forEach(owner -> {
                    XmlElement.Builder element = XmlElement.of(NS, "owner")
                            .attribute("jid", owner.getKey().toString());
                    owner.getValue().stream().sorted().forEach(group -> element.child("group", group));
                    answer.child(element.build());
                });
        return answer.build();
    }

    /**
     * Reads one.
     *
     * @throws WireException if it is none, saying what is missing or wrong where, without the password
     */
    public static EnrolmentAnswer fromXml(XmlElement payload) {
        if (!payload.is(NS, ELEMENT)) {
            throw new WireException(
                    WireError.UNEXPECTED_ELEMENT, payload.name(), "expected <" + ELEMENT + "> of " + NS);
        }
        Map<Jid, Set<String>> owners = new LinkedHashMap<>();
        for (XmlElement child : payload.children()) {
            if (child.is(NS, "owner")) {
                owners.put(jid(child), groups(child));
            }
        }
        return new EnrolmentAnswer(
                certificate(payload, "certificate"),
                certificate(payload, "authority"),
                Password.of(child(payload, "password")),
                owners);
    }

    private static Jid jid(XmlElement owner) {
        String text = owner.attribute("jid")
                .orElseThrow(() -> new WireException(WireError.MISSING, ELEMENT + "/owner", "expected jid"));
        try {
            return Jid.of(text).bare();
        } catch (IllegalArgumentException e) {
            throw new WireException(WireError.BAD_VALUE, ELEMENT + "/owner/@jid", String.valueOf(e.getMessage()));
        }
    }

    private static Set<String> groups(XmlElement owner) {
        Set<String> groups = new LinkedHashSet<>();
        for (XmlElement child : owner.children()) {
            if (child.is(NS, "group")) {
                groups.add(child.text());
            }
        }
        return groups;
    }

    static String text(X509Certificate certificate) {
        return Base64.getEncoder().encodeToString(Pem.der(certificate));
    }

    static X509Certificate certificate(XmlElement payload, String name) {
        try {
            return Pem.certificate(
                    Base64.getDecoder().decode(child(payload, name).strip()));
        } catch (CertificateException | IllegalArgumentException e) {
            throw new WireException(
                    WireError.BAD_VALUE, payload.name() + "/" + name, "expected a certificate in DER in base64");
        }
    }

    private static String child(XmlElement payload, String name) {
        return payload.child(NS, name)
                .map(XmlElement::text)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new WireException(
                        WireError.MISSING, payload.name() + "/" + name, "expected <" + name + "> with a text"));
    }
}
