package org.sdvp.agent.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.sdvp.agent.store.DeviceSettings;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/**
 * The roles that contacts had, among the settings of a device: a list of texts, account and roles in turn.
 *
 * @param settings where they are kept
 */
public record KeptRoles(DeviceSettings settings) implements RoleMemory.Store {
    private static final ObjectReference PLACE = ObjectReference.parse("Agent/Audit.Roles");

    @Override
    public Map<String, String> load() {
        List<String> texts = new ArrayList<>();
        settings.get(PLACE)
                .filter(DataValue.Structure.class::isInstance)
                .ifPresent(list -> ((DataValue.Structure) list)
                        .members().stream()
                                .filter(DataValue.Text.class::isInstance)
                                .forEach(text -> texts.add(((DataValue.Text) text).value())));
        Map<String, String> roles = new LinkedHashMap<>();
        for (int i = 0; i + 1 < texts.size(); i += 2) {
            roles.put(texts.get(i), texts.get(i + 1));
        }
        return roles;
    }

    @Override
    public CompletionStage<Void> save(Map<String, String> roles) {
        List<DataValue> texts = new ArrayList<>();
        roles.forEach((account, held) -> {
            texts.add(DataValue.Text.unicode(account));
            texts.add(DataValue.Text.unicode(held));
        });
        return settings.save(PLACE, new DataValue.Structure(texts));
    }
}
