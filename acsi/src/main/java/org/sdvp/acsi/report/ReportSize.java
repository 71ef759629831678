package org.sdvp.acsi.report;

import org.sdvp.acsi.service.Report;

/** Tells how long a report gets, so that it is cut into segments before anything is encoded. */
@FunctionalInterface
public interface ReportSize {
    /** Octets of the encoded payload; may be somewhat too high but not too low. Grows with each member. */
    int octets(Report report);
}
