package org.sdvp.xmpp.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.wire.xml.XmlReader;

class DiscoInfoTest {
    private static final String OPEN = "<query xmlns='http://jabber.org/protocol/disco#info'>";
    private static final String FORM = "<x xmlns='jabber:x:data' type='result'>"
            + "<field var='FORM_TYPE' type='hidden'><value>urn:xmpp:dataforms:softwareinfo</value></field>"
            + "<field var='ip_version'><value>ipv4</value><value>ipv6</value></field>"
            + "<field var='os'><value>Mac</value></field><field var='os_version'><value>10.5.1</value></field>"
            + "<field var='software'><value>Psi</value></field>"
            + "<field var='software_version'><value>0.11</value></field></x>";
    private static final String FEATURES = "<feature var='http://jabber.org/protocol/disco#items'/>"
            + "<feature var='http://jabber.org/protocol/caps'/><feature var='http://jabber.org/protocol/muc'/>"
            + "<feature var='http://jabber.org/protocol/disco#info'/>";

    private static DiscoInfo read(String children) {
        return DiscoInfo.of(new XmlReader().read(OPEN + children + "</query>"));
    }

    /** The two examples of XEP-0115 clauses 5.2 and 5.3. */
    @Test
    void theExamplesOfTheXep_haveItsHashes() {
        assertThat(read("<identity category='client' name='Exodus 0.9.1' type='pc'/>" + FEATURES)
                        .ver())
                .isEqualTo("QgayPKawpkPSDYmwT/WM94uAlu0=");
        DiscoInfo extended = read("<identity xml:lang='el' category='client' name='Ψ 0.11' type='pc'/>"
                + "<identity xml:lang='en' category='client' name='Psi 0.11' type='pc'/>" + FEATURES + FORM);
        assertThat(extended.isWellFormed()).isTrue();
        assertThat(extended.ver()).isEqualTo("q07IKJEyjvHSyhy//CH0CxmKi8w=");
    }

    @Test
    void otherHashFunctions_areKnown_unknownOnesAreNot() {
        DiscoInfo info = new DiscoInfo(Set.of("client/pc//x"), Set.of("a"));
        assertThat(info.ver("sha-1")).contains(info.ver());
        assertThat(info.ver("sha-256").orElseThrow()).hasSize(44).isNotEqualTo(info.ver());
        assertThat(info.ver("md5")).isEmpty();
    }

    @Test
    void identitiesAreSortedByTheirParts_notByTheTextBetween() {
        assertThat(new DiscoInfo(Set.of("client/bot-x//", "client/bot//"), Set.of()).identities())
                .containsExactly("client/bot//", "client/bot-x//");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<feature var='a'/><feature var='a'/>",
                "<identity category='client' type='pc'/><identity category='client' type='pc'/>",
                FORM + FORM,
                "<x xmlns='jabber:x:data' type='nonsense'/>",
                "<x xmlns='jabber:x:data' type='result'><field var='FORM_TYPE' type='hidden'><value>a</value></field>"
                        + "<field var='b'/><field var='b'/></x>",
                "<x xmlns='jabber:x:data' type='result'><field var='FORM_TYPE' type='hidden'/></x>"
            })
    void whatComesTwice_orSaysNothing_isIllFormed(String children) {
        assertThat(read(children).isWellFormed()).isFalse();
    }

    @Test
    void aFormThatDoesNotSayWhatItIs_isPassedOver() {
        DiscoInfo without = read("<feature var='a'/>");
        DiscoInfo with = read("<feature var='a'/><x xmlns='jabber:x:data' type='result'>"
                + "<field var='FORM_TYPE'><value>b</value></field></x>");
        assertThat(with.isWellFormed()).isTrue();
        assertThat(with.ver()).isEqualTo(without.ver());
    }
}
