package org.sdvp.agent.device;

/** From where a command comes. */
public enum CommandOrigin {
    /** From somebody or something in the house: the panel, the owner, a local plan. */
    LOCAL,
    /** From afar, such as a service provider. */
    REMOTE
}
