/** Devices of SCL files. */
@NullMarked
package org.sdvp.agent.scl;

import org.jspecify.annotations.NullMarked;
