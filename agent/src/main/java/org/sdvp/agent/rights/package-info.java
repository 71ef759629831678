/** Why something is or is not allowed on a device, from the groups of somebody to the rule that decides. */
@NullMarked
package org.sdvp.agent.rights;

import org.jspecify.annotations.NullMarked;
