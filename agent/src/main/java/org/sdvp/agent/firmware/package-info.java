/**
 * Updates of a device's own program, from the vendor's file service to the moment they run: upload with resumption,
 * checks, states, and the node LFWU1 that shows and controls them. How a program is put in the place of another is behind
 * a port, {@link org.sdvp.agent.firmware.InstallTarget}. Rules for people are in {@code docs/firmware.md}.
 */
@NullMarked
package org.sdvp.agent.firmware;

import org.jspecify.annotations.NullMarked;
