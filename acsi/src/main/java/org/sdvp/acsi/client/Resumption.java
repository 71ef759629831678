package org.sdvp.acsi.client;

/** How a BRCB goes on after {@link Reports#resumeFrom}. */
public enum Resumption {
    /** With the entry after the one named: nothing is missing, nothing comes twice. */
    SEAMLESS,
    /**
     * With the oldest entry it has, since it no longer has the one named, or none was: entries may be missing before it,
     * which the first report says as BufOvfl too.
     */
    FROM_OLDEST
}
