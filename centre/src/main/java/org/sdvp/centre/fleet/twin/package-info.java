/** What every device of the fleet is like now, in memory: presence, last values, sums over many, and who wants to hear. */
@NullMarked
package org.sdvp.centre.fleet.twin;

import org.jspecify.annotations.NullMarked;
