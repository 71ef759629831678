package org.sdvp.agent.scl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.setting.SettingGroupStore;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.SettingControl;
import org.sdvp.model.scl.SclIed;
import org.sdvp.model.scl.SettingGroupValues;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

/** Setting groups that begin as the file has them (Val with sGroup) and are kept in memory. */
final class SclGroups implements SettingGroupStore {
    private final SclIed ied;
    private final TimeSource time;
    private final Map<ObjectReference, StoredGroups> kept = new ConcurrentHashMap<>();

    SclGroups(SclIed ied, TimeSource time) {
        this.ied = ied;
        this.time = time;
    }

    @Override
    public Optional<StoredGroups> load(ObjectReference sgcb) {
        StoredGroups saved = kept.get(sgcb);
        return saved != null ? Optional.of(saved) : control(sgcb).map(control -> fromFile(sgcb, control));
    }

    private Optional<SettingControl> control(ObjectReference sgcb) {
        return sgcb.parent()
                .flatMap(node -> ied.model().logicalNode(node))
                .flatMap(node -> node.blocks().settingControl());
    }

    private StoredGroups fromFile(ObjectReference sgcb, SettingControl control) {
        List<Map<ObjectReference, DataValue>> groups = new ArrayList<>();
        for (int number = 1; number <= control.numOfSG(); number++) {
            Map<ObjectReference, DataValue> group = new HashMap<>();
            for (SettingGroupValues setting : ied.settings()) {
                DataValue value = setting.byGroup().get(number);
                if (value != null && setting.attribute().logicalDevice().equals(sgcb.logicalDevice())) {
                    group.put(setting.attribute(), value);
                }
            }
            groups.add(group);
        }
        return new StoredGroups(control.actSG(), Timestamp.of(time.now()), groups);
    }

    @Override
    public CompletionStage<Void> save(ObjectReference sgcb, StoredGroups groups) {
        kept.put(sgcb, groups);
        return CompletableFuture.completedFuture(null);
    }
}
