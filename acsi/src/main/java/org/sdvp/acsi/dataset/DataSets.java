package org.sdvp.acsi.dataset;

import java.util.Optional;
import org.sdvp.acsi.service.DataSetReference;

/** How control blocks find the data sets they watch. Safe for many threads. */
public interface DataSets {
    /**
     * Finds a data set.
     *
     * @param associationId on whose behalf, for names such as {@code @name}
     * @param reference its name
     * @return empty if there is none of that name
     */
    Optional<ResolvedDataSet> find(String associationId, DataSetReference reference);

    /**
     * Finds a data set and holds it: it cannot be deleted until it has been released as often. One of an association
     * ends with the association nevertheless.
     */
    Optional<ResolvedDataSet> acquire(String associationId, DataSetReference reference);

    /** Lets go of a data set that was acquired. */
    void release(ResolvedDataSet dataSet);
}
