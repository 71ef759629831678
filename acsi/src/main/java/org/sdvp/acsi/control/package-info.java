/**
 * Controls (IEC 61850-7-2 clause 20) by every control model: what a command has to pass before it reaches the process, who
 * has selected what, how a command ends, and what the status side tells about it. Knows the model and the ports, nothing
 * of associations but their ids.
 */
@NullMarked
package org.sdvp.acsi.control;

import org.jspecify.annotations.NullMarked;
