/**
 * Controls (IEC 61850-7-2 clause 20): what a command has to pass before it reaches the process, and what the status side
 * tells about it afterwards. Today direct control with normal security; the other control models are further ways
 * through the same checks. Knows the model and the ports, nothing of associations.
 */
@NullMarked
package org.sdvp.acsi.control;

import org.jspecify.annotations.NullMarked;
