/**
 * Two slots for the program of a Java agent, one of which runs, and the supervisor that starts it, watches a new version
 * prove itself, and goes back to the other slot if it does not. All that is decided is on disk before it takes effect. Laid
 * out in {@code docs/firmware.md}.
 */
@NullMarked
package org.sdvp.agent.slots;

import org.jspecify.annotations.NullMarked;
