package org.sdvp.agent.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.server.SettingHandler;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.agent.config.AgentConfig;
import org.sdvp.agent.device.Nameplate;
import org.sdvp.agent.store.DeviceSettings;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;

/**
 * LPHD1.PhyNam (IEC 61850-7-3, DPL): what maker and machine say of themselves, and what the installer says of the place.
 * The second may be changed by SetDataValues, and what was set is kept and goes before the configuration from then on; the
 * first may not.
 */
public final class NamePlate implements SettingHandler {
    private static final Set<String> OF_THE_PLACE = Set.of("location", "owner", "name");
    private static final int LONGEST = 255;

    private final ObjectReference object;
    private final Optional<DeviceSettings> kept;

    /**
     * The plate of a logical device.
     *
     * @param kept where texts that were set are kept; empty: nowhere, they last until the agent starts anew
     */
    public NamePlate(String logicalDevice, Optional<DeviceSettings> kept) {
        this.object = ObjectReference.parse(logicalDevice + "/LPHD1.PhyNam");
        this.kept = kept;
    }

    /** Writes the plate. */
    public void write(ModelValues values, Nameplate plate, AgentConfig.Site site) {
        Map<String, String> texts = Map.of(
                "vendor", plate.make(),
                "model", plate.model(),
                "serNum", plate.serial(),
                "location", site.location(),
                "owner", site.owner(),
                "name", site.name());
        List<ModelValues.Write> writes = new ArrayList<>();
        texts.forEach((name, text) -> values.model()
                .select(new Fcda(object.child(name), FunctionalConstraint.DC))
                .ifPresent(target -> writes.add(new ModelValues.Write(target, visible(text)))));
        OF_THE_PLACE.forEach(name -> kept.flatMap(settings -> settings.get(object.child(name)))
                .ifPresent(text -> values.model()
                        .select(new Fcda(object.child(name), FunctionalConstraint.DC))
                        .filter(target -> target.type().accepts(text))
                        .ifPresent(target -> writes.add(new ModelValues.Write(target, text)))));
        values.update(writes);
    }

    // VISIBLE_STRING is ASCII; an accented letter is worth a question mark, not the whole plate.
    private static DataValue visible(String text) {
        String ascii = text.replaceAll("[^ -~]", "?");
        return new DataValue.Text(BasicType.VISIBLE_STRING, ascii.substring(0, Math.min(LONGEST, ascii.length())));
    }

    @Override
    public CompletionStage<Optional<ServiceError>> set(Fcda target, DataValue value, Caller caller) {
        boolean ofThePlace = target.fc() == FunctionalConstraint.DC
                && object.contains(target.reference())
                && OF_THE_PLACE.contains(target.reference().name());
        if (!ofThePlace) {
            return CompletableFuture.completedFuture(Optional.of(ServiceError.ACCESS_VIOLATION));
        }
        // Answered once it is safe: what was accepted is there after a loss of power, too.
        return kept.map(settings -> settings.save(target.reference(), value)
                        .handle((nothing, failure) -> failure == null
                                ? Optional.<ServiceError>empty()
                                : Optional.of(ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT)))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }
}
