package org.sdvp.it.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The {@code sdvp} script at the root of the checkout. */
class LauncherTest {
    private static final Path LAUNCHER =
            Path.of("..").resolve("sdvp").toAbsolutePath().normalize();

    @TempDir
    Path elsewhere;

    private Outcome run(Path launcher, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        return Outcome.of(elsewhere, command);
    }

    @Test
    void help_throughASymbolicLinkFromAnotherFolder_listsEachCommandInALine() throws Exception {
        Path link = Files.createSymbolicLink(elsewhere.resolve("a link"), LAUNCHER);

        Outcome help = run(link, "--help");

        assertThat(help.code()).isZero();
        assertThat(help.commandsBelow("Commands:")).contains("demo", "agent", "devices", "read", "operate");
        assertThat(help.commandsBelow("Commands for work on SDVP itself:"))
                .containsExactly("c", "clean", "format", "fuzz", "run", "test", "vectors");
    }

    @Test
    void test_ofAModuleThatIsNotThere_namesThoseThatAre() throws Exception {
        Outcome refused = run(LAUNCHER, "test", "wir");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.said()).contains("no module called 'wir'", " wire ", " model ");
    }

    @Test
    void fuzz_ofAReaderThatIsNotThere_orForNoTime_isRefusedBeforeAnythingIsBuilt() throws Exception {
        Outcome unknown = run(LAUNCHER, "fuzz", "xer");
        Outcome never = run(LAUNCHER, "fuzz", "rpc", "--minutes", "0");

        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.said())
                .contains("no reader called 'xer'; there are: compact soap rpc command tree form sdvp2");
        assertThat(never.code()).isEqualTo(1);
        assertThat(never.said()).contains("expected --minutes and a number from 1 to 9999");
    }

    @ParameterizedTest
    @CsvSource({"fuzz, READER", "run, FILE.java"})
    void helpOfACommandForWorkOnSdvp_tellsItsArguments_andBuildsNothing(String command, String argument)
            throws Exception {
        Path copy = Files.copy(LAUNCHER, elsewhere.resolve("sdvp"));

        Outcome help = run(copy, command, "--help");

        assertThat(help.code()).isZero();
        assertThat(help.said()).startsWith("Usage: ./sdvp " + command + " ").contains(argument);
        assertThat(elsewhere.resolve(".sdvp")).doesNotExist();
    }

    @Test
    void c_withoutWordsThatItKnows_saysWhichThereAre() throws Exception {
        Outcome refused = run(LAUNCHER, "c", "install");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.said()).contains("expected what to do with the C library: build, test, check or deb");
    }

    @Test
    void withoutTheRightToWriteItsState_aCommandSaysSo() throws Exception {
        Path checkout = Files.createDirectory(elsewhere.resolve("check out"));
        Path copy = Files.copy(LAUNCHER, checkout.resolve("sdvp"));
        Files.createFile(checkout.resolve(".sdvp"));

        Outcome refused = run(copy, "devices");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.said()).contains(checkout + "/.sdvp");
    }
}
