package org.sdvp.xmpp.stanza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JidTest {
    @ParameterizedTest
    @CsvSource({
        "hp7@example.org/pump, hp7, example.org, pump",
        "hp7@example.org, hp7, example.org, ''",
        "example.org, '', example.org, ''",
        "example.org/x, '', example.org, x",
        "HP7@Example.ORG./Pump, hp7, example.org, Pump",
        "a@b/c@d/e, a, b, c@d/e",
        "hp7@[::1]/pump, hp7, [::1], pump",
        "hp7@127.0.0.1, hp7, 127.0.0.1, ''",
        "jürgen@wärme.example/Keller links, jürgen, wärme.example, Keller links",
    })
    void of_takesTheThreePartsApart(String text, String local, String domain, String resource) {
        Jid jid = Jid.of(text);
        assertThat(jid.local()).isEqualTo(local);
        assertThat(jid.domain()).isEqualTo(domain);
        assertThat(jid.resource()).isEqualTo(resource);
    }

    @ParameterizedTest
    @CsvSource({
        "hp7@example.org/pump, hp7@example.org/pump, true",
        "hp7@example.org/pump, hp7@example.org, true",
        "hp7@example.org, hp7@example.org, true",
        "hp7@example.org/pump, hp7@example.org/spare, false",
        "hp7@example.org, hp7@example.org/pump, false",
        "hp7@example.org/pump, hp8@example.org, false",
        "hp7@example.org/pump, example.org, false",
    })
    void belongsTo_isTheSameAddress_orTheBareOneOfItsAccount(Jid jid, Jid other, boolean expected) {
        assertThat(jid.belongsTo(other)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'', the domain is missing",
        "@example.org, expected a local part",
        "hp7@, the domain is missing",
        "hp7@example.org/, expected a resource",
        "h p@example.org, U+0020",
        "hp<7@example.org, U+003C",
        "hp7@exa mple.org, U+0020",
        "hp7@a..b, empty label",
        "hp7@.b, empty label",
        "a@b@c, U+0040",
    })
    void of_refusesWhatIsNoAddress_andSaysWhy(String text, String why) {
        assertThatThrownBy(() -> Jid.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"")
                .hasMessageContaining(why)
                .hasMessageContaining("expected local@domain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hp7@example.org/a\u0000b", "hp7@example.org/a\nb", "hp\u0085@example.org"})
    void of_refusesControlCharacters(String text) {
        assertThatThrownBy(() -> Jid.of(text)).hasMessageContaining("not allowed there");
    }

    @Test
    void of_partsOfMoreThan1023Bytes_areRefusedWithoutRepeatingThem() {
        assertThat(Jid.of("a@b/" + "x".repeat(1023)).resource()).hasSize(1023);
        assertThatThrownBy(() -> Jid.of("a@b/" + "ü".repeat(512)))
                .hasMessageContaining("longer than 1023 bytes")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void equalAddresses_areEqual_whateverTheirCaseAndNormalForm() {
        assertThat(Jid.of("HP7@Example.org/u\u0308")).isEqualTo(Jid.of("hp7@example.org/ü"));
        assertThat(Jid.of("a@b/C")).isNotEqualTo(Jid.of("a@b/c"));
    }

    @Test
    void bareAndFull() {
        Jid full = Jid.of("hp7@example.org/pump");
        assertThat(full.isFull()).isTrue();
        assertThat(full.bare()).isEqualTo(Jid.of("hp7@example.org"));
        assertThat(full.bare().isBare()).isTrue();
        assertThat(full.domainJid()).isEqualTo(Jid.of("example.org"));
        assertThat(Jid.of("example.org/x").isFull()).isFalse();
        assertThat(full.bare().withResource("pump")).isEqualTo(full);
    }

    @RepeatedTest(50)
    void anyText_isAnAddressThatReadsBack_orIsRefused() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String alphabet = "aB7@/.-_ü \u0000<&\ud83d\ude00:[]";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        try {
            Jid jid = Jid.of(text.toString());
            assertThat(Jid.of(jid.toString())).as("seed %d", seed).isEqualTo(jid);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).as("seed %d", seed).contains("is no XMPP address");
        }
    }
}
