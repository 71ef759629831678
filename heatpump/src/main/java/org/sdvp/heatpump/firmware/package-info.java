/**
 * What an update file is: its manifest, its signature, versions, and the states an update goes through. The format is
 * specified in {@code docs/firmware.md}. Nothing here knows of a net or of where updates are kept.
 */
@NullMarked
package org.sdvp.heatpump.firmware;

import org.jspecify.annotations.NullMarked;
