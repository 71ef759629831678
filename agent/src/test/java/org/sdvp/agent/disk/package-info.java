/** Disks for tests. */
@NullMarked
package org.sdvp.agent.disk;

import org.jspecify.annotations.NullMarked;
