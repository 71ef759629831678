/**
 * Setting groups (IEC 61850-7-2 clause 16): the values of every group, of which the active one is seen, and the one copy
 * that a client edits. Knows the model and a port for what must survive; nothing of associations but their ids.
 */
@NullMarked
package org.sdvp.acsi.setting;

import org.jspecify.annotations.NullMarked;
