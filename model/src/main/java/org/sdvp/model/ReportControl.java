package org.sdvp.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a report control block is configured (IEC 61850-7-2 clause 17, IEC 61850-6 ReportControl): the state in which its
 * instances begin.
 *
 * @param name of the block; its instances add a number of two digits when there may be several
 * @param buffered whether this is a BRCB or a URCB
 * @param rptId identification in reports, at most 129 printable ASCII characters; empty: the reference of the instance
 * @param dataSet name of a data set in the same logical node; empty: none yet
 * @param confRev configuration revision, 0 to 2^32-1
 * @param optFlds optional fields of its reports
 * @param bufTm buffer time in ms, 0 to 2^32-1
 * @param trgOps what triggers a report
 * @param intgPd integrity period in ms, 0: off
 * @param instances how many clients may use it at a time, 1 to 99
 * @param indexed whether instances carry a number; must be true if there are several
 */
public record ReportControl(
        String name,
        boolean buffered,
        String rptId,
        Optional<String> dataSet,
        long confRev,
        Set<ReportField> optFlds,
        long bufTm,
        Set<TriggerOption> trgOps,
        long intgPd,
        int instances,
        boolean indexed) {
    private static final int MAX_RPT_ID = 129;

    /** Copies the sets and checks name, RptID, number of instances and ranges. */
    public ReportControl {
        DataSet.checkName("report control block", name);
        requireRptId(rptId);
        optFlds = Set.copyOf(optFlds);
        trgOps = Set.copyOf(trgOps);
        if (instances < 1 || instances > 99 || (instances > 1 && !indexed)) {
            throw new IllegalArgumentException("report control block " + name
                    + " must have 1 to 99 instances, several only if indexed, but has " + instances);
        }
        checkUnsigned(name, "confRev", confRev);
        checkUnsigned(name, "bufTm", bufTm);
        checkUnsigned(name, "intgPd", intgPd);
    }

    /** Names of the instances, such as {@code Meas01} and {@code Meas02}. */
    public List<String> instanceNames() {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= instances; i++) {
            names.add(indexed ? name + (i < 10 ? "0" : "") + i : name);
        }
        return names;
    }

    /**
     * Does nothing if a text can be a RptID, a VISIBLE STRING129 (IEC 61850-7-2 clause 17.2.2).
     *
     * @throws IllegalArgumentException saying what was expected, if it cannot
     */
    public static void requireRptId(String text) {
        boolean good = text.length() <= MAX_RPT_ID;
        for (int i = 0; good && i < text.length(); i++) {
            good = text.charAt(i) >= ' ' && text.charAt(i) <= '~';
        }
        if (!good) {
            throw new IllegalArgumentException("expected a RptID of at most " + MAX_RPT_ID
                    + " printable ASCII characters, but got \"" + text + "\"");
        }
    }

    static void checkUnsigned(String block, String attribute, long value) {
        if (value < 0 || value > 0xffff_ffffL) {
            throw new IllegalArgumentException(
                    attribute + " of " + block + " must be 0 to 4294967295, but is " + value);
        }
    }
}
