package org.sdvp.agent.config;

import java.nio.file.Path;
import java.util.Map;
import org.sdvp.agent.store.StoreLimits;
import org.sdvp.xmpp.stanza.Jid;

/**
 * Where an agent keeps what must outlive it, and how much.
 *
 * @param directory for this agent alone; made if it is not there
 * @param limits sizes of report buffers and logs
 */
public record StoreConfig(Path directory, StoreLimits limits) {
    /** A store of the usual size. */
    public static StoreConfig in(Path directory) {
        return new StoreConfig(directory, StoreLimits.defaults());
    }

    /** The file of the device's store. */
    public Path database() {
        return directory.resolve("device.db");
    }

    /** The folder of the files that clients may read and write. */
    public Path files() {
        return directory.resolve("files");
    }

    /** The folder of an update of the program. */
    public Path firmware() {
        return directory.resolve("firmware");
    }

    /**
     * The directory of an account where none is set: below the user's directory of states, as the XDG base directory
     * specification has it.
     *
     * @param env the environment: {@code XDG_STATE_HOME}, {@code HOME}
     */
    static Path usualDirectory(Map<String, String> env, Jid account) {
        String state = env.getOrDefault("XDG_STATE_HOME", "");
        String home = env.getOrDefault("HOME", System.getProperty("user.home"));
        Path states = state.startsWith("/") ? Path.of(state) : Path.of(home, ".local", "state");
        return states.resolve("sdvp").resolve(account.bare().toString().replace('/', '_'));
    }
}
