package org.sdvp.operator.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;

class ProfileLookupTest {
    @TempDir
    private Path home;

    private Path profile(Path file, String account) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "jid: " + account + "@b\npassword-env: PW\n");
    }

    private ProfileLookup lookup(Map<String, String> env) {
        Map<String, String> all = new java.util.HashMap<>(env);
        all.put("PW", "x");
        return new ProfileLookup(all, home);
    }

    private String found(ProfileLookup lookup, Path... asked) {
        return lookup.find(asked.length == 0 ? Optional.empty() : Optional.of(asked[0]))
                .jid()
                .local();
    }

    @Test
    void find_takesTheFirstOfAskedVariableDemoUser() throws IOException {
        ProfileLookup lookup = lookup(Map.of());
        profile(lookup.userProfile(), "user");
        assertThat(found(lookup)).isEqualTo("user");
        profile(lookup.demoProfile(), "demo");
        assertThat(found(lookup)).isEqualTo("demo");
        Path variable = profile(home.resolve("v/p"), "variable");
        assertThat(found(lookup(Map.of("SDVP_PROFILE", variable.toString())))).isEqualTo("variable");
        Path asked = profile(home.resolve("a/p"), "asked");
        assertThat(found(lookup(Map.of("SDVP_PROFILE", variable.toString())), asked))
                .isEqualTo("asked");
    }

    @Test
    void find_withoutAny_namesEveryPlace() {
        ProfileLookup lookup =
                lookup(Map.of("XDG_RUNTIME_DIR", home.resolve("run").toString()));
        assertThatThrownBy(() -> lookup.find(Optional.empty()))
                .isInstanceOf(ProfileException.class)
                .hasMessage("no connection profile: no --profile FILE, no $SDVP_PROFILE, no running demo ("
                        + home.resolve("run/sdvp/demo.profile") + "), no " + home.resolve(".config/sdvp/profile")
                        + "; start \"sdvp demo\" or write one of them");
    }

    @Test
    void find_doesNotFallBackFromAMissingFileThatWasNamed() throws IOException {
        profile(lookup(Map.of()).userProfile(), "user");
        assertThatThrownBy(() -> lookup(Map.of("SDVP_PROFILE", "/nowhere")).find(Optional.empty()))
                .hasMessage("profile /nowhere does not exist");
    }

    private static ConnectionProfile demo() {
        return new ConnectionProfile(
                Jid.of("demo@b"), Password.of("x"), Optional.empty(), XmppSettings.Tls.STARTTLS, Optional.empty());
    }

    @Test
    void profileOfARunningDemo_isTaken() throws IOException {
        ProfileLookup lookup = lookup(Map.of());
        demo().save(lookup.demoProfile(), ProfileHolder.current());

        assertThat(found(lookup)).isEqualTo("demo");
        assertThat(lookup.demoProfile()).exists();
    }

    @Test
    void profileOfADemoThatWasKilled_isDeletedAndNotTaken() throws Exception {
        ProfileLookup lookup = lookup(Map.of());
        profile(lookup.userProfile(), "user");
        Process killed = new ProcessBuilder("sleep", "60").start();
        ProfileHolder holder =
                new ProfileHolder(killed.pid(), killed.toHandle().info().startInstant());
        demo().save(lookup.demoProfile(), holder);
        assertThat(found(lookup)).isEqualTo("demo");
        killed.destroyForcibly().waitFor();

        assertThat(found(lookup)).isEqualTo("user");
        assertThat(lookup.demoProfile()).doesNotExist();
    }

    @Test
    void profileOfADemoWhoseProcessIdHasComeAgain_isDeleted() throws IOException {
        ProfileLookup lookup = lookup(Map.of());
        profile(lookup.userProfile(), "user");
        demo().save(
                        lookup.demoProfile(),
                        new ProfileHolder(ProfileHolder.current().pid(), Optional.of(Instant.EPOCH)));

        assertThat(found(lookup)).isEqualTo("user");
    }

    @Test
    void demoProfile_liesInTheRuntimeDirectory_orInTheCacheWithoutOne() {
        assertThat(lookup(Map.of("XDG_RUNTIME_DIR", "/run/user/7")).demoProfile())
                .isEqualTo(Path.of("/run/user/7/sdvp/demo.profile"));
        assertThat(lookup(Map.of()).demoProfile()).isEqualTo(home.resolve(".cache/sdvp/demo.profile"));
        assertThat(lookup(Map.of("XDG_CACHE_HOME", "/c", "XDG_RUNTIME_DIR", "relative"))
                        .demoProfile())
                .isEqualTo(Path.of("/c/sdvp/demo.profile"));
    }
}
