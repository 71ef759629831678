package org.sdvp.xmpp.smack;

import java.nio.charset.StandardCharsets;
import javax.security.auth.callback.CallbackHandler;
import org.jivesoftware.smack.SASLAuthentication;
import org.jivesoftware.smack.SmackException.SmackSaslException;
import org.jivesoftware.smack.sasl.SASLMechanism;
import org.jspecify.annotations.Nullable;
import org.sdvp.xmpp.security.ScramClient;
import org.sdvp.xmpp.security.ScramException;
import org.sdvp.xmpp.security.ScramHash;

/** SCRAM for Smack, which has SHA-1 only and cannot be extended there, with channel binding or without. */
final class ScramMechanism extends SASLMechanism {
    private static final String PLUS = "-PLUS";
    private static final int PRIORITY = 90;

    private final ScramHash hash;
    private final boolean plus;
    private @Nullable ScramClient exchange;
    private boolean verified;

    ScramMechanism(ScramHash hash, boolean plus) {
        this.hash = hash;
        this.plus = plus;
    }

    /** Adds all mechanisms to Smack's list, which is one for the process; without effect the second time. */
    static synchronized void registerAll() {
        if (SASLAuthentication.isSaslMechanismRegistered(ScramHash.SHA_512.mechanism())) {
            return;
        }
        for (ScramHash hash : ScramHash.values()) {
            SASLAuthentication.registerSASLMechanism(new ScramMechanism(hash, true));
            SASLAuthentication.registerSASLMechanism(new ScramMechanism(hash, false));
            // Smack's own one, which this stands before, does not get along with all servers and is out of use.
            SASLAuthentication.unBlacklistSASLMechanism(hash.mechanism() + PLUS);
        }
        SASLAuthentication.registerSASLMechanism(new ExternalMechanism());
        BindingTypes.register();
        StreamReview.register();
    }

    @Override
    protected void authenticateInternal() throws SmackSaslException {
        exchange = SmackStream.login(connection).scram(hash);
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

    /** Not from Smack: the stream has it. */
    @Override
    public boolean requiresPassword() {
        return false;
    }

    @Override
    public String getName() {
        return hash.mechanism() + (plus ? PLUS : "");
    }

    /** Smaller goes first; Smack's own SCRAM-SHA-1 has 110. */
    @Override
    public int getPriority() {
        return PRIORITY - hash.ordinal();
    }

    @Override
    protected SASLMechanism newInstance() {
        return new ScramMechanism(hash, plus);
    }
}
