package org.sdvp.agent.schedule;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.server.SettingHandler;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/**
 * Takes the settings of schedules and their controllers. While an FSCH is ready or running, interval, number of entries,
 * values, priority and reuse are refused with {@code access-not-allowed-in-current-state}; start times may be set.
 */
final class ScheduleSettingGuard implements SettingHandler {
    private static final Set<String> LOCKED = Set.of("NumEntr", "SchdIntv", "SchdReuse", "SchdPrio");
    private static final Pattern VALUE = Pattern.compile("Val(ASG|ING|SPG|ENG)[0-9]*");

    private final Predicate<ObjectReference> isOurs;
    private final Map<ObjectReference, ScheduleState> states;
    private final SettingHandler device;

    ScheduleSettingGuard(
            Predicate<ObjectReference> isOurs, Map<ObjectReference, ScheduleState> states, SettingHandler device) {
        this.isOurs = isOurs;
        this.states = states;
        this.device = device;
    }

    @Override
    public CompletionStage<Optional<ServiceError>> set(Fcda target, DataValue value, Caller caller) {
        Optional<ObjectReference> node = Schedules.node(target.reference()).filter(isOurs);
        if (node.isEmpty()) {
            return device.set(target, value, caller);
        }
        String object = target.reference().dataPath().get(0).name();
        boolean locked =
                states.getOrDefault(node.get(), ScheduleState.NOT_READY).locksSettings()
                        && (LOCKED.contains(object) || VALUE.matcher(object).matches());
        return CompletableFuture.completedFuture(
                locked ? Optional.of(ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE) : Optional.empty());
    }
}
