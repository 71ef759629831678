package org.sdvp.xmpp.smack;

import java.nio.charset.StandardCharsets;
import javax.security.auth.callback.CallbackHandler;
import org.jivesoftware.smack.SmackException.SmackSaslException;
import org.jivesoftware.smack.sasl.SASLMechanism;
import org.sdvp.xmpp.security.SaslChoice;

/** SASL EXTERNAL (RFC 4422 appendix A, XEP-0178) for Smack: all that counts was shown in the TLS handshake. */
final class ExternalMechanism extends SASLMechanism {
    private static final int PRIORITY = 80;

    @Override
    protected void authenticateInternal(CallbackHandler callbacks) throws SmackSaslException {
        throw new SmackSaslException("expected a client certificate, came a callback handler");
    }

    @Override
    protected byte[] getAuthenticationText() throws SmackSaslException {
        return SmackStream.login(connection)
                .authorizationIdentity()
                .map(identity -> identity.getBytes(StandardCharsets.UTF_8))
                .orElse(new byte[0]);
    }

    @Override
    protected byte[] evaluateChallenge(byte[] challenge) {
        return new byte[0];
    }

    @Override
    protected void checkIfSuccessfulOrThrow() {}

    @Override
    public boolean requiresPassword() {
        return false;
    }

    @Override
    public String getName() {
        return SaslChoice.EXTERNAL;
    }

    /** Smaller goes first. */
    @Override
    public int getPriority() {
        return PRIORITY;
    }

    @Override
    protected SASLMechanism newInstance() {
        return new ExternalMechanism();
    }
}
