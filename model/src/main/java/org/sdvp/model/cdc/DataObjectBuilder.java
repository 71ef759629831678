package org.sdvp.model.cdc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.ValueText;

/**
 * Makes a data object of a common data class: {@code Cdc.MV.object("Tmp").with("units").value("units.SIUnit", "°C")}.
 * Not for several threads.
 *
 * <p>Qualities start as invalid, for nothing is known before the process has spoken; give {@code q} the value good
 * where a constant is meant.
 */
public final class DataObjectBuilder {
    private final Cdc cdc;
    private final String name;
    private final Set<String> asked = new TreeSet<>();
    private final Set<String> leftOut = new TreeSet<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> there = new HashSet<>();
    private final Map<String, Function<DataType, DataValue>> values = new LinkedHashMap<>();
    private boolean substitution;
    private boolean grouped;
    private CtlModel ctlModel = CtlModel.STATUS_ONLY;
    private DataType.@Nullable Enumeration enumeration;
    private int arraySize = 1;

    DataObjectBuilder(Cdc cdc, String name) {
        this.cdc = cdc;
        this.name = name;
    }

    /** Asks for attributes, or members of constructed ones, that need not be there: {@code units}, {@code mag.i}. */
    public DataObjectBuilder with(String... paths) {
        asked.addAll(List.of(paths));
        return this;
    }

    /** Leaves out what is there unless left out: {@code mag.f}, {@code units.multiplier}. */
    public DataObjectBuilder without(String... paths) {
        leftOut.addAll(List.of(paths));
        return this;
    }

    /** Asks for the attributes that let an operator put a value in the place of the process's. */
    public DataObjectBuilder withSubstitution() {
        substitution = true;
        return this;
    }

    /** Puts its settings into setting groups: functional constraint SG instead of SP, without triggers. */
    public DataObjectBuilder inSettingGroups() {
        grouped = true;
        return this;
    }

    /** Chooses the control model; status-only if never called. */
    public DataObjectBuilder controlledBy(CtlModel model) {
        ctlModel = model;
        return this;
    }

    /** Chooses the enumeration of an ENS, ENC or ENG. */
    public DataObjectBuilder enumeration(DataType.Enumeration type) {
        enumeration = type;
        return this;
    }

    /** Chooses the number of points of a CSG. */
    public DataObjectBuilder arraySize(int elements) {
        arraySize = elements;
        return this;
    }

    /** Chooses an initial value, as {@link ValueText} reads it. Asks for the attribute, too. */
    public DataObjectBuilder value(String path, String text) {
        return valueOf(path, type -> ValueText.parse(type, text));
    }

    /** Chooses an initial value. Asks for the attribute, too. */
    public DataObjectBuilder value(String path, DataValue value) {
        return valueOf(path, type -> {
            type.require(value);
            return value;
        });
    }

    private DataObjectBuilder valueOf(String path, Function<DataType, DataValue> value) {
        values.put(path, value);
        return with(path.split("\\.", -1)[0]);
    }

    /**
     * The data object.
     *
     * @throws IllegalArgumentException naming object and path, if something was asked for, left out or given a value
     *     that the class does not have or must have, an enumeration is missing, or a value does not fit
     */
    public DataObject build() {
        known.clear();
        there.clear();
        CdcTable table = CdcTable.of(cdc);
        boolean second = table.attributes().stream()
                .anyMatch(row -> row.presence().argument().equals("2") && asked.contains(row.name()));
        List<DataNode> children = new ArrayList<>();
        for (CdcAttribute row : table.attributes()) {
            known.add(row.name());
            if (isThere(row, second)) {
                there.add(row.name());
                children.add(attribute(row, table));
            }
        }
        requireKnown(asked, there, "is not there");
        requireKnown(leftOut, known, "is unknown");
        requireWhole(table);
        return new DataObject(name, cdc.name(), children);
    }

    private boolean isThere(CdcAttribute row, boolean second) {
        return switch (row.presence().kind()) {
            case MANDATORY -> true;
            case OPTIONAL -> asked.contains(row.name());
            case DEFAULT, TOGETHER -> !leftOut.contains(row.name());
            case SUBSTITUTION -> substitution;
            case GROUP -> row.presence().argument().equals("2") ? second : !leftOut.contains(row.name());
            case IF ->
                there.contains(row.presence().argument())
                        || asked.contains(row.presence().argument());
            case CONTROLLABLE -> ctlModel.isControllable();
            case SELECT -> ctlModel.isSelectBeforeOperate();
            case SELECT_NORMAL -> ctlModel == CtlModel.SBO_WITH_NORMAL_SECURITY;
            case SELECT_ENHANCED -> ctlModel == CtlModel.SBO_WITH_ENHANCED_SECURITY;
            case ENHANCED -> ctlModel.isEnhanced();
        };
    }

    private DataAttribute attribute(CdcAttribute row, CdcTable table) {
        DataType type = ConstructedTypes.resolve(
                row.type(),
                row.name(),
                new ConstructedTypes.Choice(
                        Map.of("ctlVal", table.ctlVal()), this::chosenEnumeration, arraySize, this::isMemberThere));
        DataValue initial = initialValue(row, type);
        for (Map.Entry<String, Function<DataType, DataValue>> entry : values.entrySet()) {
            List<String> path = List.of(entry.getKey().split("\\.", -1));
            if (path.get(0).equals(row.name())) {
                initial = replaced(type, initial, path.subList(1, path.size()), entry);
            }
        }
        return grouped && row.fc() == FunctionalConstraint.SP
                ? new DataAttribute(row.name(), FunctionalConstraint.SG, type, Set.of(), Optional.of(initial))
                : new DataAttribute(row.name(), row.fc(), type, row.trgOps(), Optional.of(initial));
    }

    private DataValue initialValue(CdcAttribute row, DataType type) {
        if (row.name().equals("ctlModel")) {
            return new DataValue.Int(BasicType.ENUMERATED, ctlModel.code());
        }
        boolean ofProcess = row.fc() == FunctionalConstraint.ST || row.fc() == FunctionalConstraint.MX;
        return ofProcess && type.basicType() == BasicType.QUALITY ? Quality.of(Quality.Validity.INVALID) : type.zero();
    }

    private boolean isMemberThere(ConstructedTypes.Optional member) {
        known.add(member.path());
        boolean isThere = member.isDefault() ? !leftOut.contains(member.path()) : asked.contains(member.path());
        if (isThere) {
            there.add(member.path());
        }
        return isThere;
    }

    private DataType.Enumeration chosenEnumeration() {
        if (enumeration == null) {
            throw new IllegalArgumentException(cdc + " " + name + " needs an enumeration");
        }
        return enumeration;
    }

    private DataValue replaced(
            DataType type, DataValue value, List<String> path, Map.Entry<String, Function<DataType, DataValue>> entry) {
        if (path.isEmpty()) {
            return given(type, entry);
        }
        int member = type instanceof DataType.Structure structure ? structure.indexOf(path.get(0)) : -1;
        if (member < 0) {
            throw new IllegalArgumentException(cdc + " " + name + ": " + entry.getKey() + " is not there");
        }
        List<DataValue> members = new ArrayList<>(((DataValue.Structure) value).members());
        DataType memberType = ((DataType.Structure) type).members().get(member).type();
        members.set(member, replaced(memberType, members.get(member), path.subList(1, path.size()), entry));
        return new DataValue.Structure(members);
    }

    private DataValue given(DataType type, Map.Entry<String, Function<DataType, DataValue>> entry) {
        try {
            return entry.getValue().apply(type);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(cdc + " " + name + ": " + entry.getKey() + ": " + e.getMessage(), e);
        }
    }

    private void requireKnown(Set<String> paths, Collection<String> all, String what) {
        paths.stream().filter(path -> !all.contains(path)).findFirst().ifPresent(path -> {
            throw new IllegalArgumentException(
                    cdc + " " + name + ": " + path + " " + what + "; it has " + new TreeSet<>(all));
        });
    }

    private void requireWhole(CdcTable table) {
        requireAllOrNone(table, Presence.Kind.TOGETHER, "");
        boolean first = requireAllOrNone(table, Presence.Kind.GROUP, "1");
        boolean second = requireAllOrNone(table, Presence.Kind.GROUP, "2");
        if (!first && !second) {
            throw new IllegalArgumentException(cdc + " " + name + " needs at least one whole group of attributes");
        }
        table.attributes().stream()
                .filter(row -> row.presence().kind() == Presence.Kind.MANDATORY && leftOut.contains(row.name()))
                .findFirst()
                .ifPresent(row -> {
                    throw new IllegalArgumentException(cdc + " " + name + " must have " + row.name());
                });
    }

    private boolean requireAllOrNone(CdcTable table, Presence.Kind kind, String argument) {
        List<String> members = table.attributes().stream()
                .filter(row -> row.presence().equals(new Presence(kind, argument)))
                .map(CdcAttribute::name)
                .toList();
        long count = members.stream().filter(there::contains).count();
        if (count != 0 && count != members.size()) {
            throw new IllegalArgumentException(cdc + " " + name + " must have all of " + members + " or none");
        }
        return count == members.size();
    }
}
