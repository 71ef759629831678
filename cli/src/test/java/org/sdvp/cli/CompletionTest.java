package org.sdvp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completion script in a real bash, with a stand-in for the sdvp it asks. */
class CompletionTest {
    private static final String STAND_IN = """
            #!/bin/bash
            echo "$@" >>"${0%/*}/asked"
            case $# in
                1) printf '%s\\n' hp01@sdvp.test hp02@sdvp.test ;;
                *) printf '%s\\n' HP1 HP1/KPMP1 HP1/KPMP1.OpCtl 'HP1/KPMP1.OpCtl.ctlModel[CF]' \\
                    'HP1/KPMP1.OpCtl.stVal[ST]' 'HP1/KPMP1.OpCtl[ST]' HP1/RoomSTMP1 HP1/RoomSTMP1.Tmp \\
                    'HP1/RoomSTMP1.Tmp.mag.f[MX]' 'HP1/RoomSTMP1.Tmp.units[CF]' 'HP1/RoomSTMP1.Tmp[CF]' \\
                    'HP1/RoomSTMP1.Tmp[MX]' ;;
            esac
            """;

    @TempDir
    private Path home;

    private TestNet net;

    @BeforeEach
    void begin() throws IOException {
        net = new TestNet(home);
        Files.writeString(home.resolve("sdvp"), STAND_IN);
        assertThat(home.resolve("sdvp").toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("script"), net.run("completion").out());
    }

    @AfterEach
    void end() {
        net.close();
    }

    /** What Tab offers at the end of a line; {@code replaced} is the part of it that bash replaces. */
    private List<String> offered(String line, String replaced) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", """
                source "$HOME/script"
                COMP_LINE=$1 COMP_POINT=${#1}
                read -ra COMP_WORDS <<<"$1"
                if [[ $1 == *' ' ]]; then COMP_WORDS+=(''); fi
                COMP_WORDS[0]=$HOME/sdvp COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _sdvp_devices_and_references sdvp "$2" ''
                printf '%s\n' "${COMPREPLY[@]}"
                """, "bash", line, replaced);
        bash.environment().put("HOME", home.toString());
        bash.environment().remove("XDG_CACHE_HOME");
        Process process = bash.redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(new File("/dev/null"))
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return out.lines().filter(text -> !text.isEmpty()).toList();
    }

    private List<String> offered(String line) throws IOException, InterruptedException {
        return offered(line, line.substring(line.lastIndexOf(' ') + 1));
    }

    @Test
    void commandsAndOptions_areCompleted() throws Exception {
        assertThat(offered("sdvp op")).containsExactly("operate");
        assertThat(offered("sdvp read --js")).containsExactly("--json");
        assertThat(offered("sdvp read hp01 --js")).containsExactly("--json");
    }

    @Test
    void devices_areCompletedByLocalPartOrAddress_whereverBashBreaksIt() throws Exception {
        assertThat(offered("sdvp read hp")).containsExactly("hp01", "hp02");
        assertThat(offered("sdvp read --every 2s hp02")).containsExactly("hp02");
        assertThat(offered("sdvp read hp01@", "@")).containsExactly("@sdvp.test");
        assertThat(offered("sdvp read hp01@sd", "@sd")).containsExactly("@sdvp.test");
        assertThat(offered("sdvp read hp01@sd", "sd")).containsExactly("sdvp.test");
        assertThat(offered("sdvp devices hp")).isEmpty();
    }

    @Test
    void references_areCompletedPartByPart() throws Exception {
        assertThat(offered("sdvp read hp01 ")).containsExactly("HP1/");
        assertThat(offered("sdvp read hp01 HP1/")).containsExactly("HP1/KPMP1.", "HP1/RoomSTMP1.");
        assertThat(offered("sdvp read hp01 HP1/Room")).containsExactly("HP1/RoomSTMP1.");
        assertThat(offered("sdvp read hp01 HP1/RoomSTMP1.")).containsExactly("HP1/RoomSTMP1.Tmp", "HP1/RoomSTMP1.Tmp.");
        assertThat(offered("sdvp read hp01 HP1/RoomSTMP1.Tmp["))
                .containsExactly("HP1/RoomSTMP1.Tmp[CF]", "HP1/RoomSTMP1.Tmp[MX]");
        assertThat(offered("sdvp read hp01 HP1/KPMP1 HP1/RoomSTMP1.Tmp.mag.f[M"))
                .containsExactly("HP1/RoomSTMP1.Tmp.mag.f[MX]");
    }

    @Test
    void references_areThoseTheCommandCanUse() throws Exception {
        assertThat(offered("sdvp operate --test hp01 HP1/KPMP1.")).containsExactly("HP1/KPMP1.OpCtl");
        assertThat(offered("sdvp write hp01 HP1/RoomSTMP1.Tmp.")).containsExactly("HP1/RoomSTMP1.Tmp.units");
        assertThat(offered("sdvp operate hp01 HP1/KPMP1.OpCtl o")).isEmpty();
    }

    @Test
    void sdvp_isAskedWithTheProfileOfTheLine_andOnlyWhereFilesDoNotTell() throws Exception {
        offered("sdvp read --profile my.profile hp01 H");
        assertThat(home.resolve("asked")).hasContent("complete --profile my.profile hp01");
        Path cache = Files.createDirectories(home.resolve(".cache/sdvp/references"));
        Files.writeString(cache.resolve("hp01@sdvp.test"), "# all there is\nHP9/LLN0.Beh\n");
        Files.writeString(home.resolve(".cache/sdvp/devices"), "hp09@sdvp.test\n");
        assertThat(offered("sdvp read hp01 HP9/LLN0.")).containsExactly("HP9/LLN0.Beh");
        assertThat(offered("sdvp read h")).containsExactly("hp09");
        assertThat(home.resolve("asked")).hasContent("complete --profile my.profile hp01");
        Files.writeString(cache.resolve("hp01@sdvp.test"), "HP9/LLN0.Beh\n");
        assertThat(offered("sdvp read hp01 HP9/")).isEmpty();
        assertThat(offered("sdvp read hp01 H")).containsExactly("HP1/");
    }

    @Test
    void complete_fillsTheFilesAndSaysNothingWhereItFails() {
        net.online("hp01@sdvp.test/pump");
        assertThat(net.run("complete").lines()).containsExactly("hp01@sdvp.test");
        assertThat(net.run("complete", "hp01").lines())
                .contains("HP1", "HP1/RoomSTMP1.Tmp[MX]", "HP1/RoomSTMP1.Tmp.mag.f[MX]", "HP1/KPMP1.OpCtl.ctlModel[CF]")
                .noneMatch(line -> line.startsWith("#"));
        assertThat(home.resolve(".cache/sdvp/references/hp01@sdvp.test"))
                .content()
                .startsWith("# all there is\nHP1\nHP1/");
        net.xmppServer.down(true);
        assertThat(net.run("complete", "hp01").lines()).hasSizeGreaterThan(100);
        assertThat(net.run("complete", "hp99")).isEqualTo(new TestNet.Run(0, "", ""));
    }

    @Test
    void read_addsToTheFile_withoutCallingItWhole() {
        net.online("hp01@sdvp.test/pump");
        net.run("read", "hp01", "RoomSTMP1.Tmp[MX]");
        assertThat(home.resolve(".cache/sdvp/references/hp01@sdvp.test")).hasContent("""
                        HP1/RoomSTMP1.Tmp.mag.f[MX]
                        HP1/RoomSTMP1.Tmp.q[MX]
                        HP1/RoomSTMP1.Tmp.t[MX]
                        HP1/RoomSTMP1.Tmp[MX]
                        """);
    }
}
