/**
 * From a change in the model to the control blocks that watch it (IEC 61850-7-2 clauses 17.2 and 17.3): what reporting and
 * logging have in common. One index, one heap of timers, one worker.
 */
@NullMarked
package org.sdvp.acsi.trigger;

import org.jspecify.annotations.NullMarked;
