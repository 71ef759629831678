package org.sdvp.acsi.setting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

/** The port to where setting groups survive a loss of power. */
public interface SettingGroupStore {
    /**
     * The groups of one setting group control block.
     *
     * @param actSG number of the active one, 1 or more
     * @param lActTm when it was selected
     * @param groups values of each group, the first of number 1, by reference of the attribute
     */
    record StoredGroups(int actSG, Timestamp lActTm, List<Map<ObjectReference, DataValue>> groups) {
        /** Copies the groups. */
        public StoredGroups {
            groups = groups.stream().map(Map::copyOf).toList();
        }
    }

    /**
     * What was saved last; empty if nothing was. Called before the server starts, may block.
     *
     * @param sgcb reference of the block, such as {@code HP1/LLN0.SGCB}
     */
    Optional<StoredGroups> load(ObjectReference sgcb);

    /**
     * Saves the groups of a block, one call at a time for each.
     *
     * @return completes when they are safe; a failure leaves everything as it was before. Must not block
     */
    CompletionStage<Void> save(ObjectReference sgcb, StoredGroups groups);

    /** Keeps nothing: every start begins with the values of the model. */
    static SettingGroupStore none() {
        return new SettingGroupStore() {
            @Override
            public Optional<StoredGroups> load(ObjectReference sgcb) {
                return Optional.empty();
            }

            @Override
            public CompletionStage<Void> save(ObjectReference sgcb, StoredGroups groups) {
                return CompletableFuture.completedFuture(null);
            }
        };
    }
}
