package org.sdvp.acsi.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.model.Fcda;

/** Data sets in memory: for devices without a disk, and for tests. They end with the process. */
public final class MemoryDataSetStore implements DataSetStore {
    private final Map<DataSetReference, List<Fcda>> saved = new LinkedHashMap<>();

    /** Makes an empty one. */
    public MemoryDataSetStore() {}

    @Override
    public Map<DataSetReference, List<Fcda>> load() {
        return new LinkedHashMap<>(saved);
    }

    @Override
    public void save(DataSetReference dataSet, List<Fcda> members) {
        saved.put(dataSet, List.copyOf(members));
    }

    @Override
    public void delete(DataSetReference dataSet) {
        saved.remove(dataSet);
    }
}
