/**
 * Between the process and the values that clients see: substitution and blocking, deadband and range of measured values
 * (IEC 61850-7-3), and the behaviour of logical nodes by their Mod (IEC 61850-7-4). Knows the model, nothing of clients.
 */
@NullMarked
package org.sdvp.acsi.process;

import org.jspecify.annotations.NullMarked;
