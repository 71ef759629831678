package org.sdvp.agent.config;

/** A configuration cannot be used. The message names file, line and key, what was expected and what came; no secrets. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes one. */
    public ConfigException(String message) {
        super(message);
    }
}
