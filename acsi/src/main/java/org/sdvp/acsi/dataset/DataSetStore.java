package org.sdvp.acsi.dataset;

import java.util.List;
import java.util.Map;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.model.Fcda;

/**
 * The port that keeps the data sets clients made with a name of the server ({@code LD/LN.name}), so that they outlive the
 * process. Called by one thread at a time.
 */
public interface DataSetStore {
    /** All that are kept; such as cannot be read any more are left out, which is then in the log. */
    Map<DataSetReference, List<Fcda>> load();

    /**
     * Keeps a data set; it is durable when this returns.
     *
     * @param members 1 or more, in order
     * @throws java.io.UncheckedIOException if it cannot be kept; its creation is then refused
     */
    void save(DataSetReference dataSet, List<Fcda> members);

    /**
     * Forgets a data set; it stays forgotten when this has returned. Without effect if it is not there.
     *
     * @throws java.io.UncheckedIOException if that cannot be kept; its deletion is then refused
     */
    void delete(DataSetReference dataSet);
}
