/** Tests of the fleet in memory. */
@NullMarked
package org.sdvp.centre.fleet.twin;

import org.jspecify.annotations.NullMarked;
