/** What {@code ./sdvp fuzz} starts: Jazzer by itself, without JUnit, so that nothing is loaded before it watches. */
@NullMarked
package org.sdvp.wire.fuzz;

import org.jspecify.annotations.NullMarked;
