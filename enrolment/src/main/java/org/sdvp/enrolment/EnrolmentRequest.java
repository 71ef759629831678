package org.sdvp.enrolment;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Optional;
import org.sdvp.model.value.Octets;
import org.sdvp.wire.text.Base64Text;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.stanza.Jid;

/**
 * A box asks the desk to enrol it: an iq set with {@code <enrol xmlns='urn:sdvp:enrolment:1'>} that holds its public key
 * ({@code key}, X.509 SubjectPublicKeyInfo in base64, on P-256) and a signature with the private one over line, account and
 * key ({@code proof}). Who asks is who has logged in with the one-time password; a box may ask again as long as it has not
 * confirmed.
 *
 * <p>An enrolled box asks for a new certificate with {@code <renew>}, which holds the same; its account stays as it is.
 *
 * @param key of the box
 * @param proof that it has the private key
 * @param renewal whether it is enrolled and wants a new certificate only
 */
public record EnrolmentRequest(PublicKey key, Octets proof, boolean renewal) {
    /** Namespace of all payloads between box and desk. */
    public static final String NAMESPACE = "urn:sdvp:enrolment:1";

    /** Local name of the request. */
    public static final String ELEMENT = "enrol";

    /** Local name of the request for a new certificate. */
    public static final String RENEW = "renew";

    /**
     * The request of a box.
     *
     * @param box its address; only the bare one counts
     * @param keys its key pair, on P-256
     */
    public static EnrolmentRequest of(Jid box, KeyPair keys) {
        return proven(box, keys, false);
    }

    /**
     * The request of an enrolled box for a new certificate.
     *
     * @param box its address; only the bare one counts
     * @param keys the key pair to be certified, on P-256
     */
    public static EnrolmentRequest renewal(Jid box, KeyPair keys) {
        return proven(box, keys, true);
    }

    private static EnrolmentRequest proven(Jid box, KeyPair keys, boolean renewal) {
        return new EnrolmentRequest(
                keys.getPublic(), Octets.of(KeyProof.sign(box.bare().toString(), keys)), renewal);
    }

    /** Whether who asks has the private key. */
    public boolean isProvenBy(Jid box) {
        return KeyProof.verify(box.bare().toString(), key, proof.bytes());
    }

    /** As payload of an iq set. */
    public XmlElement toXml() {
        return XmlElement.of(NAMESPACE, renewal ? RENEW : ELEMENT)
                .child("key", Base64.getEncoder().encodeToString(key.getEncoded()))
                .child("proof", Base64Text.text(proof))
                .build();
    }

    /**
     * Reads one.
     *
     * @throws WireException if it is none, saying what is missing or wrong where
     */
    public static EnrolmentRequest fromXml(XmlElement payload) {
        boolean renewal = payload.is(NAMESPACE, RENEW);
        if (!renewal && !payload.is(NAMESPACE, ELEMENT)) {
            throw new WireException(
                    WireError.UNEXPECTED_ELEMENT,
                    payload.name(),
                    "expected <" + ELEMENT + "> or <" + RENEW + "> of " + NAMESPACE);
        }
        try {
            return new EnrolmentRequest(
                    KeyProof.publicKey(octets(payload, "key")), Octets.of(octets(payload, "proof")), renewal);
        } catch (GeneralSecurityException | ClassCastException e) {
            throw new WireException(
                    WireError.BAD_VALUE,
                    payload.name() + "/key",
                    "expected a public key on P-256 as SubjectPublicKeyInfo in base64");
        }
    }

    private static byte[] octets(XmlElement payload, String name) {
        String text = Optional.of(payload)
                .flatMap(parent -> parent.child(NAMESPACE, name))
                .map(XmlElement::text)
                .orElseThrow(() -> new WireException(
                        WireError.MISSING, payload.name() + "/" + name, "expected <" + name + "> with base64"));
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new WireException(WireError.BAD_VALUE, payload.name() + "/" + name, "expected base64");
        }
    }

    /** The kind of key, not the proof. */
    @Override
    public String toString() {
        return "EnrolmentRequest[" + key.getAlgorithm() + " key]";
    }
}
