package org.sdvp.centre.fleet;

import java.time.Instant;

/**
 * One value at one time.
 *
 * @param reference of the point
 * @param time when it was so, to the microsecond, by the device's clock; by the centre's if the trust is {@link
 *     Trust#CLOCK}
 * @param value what
 * @param trust how far to trust it
 */
public record Sample(String reference, Instant time, PointValue value, Trust trust) {}
