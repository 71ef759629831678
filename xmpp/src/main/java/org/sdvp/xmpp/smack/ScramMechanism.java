package org.sdvp.xmpp.smack;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import javax.security.auth.callback.CallbackHandler;
import org.jivesoftware.smack.SASLAuthentication;
import org.jivesoftware.smack.SmackException.SmackSaslException;
import org.jivesoftware.smack.sasl.SASLMechanism;
import org.jspecify.annotations.Nullable;
import org.sdvp.xmpp.security.ScramClient;
import org.sdvp.xmpp.security.ScramException;
import org.sdvp.xmpp.security.ScramHash;

/** SCRAM for Smack, which has SHA-1 only and cannot be extended there. */
final class ScramMechanism extends SASLMechanism {
    private final ScramHash hash;
    private @Nullable ScramClient exchange;
    private boolean verified;

    private ScramMechanism(ScramHash hash) {
        this.hash = hash;
    }

    /** Adds all mechanisms to Smack's list, which is one for the process; without effect the second time. */
    static synchronized void registerAll() {
        Arrays.stream(ScramHash.values())
                .sorted(Comparator.reverseOrder())
                .map(ScramMechanism::new)
                .filter(mechanism ->
                        !SASLAuthentication.getRegisterdSASLMechanisms().containsValue(mechanism.getName())
                                || mechanism.hash == ScramHash.SHA_1)
                .forEach(SASLAuthentication::registerSASLMechanism);
    }

    @Override
    protected void authenticateInternal() {
        char[] characters = password.toCharArray();
        exchange = new ScramClient(hash, authenticationId, characters);
        Arrays.fill(characters, ' ');
    }

    @Override
    protected void authenticateInternal(CallbackHandler callbacks) throws SmackSaslException {
        throw new SmackSaslException("expected a password, came a callback handler");
    }

    @Override
    protected byte[] getAuthenticationText() {
        return exchange().first();
    }

    @Override
    protected byte[] evaluateChallenge(byte[] challenge) throws SmackSaslException {
        try {
            if (new String(challenge, StandardCharsets.UTF_8).startsWith("v=")) {
                exchange().verify(challenge);
                verified = true;
                return new byte[0];
            }
            return exchange().reply(challenge);
        } catch (ScramException e) {
            throw new SmackSaslException(e);
        }
    }

    @Override
    protected void checkIfSuccessfulOrThrow() throws SmackSaslException {
        if (!verified) {
            throw new SmackSaslException(
                    new ScramException("the server reports success without having proved that it knows the password"));
        }
    }

    private ScramClient exchange() {
        if (exchange == null) {
            throw new IllegalStateException("the exchange has not begun");
        }
        return exchange;
    }

    @Override
    public String getName() {
        return hash.mechanism();
    }

    /** Smaller goes first; Smack's own SCRAM-SHA-1 has 110. */
    @Override
    public int getPriority() {
        return 90 - hash.ordinal();
    }

    @Override
    protected SASLMechanism newInstance() {
        return new ScramMechanism(hash);
    }
}
