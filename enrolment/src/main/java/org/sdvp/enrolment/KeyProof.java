package org.sdvp.enrolment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** Shows that who asks for a certificate has the private key, by a signature over the account and the public key. */
final class KeyProof {
    private static final String ALGORITHM = "SHA256withECDSA";
    private static final int FIELD_BITS = 256;

    private KeyProof() {}

    static byte[] sign(String account, KeyPair keys) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(keys.getPrivate());
            signature.update(text(account, keys.getPublic()));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot sign with a P-256 key", e);
        }
    }

    static boolean verify(String account, PublicKey key, byte[] proof) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(text(account, key));
            return signature.verify(proof);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Reads a public key on a curve of 256 bits; fails on anything else. */
    static PublicKey publicKey(byte[] der) throws GeneralSecurityException {
        ECPublicKey key = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
        if (key.getParams().getCurve().getField().getFieldSize() != FIELD_BITS) {
            throw new GeneralSecurityException("not on a curve of " + FIELD_BITS + " bits");
        }
        return key;
    }

    private static byte[] text(String account, PublicKey key) {
        byte[] head = ("sdvp enrolment 1\n" + account + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] encoded = key.getEncoded();
        byte[] whole = Arrays.copyOf(head, head.length + encoded.length);
        System.arraycopy(encoded, 0, whole, head.length, encoded.length);
        return whole;
    }
}
