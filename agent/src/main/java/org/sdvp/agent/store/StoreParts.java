package org.sdvp.agent.store;

import java.util.concurrent.Executor;
import org.sdvp.acsi.TimeSource;

/**
 * What a {@link DeviceStore} works with.
 *
 * @param writer runs what writes to disk; may block, and may be shared by any number of stores: one thread for all, or a
 *     few. It must run tasks for as long as the store is open
 * @param time tells when to try a disk again
 * @param health hears of trouble
 */
public record StoreParts(Executor writer, TimeSource time, StoreHealth health) {}
