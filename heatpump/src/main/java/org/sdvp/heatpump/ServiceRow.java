package org.sdvp.heatpump;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A row of the table of services.
 *
 * @param service its name in IEC 61850-7-2
 * @param scopes on what each role may use it
 * @param meaning in words
 */
record ServiceRow(String service, Map<HeatPumpRole, ServiceScope> scopes, String meaning) {
    static List<ServiceRow> all() {
        return TableRows.of("service_rights.csv").stream().map(ServiceRow::of).toList();
    }

    private static ServiceRow of(List<String> cells) {
        Map<HeatPumpRole, ServiceScope> scopes = new EnumMap<>(HeatPumpRole.class);
        for (HeatPumpRole role : HeatPumpRole.values()) {
            scopes.put(role, ServiceScope.of(cells.get(1 + role.ordinal())));
        }
        return new ServiceRow(cells.get(0), scopes, cells.get(4));
    }
}
