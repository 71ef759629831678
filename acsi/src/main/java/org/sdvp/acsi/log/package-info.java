/**
 * Logging (IEC 61850-7-2 clause 17.3): log control blocks, logs, and the port to where logs are kept. Knows neither
 * associations nor a wire format.
 */
@NullMarked
package org.sdvp.acsi.log;

import org.jspecify.annotations.NullMarked;
