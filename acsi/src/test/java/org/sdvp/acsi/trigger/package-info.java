/** Tests of triggers and timers. */
@NullMarked
package org.sdvp.acsi.trigger;

import org.jspecify.annotations.NullMarked;
