package org.sdvp.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsTest {
    @TempDir
    private Path directory;

    private Accounts load(String text, int pumps) throws IOException {
        return Accounts.load(Files.writeString(directory.resolve("accounts"), text), pumps, 0);
    }

    @Test
    void firstAccountOperates_theOthersAreHeatPumps() throws IOException {
        Accounts accounts = load("# all\n\nop@x.test  a b\nhp1@x.test c\nhp2@x.test d\n", 1);
        assertThat(accounts.operator().jid()).hasToString("op@x.test");
        assertThat(accounts.byName()).containsOnlyKeys("op", "hp1").containsEntry("op", "a b");
        assertThat(accounts.toString()).doesNotContain("a b");
    }

    @Test
    void accountsOfHeatPumpsInC_followTheOthers() throws IOException {
        Path file = Files.writeString(directory.resolve("accounts"), "op@x.test a\nhp1@x.test b\nc1@x.test c\n");
        Accounts accounts = Accounts.load(file, 1, 1);
        assertThat(accounts.pumps()).extracting(Accounts.Account::name).containsExactly("hp1");
        assertThat(accounts.inC()).extracting(Accounts.Account::name).containsExactly("c1");
        assertThat(accounts.byName()).containsOnlyKeys("op", "hp1", "c1");
    }

    @ParameterizedTest
    @CsvSource({
        "op@x.test secret, 'expected 2 accounts, the operator''s and 1 of heat pumps, but there are 1'",
        "op@x.test, ':1: expected an address and a password with a blank between'",
        "x.test secret, ':1: expected an account such as hp01@example.org, but got \"x.test\"'",
        "op@x.test/home secret, 'but got \"op@x.test/home\"'"
    })
    void unusableLines_areNamed_withoutThePassword(String line, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(line, 1))
                .withMessageContaining(message)
                .withMessageNotContaining("secret");
    }

    @Test
    void freshAccounts_haveDifferentPasswords_andNamesOfOneLength() {
        Accounts accounts = Accounts.fresh("sdvp.test", 100, 9);
        assertThat(accounts.pumps())
                .extracting(Accounts.Account::name)
                .startsWith("hp001")
                .endsWith("hp100");
        assertThat(accounts.inC())
                .extracting(Accounts.Account::name)
                .startsWith("c01")
                .endsWith("c09");
        assertThat(accounts.byName().values()).doesNotHaveDuplicates();
    }
}
