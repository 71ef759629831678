/** Files that are there whole or not at all, also after a loss of power. */
@NullMarked
package org.sdvp.agent.disk;

import org.jspecify.annotations.NullMarked;
