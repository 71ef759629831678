package org.sdvp.agent.store;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.sdvp.agent.store.sqlite.Marks;

/**
 * What the parts of a store have in common.
 *
 * @param name of the store, for messages
 * @param commit brings to disk
 * @param marks highest ids
 * @param kept all that is kept by name
 * @param limits how much is kept
 * @param lastNumber the last number given to a table
 * @param damage hears in words of what cannot be read back
 */
record StoreContext(
        String name,
        GroupCommit commit,
        Marks marks,
        KeptRecords kept,
        StoreLimits limits,
        AtomicInteger lastNumber,
        Consumer<String> damage) {}
