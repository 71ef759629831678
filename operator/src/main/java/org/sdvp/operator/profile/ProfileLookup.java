package org.sdvp.operator.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdvp.operator.host.HomeDirectory;

/**
 * Where connection profiles lie. In this order: the file asked for, the one {@code $SDVP_PROFILE} names, the one that a
 * running demo has written, and the user's own. Where the first two are given, nothing else is tried.
 */
public final class ProfileLookup {
    /** Environment variable that names a profile. */
    public static final String VARIABLE = "SDVP_PROFILE";

    private final Map<String, String> env;
    private final Path home;

    /**
     * A lookup.
     *
     * @param env the environment: {@code SDVP_PROFILE}, {@code XDG_RUNTIME_DIR}, {@code XDG_CACHE_HOME},
     *     {@code XDG_STATE_HOME} and {@code XDG_CONFIG_HOME} are looked at, those of XDG as the XDG Base Directory Specification has them
     * @param home the user's home directory
     */
    public ProfileLookup(Map<String, String> env, Path home) {
        this.env = Map.copyOf(env);
        this.home = home;
    }

    /** The lookup of this process. */
    public static ProfileLookup ofProcess() {
        return new ProfileLookup(System.getenv(), HomeDirectory.of(System.getenv()));
    }

    /**
     * The file that a demo writes with {@link ConnectionProfile#save(Path, ProfileHolder)} when its devices can be
     * reached, and deletes when it ends; if it was killed, {@link #find} deletes it: {@code sdvp/demo.profile} in {@code $XDG_RUNTIME_DIR}, or in the cache directory where there is none.
     */
    public Path demoProfile() {
        return directory("XDG_RUNTIME_DIR")
                .map(runtime -> runtime.resolve("sdvp"))
                .orElseGet(this::cache)
                .resolve("demo.profile");
    }

    /** The user's own profile: {@code sdvp/profile} in {@code $XDG_CONFIG_HOME} or in {@code ~/.config}. */
    public Path userProfile() {
        return directory("XDG_CONFIG_HOME").orElse(home.resolve(".config")).resolve("sdvp/profile");
    }

    /** What may be lost: {@code sdvp} in {@code $XDG_CACHE_HOME} or in {@code ~/.cache}. */
    public Path cache() {
        return directory("XDG_CACHE_HOME").orElse(home.resolve(".cache")).resolve("sdvp");
    }

    /** What is to be kept: {@code sdvp} in {@code $XDG_STATE_HOME} or in {@code ~/.local/state}. */
    public Path state() {
        return directory("XDG_STATE_HOME").orElse(home.resolve(".local/state")).resolve("sdvp");
    }

    /**
     * Finds and reads the profile to use.
     *
     * @param asked the file the user named, if any
     * @return the first profile there is
     * @throws ProfileException naming all places looked at if there is none, or the fault if it is unusable
     */
    public ConnectionProfile find(Optional<Path> asked) {
        if (asked.isPresent()) {
            return ConnectionProfile.load(asked.get(), env);
        }
        String named = env.getOrDefault(VARIABLE, "");
        if (!named.isEmpty()) {
            return ConnectionProfile.load(Path.of(named), env);
        }
        List<Path> tried = new ArrayList<>();
        for (Path place : List.of(demoProfile(), userProfile())) {
            if (Files.exists(place) && !isLeftover(place)) {
                return ConnectionProfile.load(place, env);
            }
            tried.add(place);
        }
        throw new ProfileException("no connection profile: no --profile FILE, no $" + VARIABLE + ", no running demo ("
                + tried.get(0) + "), no " + tried.get(1) + "; start \"sdvp demo\" or write one of them");
    }

    /** Whether its demo was killed; then it is deleted. */
    private static boolean isLeftover(Path place) {
        if (ProfileHolder.of(place).map(ProfileHolder::isRunning).orElse(true)) {
            return false;
        }
        try {
            Files.deleteIfExists(place);
        } catch (IOException e) {
            throw new ProfileException(
                    place + " is of a demo that was killed, and cannot be deleted: " + e.getMessage());
        }
        return true;
    }

    // The specification has relative paths ignored.
    private Optional<Path> directory(String variable) {
        return Optional.ofNullable(env.get(variable))
                .filter(text -> text.startsWith("/"))
                .map(Path::of);
    }
}
