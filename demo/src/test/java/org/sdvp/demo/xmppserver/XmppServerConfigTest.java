package org.sdvp.demo.xmppserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a configuration refuses, and what it never says. */
class XmppServerConfigTest {
    private final XmppServerConfig.Builder builder = XmppServerConfig.forDomain("sdvp.test");

    @Test
    void description_hasNoPassword() {
        XmppServerConfig config =
                builder.accounts(Map.of("hp00001", "tell-nobody")).build();
        assertThat(config.toString()).contains("sdvp.test", "1 accounts").doesNotContain("tell-nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Hp1", "a b", "a@b", "a/b", "../x", "ä", "-a", "a\"", "a<"})
    void accountName_outsideTheUsableForm_isRefusedByName(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.account(name, "pw"))
                .withMessageContaining("'" + name + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "ü", "a\u0000"})
    void password_thatIsNotPrintableAscii_isRefusedWithoutRepeatingIt(String password) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.account("hp1", password))
                .withMessage("the password of 'hp1' is not usable: expected one or more printable ASCII characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SDVP.test", "a b", ".x", "x.", "a/b", "a\"b"})
    void domain_thatIsNoHostName_isRefused(String domain) {
        assertThatIllegalArgumentException().isThrownBy(() -> XmppServerConfig.forDomain(domain));
    }

    @Test
    void limits_areKept() {
        assertThatIllegalArgumentException().isThrownBy(() -> builder.hibernation(Duration.ofSeconds(61)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.hibernation(Duration.ofMillis(999)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxStanzaBytes(9_999));
    }

    @Test
    void kinds_areFoundByTheirLabel() {
        assertThat(XmppServerKind.ofLabel("Ejabberd")).isEqualTo(XmppServerKind.EJABBERD);
        assertThat(XmppServerKind.PROSODY.label()).isEqualTo("prosody");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> XmppServerKind.ofLabel("openfire"))
                .withMessageContaining("expected prosody or ejabberd");
    }
}
