package org.sdvp.agent.schedule;

/** What becomes of a controlled entity when no schedule of its controller runs any more; the standard leaves it open. */
public enum AtEnd {
    /** It keeps the value of the last entry. */
    KEEP,
    /**
     * It gets back the value it had before the first schedule took over, or that which somebody has commanded directly
     * since. Where neither is known it keeps the value of the last entry.
     */
    RESTORE
}
