package org.sdvp.acsi.dataset;

import org.sdvp.model.DataSet;

/**
 * How many data sets clients may make (IEC 61850-6 Services: ConfDataSet, DynDataSet).
 *
 * @param maxPersistent named {@code LD/LN.name}, in the whole server; 0 or more
 * @param maxPerAssociation named {@code @name}, in each association; 0 or more
 * @param maxMembers of each that a client makes; 1 to 10,000
 */
public record DataSetLimits(int maxPersistent, int maxPerAssociation, int maxMembers) {
    /** Checks the limits. */
    public DataSetLimits {
        if (maxPersistent < 0 || maxPerAssociation < 0 || maxMembers < 1 || maxMembers > DataSet.MAX_MEMBERS) {
            throw new IllegalArgumentException("expected 0 or more data sets and 1 to 10,000 members, but got "
                    + maxPersistent + " and " + maxPerAssociation + " data sets of " + maxMembers + " members");
        }
    }

    /** 32 in the server, 8 in each association, 256 members. */
    public static DataSetLimits defaults() {
        return new DataSetLimits(32, 8, 256);
    }
}
