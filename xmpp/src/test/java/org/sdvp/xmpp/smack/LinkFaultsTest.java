package org.sdvp.xmpp.smack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.jivesoftware.smack.SmackException.SmackWrappedException;
import org.junit.jupiter.api.Test;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppLoginException;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;

class LinkFaultsTest {
    private static final String RESET = "connection reset by the net or the other side";

    @Test
    void wrappedFault_isSaidInWords_withoutTheNamesOfClasses() {
        SocketException reset = new SocketException("Connection reset");
        assertThat(LinkFaults.describe(reset)).isEqualTo(RESET);
        assertThat(LinkFaults.describe(new SmackWrappedException(new UncheckedIOException(new IOException(reset)))))
                .isEqualTo(RESET);
        assertThat(LinkFaults.describe(new IOException(new SocketTimeoutException("Read timed out"))))
                .isEqualTo("no answer in time");
        assertThat(LinkFaults.describe(new IOException())).isEqualTo("no reason given");
    }

    @Test
    void namesOfClassesWithinAText_areLeftOut() {
        assertThat(LinkFaults.words("'[127.0.0.1:1]' failed because: java.net.ConnectException: Connection refused"))
                .isEqualTo("'[127.0.0.1:1]' failed because: Connection refused");
        assertThat(LinkFaults.words("com.fasterxml.aalto.impl.IoStreamException: Connection reset"))
                .isEqualTo("Connection reset");
        assertThat(LinkFaults.words("SmackWrappedException")).isEqualTo("no reason given");
    }

    @Test
    void failedLogin_tellsNoNamesOfClasses() {
        LoginFailures failures =
                new LoginFailures(XmppSettings.of(Jid.of("hp7@example.org/pump"), Password.of("secret")));
        for (Throwable failure : new Throwable[] {
            new SmackWrappedException(new SocketException("Connection reset")),
            new SmackWrappedException(new IllegalStateException("odd")),
            new NoClassDefFoundError("org/example/Missing")
        }) {
            XmppLoginException e = failures.of(failure);
            assertThat(e.getMessage()).startsWith("login of hp7@example.org at example.org: ");
            assertThat(e.getMessage()).doesNotContain("Exception").doesNotContain("Error");
        }
    }
}
