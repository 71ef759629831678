package org.sdvp.operator.host;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The home directory of the user. */
public final class HomeDirectory {
    private HomeDirectory() {}

    /**
     * {@code $HOME}, as shells have it, or the one that the system has for the user where that is missing or not absolute.
     *
     * @param env the environment, as of {@link System#getenv()}
     */
    public static Path of(Map<String, String> env) {
        return Optional.ofNullable(env.get("HOME"))
                .filter(text -> text.startsWith("/"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home")));
    }
}
