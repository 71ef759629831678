package org.sdvp.acsi.control;

/**
 * What a {@link ControlEngine} works with on its two sides.
 *
 * @param handler the process
 * @param terminations the way back to the clients
 */
public record ControlPorts(ControlHandler handler, CommandTerminations terminations) {}
