package org.sdvp.heatpump;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sdvp.heatpump.firmware.FirmwareState;
import org.sdvp.model.DataObject;
import org.sdvp.model.cdc.Cdc;
import org.sdvp.model.cdc.CtlModel;
import org.sdvp.model.cdc.DataObjectBuilder;
import org.sdvp.model.cdc.Enumerations;
import org.sdvp.model.value.DataType;

/**
 * A row of the table of data objects.
 *
 * @param node name of the logical node
 * @param object name of the data object; empty in the row that describes the node
 * @param series first and last name, {@code ValASG001..096}, if it is one of a series; else empty
 * @param cdc name of its common data class
 * @param enumeration name of its enumeration, if it needs one
 * @param unit literal of SIUnitKind, if it has a unit
 * @param ctlModel literal of CtlModelKind, if it is controllable
 * @param values initial values, path=text; +path for a member that is there besides, -path for one left out
 * @param signal what is kept there, if a driver reports it
 * @param control what Operate changes, if anything
 * @param access what each role may do
 * @param meaning in words
 * @param note why it is as it is
 */
record ObjectRow(
        String node,
        String object,
        String series,
        String cdc,
        String enumeration,
        String unit,
        String ctlModel,
        List<String> values,
        Optional<HeatPumpSignal> signal,
        Optional<HeatPumpControl> control,
        Map<HeatPumpRole, Set<AccessRight>> access,
        String meaning,
        String note) {
    private static final int FIRST_ROLE = 9;

    private static final String TO = "..";

    /** Every row of the table, those for several nodes or of a series once for each. */
    static List<ObjectRow> all() {
        return TableRows.of("objects.csv").stream()
                .flatMap(cells -> Stream.of(cells.get(0).split(" ", -1))
                        .flatMap(node -> names(cells.get(1)).map(object -> of(node, object, cells))))
                .toList();
    }

    private static Stream<String> names(String object) {
        int to = object.indexOf(TO);
        if (to < 0) {
            return Stream.of(object);
        }
        String last = object.substring(to + TO.length());
        int digits = last.length();
        String name = object.substring(0, to - digits);
        return IntStream.rangeClosed(Integer.parseInt(object.substring(to - digits, to)), Integer.parseInt(last))
                .mapToObj(number -> name + String.format(Locale.ROOT, "%0" + digits + "d", number));
    }

    private static ObjectRow of(String node, String object, List<String> cells) {
        return new ObjectRow(
                node,
                object,
                cells.get(1).contains(TO) ? cells.get(1) : "",
                cells.get(2),
                cells.get(3),
                cells.get(4),
                cells.get(5),
                cells.get(6).isEmpty() ? List.of() : List.of(cells.get(6).split(",", -1)),
                cells.get(7).isEmpty() ? Optional.empty() : Optional.of(HeatPumpSignal.valueOf(cells.get(7))),
                cells.get(8).isEmpty() ? Optional.empty() : Optional.of(HeatPumpControl.valueOf(cells.get(8))),
                access(cells.subList(FIRST_ROLE, FIRST_ROLE + HeatPumpRole.values().length)),
                cells.get(12),
                cells.get(13));
    }

    private static Map<HeatPumpRole, Set<AccessRight>> access(List<String> cells) {
        Map<HeatPumpRole, Set<AccessRight>> access = new EnumMap<>(HeatPumpRole.class);
        for (HeatPumpRole role : HeatPumpRole.values()) {
            Set<AccessRight> rights = EnumSet.noneOf(AccessRight.class);
            for (AccessRight right : AccessRight.values()) {
                if (cells.get(role.ordinal()).indexOf(right.letter()) >= 0) {
                    rights.add(right);
                }
            }
            access.put(role, rights);
        }
        return access;
    }

    /** Whether the row describes a logical node. */
    boolean isNode() {
        return object.isEmpty();
    }

    /** Whether its value has functional constraint MX. */
    boolean isMeasured() {
        return cdc.equals("MV") || cdc.equals("APC");
    }

    /** The data object of the row in a logical device. */
    DataObject dataObject(String device) {
        DataObjectBuilder builder = Cdc.valueOf(cdc).object(object);
        if (series.isEmpty()) {
            builder.value("d", meaning);
        }
        if (!enumeration.isEmpty()) {
            builder.enumeration(enumerationType());
        }
        if (!unit.isEmpty()) {
            builder.value("units.SIUnit", unit);
        }
        if (!ctlModel.isEmpty()) {
            int code = Enumerations.named("CtlModelKind").ordinal(ctlModel).orElseThrow();
            builder.controlledBy(CtlModel.of(code));
            if (CtlModel.of(code).isControllable()) {
                builder.with("origin", "ctlNum");
            }
        }
        values.forEach(value -> apply(value.replace("{LD}", device), builder));
        return builder.build();
    }

    private static void apply(String value, DataObjectBuilder builder) {
        if (value.startsWith("-")) {
            builder.without(value.substring(1));
        } else if (value.startsWith("+")) {
            builder.with(value.substring(1));
        } else {
            int equals = value.indexOf('=');
            builder.value(value.substring(0, equals), value.substring(equals + 1));
        }
    }

    private DataType.Enumeration enumerationType() {
        return switch (enumeration) {
            case "HeatPumpModeKind" -> HeatPumpMode.type();
            case "HeatPumpRunKind" -> HeatPumpRun.type();
            case "FirmwareStateKind" -> FirmwareState.type();
            default -> Enumerations.named(enumeration);
        };
    }
}
