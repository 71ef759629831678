package org.sdvp.operator.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sdvp.operator.doctor.Finding.Level;

/** All that was found so far; for one thread. */
public final class Diagnosis {
    private final Consumer<Finding> listener;
    private final List<Finding> findings = new ArrayList<>();
    private boolean unreachable;

    /**
     * An empty one.
     *
     * @param listener hears of each finding at once
     */
    public Diagnosis(Consumer<Finding> listener) {
        this.listener = listener;
    }

    /** Adds what was found. */
    public void add(Finding finding) {
        findings.add(finding);
        listener.accept(finding);
    }

    /** Adds that somebody cannot be reached at all. */
    public void unreachable(Finding finding) {
        unreachable = true;
        add(finding);
    }

    /** All of it, in order. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** How many findings are of a level. */
    public long count(Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    /** Whether the XMPP server or the device could not be reached, so that much was not looked at. */
    public boolean isUnreachable() {
        return unreachable;
    }
}
