package org.sdvp.centre.store.database;

/** Joins samples that are too old to quarters of an hour, so that others can go on writing meanwhile. */
@FunctionalInterface
public interface Thinning {
    /** Joins all samples before a time, which is the beginning of a day and before which none is stored any more. */
    void thin(long before);
}
