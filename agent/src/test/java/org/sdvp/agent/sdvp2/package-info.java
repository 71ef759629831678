/** Tests of the device as controllers of SDVP2 see it. */
@NullMarked
package org.sdvp.agent.sdvp2;

import org.jspecify.annotations.NullMarked;
