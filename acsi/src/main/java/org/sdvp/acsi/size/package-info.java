/** Guesses how long messages get, before they are encoded. Knows messages and values, but no wire format. */
@NullMarked
package org.sdvp.acsi.size;

import org.jspecify.annotations.NullMarked;
