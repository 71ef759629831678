/**
 * A device made of an SCL file (IEC 61850-6): its model, data sets, control blocks and values are served as they stand in
 * the file, and a simulated process behind it does what commands say.
 */
@NullMarked
package org.sdvp.agent.scl;

import org.jspecify.annotations.NullMarked;
