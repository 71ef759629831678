package org.sdvp.acsi.server;

import org.sdvp.acsi.report.ReportSize;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.size.EstimatedSize;

/**
 * Tells how long an answer gets, so that directories are cut into pages, and answers that do not fit the negotiated
 * message size are refused, before anything is encoded. Safe for many threads.
 */
@FunctionalInterface
public interface ResponseSize {
    /** Octets of the encoded payload; may be somewhat too high but not too low. */
    int octets(AcsiResponse response);

    /** A cautious guess that suits a terse XML format: it is not told which format the transport uses. */
    static ResponseSize estimate() {
        return EstimatedSize::octets;
    }

    /** A cautious guess of the same kind for reports. */
    static ReportSize estimateOfReports() {
        return EstimatedSize::octets;
    }
}
