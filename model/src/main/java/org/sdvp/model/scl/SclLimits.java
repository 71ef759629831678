package org.sdvp.model.scl;

/**
 * How much of an SCL file is read before it is refused. A file within them needs memory for one IED and the data type
 * templates, whatever its length.
 *
 * @param maxLength of the file, in characters
 * @param maxStreamBytes of a file that is read from a stream, and so has to be kept in memory
 * @param maxDepth of elements in elements, and of types in types
 * @param maxElements of one IED, or of the data type templates
 * @param maxValues single values (leaves) of one IED, array elements included; a few nested types can name billions
 * @param maxProblems kept in a list of problems; more are counted only
 */
public record SclLimits(
        long maxLength, int maxStreamBytes, int maxDepth, int maxElements, int maxValues, int maxProblems) {
    /** 1 GiB; 64 MiB from a stream; 64 deep; a million elements and a million values an IED; 1,000 problems. */
    public static final SclLimits DEFAULT = new SclLimits(1L << 30, 1 << 26, 64, 1_000_000, 1_000_000, 1_000);

    /** Checks that each is at least 1. */
    public SclLimits {
        if (maxLength < 1
                || maxStreamBytes < 1
                || maxDepth < 1
                || maxElements < 1
                || maxValues < 1
                || maxProblems < 1) {
            throw new IllegalArgumentException("every limit must be at least 1");
        }
    }
}
