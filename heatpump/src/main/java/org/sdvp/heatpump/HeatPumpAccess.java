package org.sdvp.heatpump;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sdvp.model.ObjectReference;

/**
 * Which role may do what with which part of a heat pump: nothing that the table does not permit. Immutable.
 *
 * <p>Rights are given to data objects and hold for everything below them. A logical device or node may be read, that
 * is browsed, by a role that may read anything in it. Data sets, control blocks and logs may be used by a role that may
 * read everything they show.
 */
public final class HeatPumpAccess {
    private final Map<ObjectReference, Map<HeatPumpRole, Set<AccessRight>>> byObject;
    private final Map<ObjectReference, Set<HeatPumpRole>> blockReaders;
    private final Map<String, Map<HeatPumpRole, ServiceScope>> scopes = new LinkedHashMap<>();

    HeatPumpAccess(
            Map<ObjectReference, Map<HeatPumpRole, Set<AccessRight>>> byObject,
            Map<ObjectReference, Set<HeatPumpRole>> blockReaders) {
        this.byObject = new LinkedHashMap<>(byObject);
        this.blockReaders = Map.copyOf(blockReaders);
        ServiceRow.all().forEach(row -> scopes.put(row.service(), row.scopes()));
    }

    /**
     * On what a role may use a service.
     *
     * @param service its name as IEC 61850-7-2 writes it, such as {@code GetDataValues}
     * @return {@link ServiceScope.Kind#NOTHING} if there is no such service
     */
    public ServiceScope scope(HeatPumpRole role, String service) {
        return scopes.getOrDefault(service, Map.of()).getOrDefault(role, ServiceScope.NONE);
    }

    /** The services of the table, in its order. */
    public List<String> services() {
        return List.copyOf(scopes.keySet());
    }

    /**
     * Whether a role may see and use a data set, a control block or a log: whether it may read everything that shows
     * there as configured.
     *
     * @param block such as {@code HP1/LLN0.Meas01}
     * @return false if there is no such block
     */
    public boolean permitsBlock(HeatPumpRole role, ObjectReference block) {
        return blockReaders.getOrDefault(block, Set.of()).contains(role);
    }

    /** Whether a role has a right at a reference of any depth. */
    public boolean permits(HeatPumpRole role, AccessRight right, ObjectReference reference) {
        if (reference.dataPath().isEmpty()) {
            return right == AccessRight.READ && permitted(role, right).stream().anyMatch(reference::contains);
        }
        Optional<ObjectReference> at = Optional.of(reference);
        while (at.isPresent() && at.get().dataPath().size() > 1) {
            at = at.get().parent();
        }
        return at.map(object -> rights(role, object).contains(right)).orElse(false);
    }

    /** The data objects at which a role has a right, in model order. */
    public List<ObjectReference> permitted(HeatPumpRole role, AccessRight right) {
        List<ObjectReference> objects = new ArrayList<>();
        byObject.forEach((object, rights) -> {
            if (rights.getOrDefault(role, Set.of()).contains(right)) {
                objects.add(object);
            }
        });
        return List.copyOf(objects);
    }

    /** The rights of a role at a data object; none if there is no such object. */
    public Set<AccessRight> rights(HeatPumpRole role, ObjectReference object) {
        Set<AccessRight> rights = byObject.getOrDefault(object, Map.of()).getOrDefault(role, Set.of());
        return rights.isEmpty() ? Set.of() : EnumSet.copyOf(rights);
    }
}
