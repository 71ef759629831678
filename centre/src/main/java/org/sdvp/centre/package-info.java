/** The centre as a whole: what is set for it, and its parts put together. */
@NullMarked
package org.sdvp.centre;

import org.jspecify.annotations.NullMarked;
