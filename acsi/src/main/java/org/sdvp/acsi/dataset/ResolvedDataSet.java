package org.sdvp.acsi.dataset;

import java.util.List;
import java.util.Optional;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.model.Fcda;
import org.sdvp.model.Selection;

/**
 * A data set with its members found in the model. Immutable; its members never change, a data set of the same name that
 * is made later is another one.
 *
 * @param reference its name
 * @param association id of the association it ends with; empty for one of the server
 * @param deletable whether clients may delete it, which they may not if it is configured
 * @param members in order, 1 or more
 */
public record ResolvedDataSet(
        DataSetReference reference, Optional<String> association, boolean deletable, List<Selection> members) {
    /** Copies the members. */
    public ResolvedDataSet {
        members = List.copyOf(members);
    }

    /** What the members are, in order. */
    public List<Fcda> references() {
        return members.stream().map(Selection::fcda).toList();
    }
}
