package org.sdvp.centre.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.plan.HousePlan;
import org.sdvp.centre.fleet.plan.Plan;
import org.sdvp.centre.fleet.plan.Tariff;
import org.sdvp.centre.store.database.Texts;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The parts of a plan as JSON, as they are stored. */
final class PlanJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, String>> REASONS = new TypeReference<>() {};

    private PlanJson() {}

    static String of(Object part) {
        return Texts.clean(JSON.writeValueAsString(part));
    }

    static String ofReasons(Map<DeviceId, String> reasons) {
        Map<String, String> plain = new LinkedHashMap<>();
        reasons.forEach((device, why) -> plain.put(device.jid(), why));
        return of(plain);
    }

    static Plan.Head head(String json) {
        return read(json, Plan.Head.class);
    }

    static Tariff tariff(String json) {
        return read(json, Tariff.class);
    }

    static HousePlan house(String json) {
        return read(json, HousePlan.class);
    }

    static Map<DeviceId, String> reasons(String json) {
        Map<DeviceId, String> reasons = new LinkedHashMap<>();
        try {
            JSON.readValue(json, REASONS).forEach((device, why) -> reasons.put(new DeviceId(device), why));
        } catch (JacksonException e) {
            throw damaged(e);
        }
        return reasons;
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JacksonException e) {
            throw damaged(e);
        }
    }

    private static IllegalStateException damaged(JacksonException e) {
        return new IllegalStateException("a stored plan is damaged: " + e.getOriginalMessage(), e);
    }
}
