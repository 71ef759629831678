package org.sdvp.model.scl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.sdvp.model.scl.text.BasicTypes;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;

/** Resolves the types of attributes: DA and BDA, DAType and EnumType (IEC 61850-6 clauses 9.5.4 to 9.5.6). */
final class AttributeTypes {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
    private static final Pattern ORDINAL = Pattern.compile("-?[0-9]{1,9}");

    private final TypeMemory<Resolved> structures;
    private final TypeMemory<DataType.Enumeration> enumerations;
    private final Problems problems;
    private final SclLimits limits;

    /**
     * A type with what its declaration says about values.
     *
     * @param type itself
     * @param initial value, if one is declared
     * @param leaves number of single values
     */
    record Resolved(DataType type, Optional<DataValue> initial, long leaves) {}

    AttributeTypes(SclElement templates, Problems problems, SclLimits limits) {
        this.problems = problems;
        this.limits = limits;
        this.structures = new TypeMemory<>("DAType", templates.children("DAType"), problems, limits);
        this.enumerations = new TypeMemory<>("EnumType", templates.children("EnumType"), problems, limits);
    }

    void resolveAll(Set<SclProblem> faults) {
        structures.resolveAll(this::structure, faults);
        enumerations.resolveAll(this::enumeration, faults);
    }

    /**
     * The type of a DA or BDA.
     *
     * @param count number of elements, 0 if it is no array
     * @return empty if its type belongs to services outside of this program
     */
    Optional<Resolved> resolve(SclElement attribute, int count) throws TypeMemory.Fault {
        Optional<Resolved> one = single(attribute);
        return one.map(each -> withDeclaredValue(each, attribute)).map(each -> count == 0 ? each : array(each, count));
    }

    private Optional<Resolved> single(SclElement attribute) throws TypeMemory.Fault {
        String bType = attribute.attribute("bType", "");
        if (bType.equals("Struct")) {
            return Optional.of(structures.resolve(typeId(attribute, "DAType"), attribute, this::structure));
        }
        if (bType.equals("Enum")) {
            DataType.Enumeration type =
                    enumerations.resolve(typeId(attribute, "EnumType"), attribute, this::enumeration);
            return Optional.of(new Resolved(type, Optional.empty(), 1));
        }
        if (BasicTypes.isOutside(bType)) {
            problems.warning(
                    attribute,
                    attribute.attribute("name", "?") + " has the bType " + bType
                            + " of sampled values, which are not supported; left it out");
            return Optional.empty();
        }
        DataType type = BasicTypes.of(bType)
                .orElseThrow(() -> new TypeMemory.Fault(
                        attribute,
                        Problems.expected(
                                "bType",
                                attribute,
                                "Struct, Enum or one of " + BasicTypes.names(),
                                attribute.attribute("bType", ""))));
        return Optional.of(new Resolved(type, Optional.empty(), 1));
    }

    private static String typeId(SclElement attribute, String kind) throws TypeMemory.Fault {
        return attribute
                .attribute("type")
                .filter(id -> !id.isEmpty())
                .orElseThrow(() -> new TypeMemory.Fault(
                        attribute,
                        "expected the attribute type in " + attribute.name() + " " + attribute.attribute("name", "?")
                                + ", naming its " + kind + "; add it"));
    }

    private Resolved withDeclaredValue(Resolved resolved, SclElement attribute) {
        Optional<SclElement> val = attribute.child("Val");
        if (val.isEmpty()) {
            return resolved;
        }
        return new InstanceValues(problems, 1)
                .leaf(resolved.type(), val.get())
                .map(value -> new Resolved(resolved.type(), Optional.of(value), resolved.leaves()))
                .orElse(resolved);
    }

    private static Resolved array(Resolved each, int count) {
        return new Resolved(
                new DataType.Array(count, each.type()),
                each.initial().map(value -> new DataValue.Array(Collections.nCopies(count, value))),
                each.leaves() * count);
    }

    private Resolved structure(SclElement declaration) throws TypeMemory.Fault {
        List<DataType.Member> members = new ArrayList<>();
        List<Optional<DataValue>> values = new ArrayList<>();
        Set<String> names = new HashSet<>();
        long leaves = 0;
        for (SclElement member : declaration.children("BDA")) {
            String name = name(member);
            if (!names.add(name)) {
                throw new TypeMemory.Fault(
                        member,
                        "DAType " + declaration.attribute("id", "") + " has two members named " + name
                                + "; rename one");
            }
            Optional<Resolved> found = resolve(member, new Counts(problems, limits).of(member, declaration, List.of()));
            if (found.isPresent()) {
                members.add(new DataType.Member(name, found.get().type()));
                values.add(found.get().initial());
                leaves += found.get().leaves();
                requireSize(leaves, declaration);
            }
        }
        if (members.isEmpty()) {
            throw new TypeMemory.Fault(
                    declaration,
                    "expected a BDA in DAType " + declaration.attribute("id", "") + ", but there is none; add one");
        }
        return new Resolved(new DataType.Structure(members), declared(members, values), leaves);
    }

    private static Optional<DataValue> declared(List<DataType.Member> members, List<Optional<DataValue>> values) {
        if (values.stream().noneMatch(Optional::isPresent)) {
            return Optional.empty();
        }
        List<DataValue> all = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            DataType type = members.get(i).type();
            all.add(values.get(i).orElseGet(type::zero));
        }
        return Optional.of(new DataValue.Structure(all));
    }

    void requireSize(long leaves, SclElement declaration) throws TypeMemory.Fault {
        if (leaves > limits.maxValues()) {
            throw new TypeMemory.Fault(
                    declaration,
                    "expected at most " + limits.maxValues() + " values in "
                            + declaration.name() + " " + declaration.attribute("id", "") + ", but it has " + leaves
                            + " or more");
        }
    }

    static String name(SclElement attribute) throws TypeMemory.Fault {
        String name = attribute.attribute("name", "");
        if (!NAME.matcher(name).matches()) {
            throw new TypeMemory.Fault(
                    attribute,
                    Problems.expected("name", attribute, "a letter, then letters, digits and underscores", name));
        }
        return name;
    }

    private DataType.Enumeration enumeration(SclElement declaration) throws TypeMemory.Fault {
        String id = declaration.attribute("id", "");
        Map<Integer, String> literals = new TreeMap<>();
        Set<String> texts = new HashSet<>();
        for (SclElement literal : declaration.children("EnumVal")) {
            String ord = literal.attribute("ord", "").strip();
            if (!ORDINAL.matcher(ord).matches()) {
                throw new TypeMemory.Fault(literal, Problems.expected("ord", literal, "a whole number", ord));
            }
            String text = literal.text().strip();
            if (literals.put(Integer.parseInt(ord), text) != null) {
                throw new TypeMemory.Fault(
                        literal,
                        "EnumType " + id + " has two literals of the ordinal " + ord + "; give one of them another");
            }
            if (!texts.add(text)) {
                problems.warning(
                        literal,
                        "EnumType " + id + " has two ordinals named \"" + text
                                + "\"; values by this name get the smaller");
            }
        }
        if (literals.isEmpty()) {
            throw new TypeMemory.Fault(
                    declaration, "expected an EnumVal in EnumType " + id + ", but there is none; add one");
        }
        return new DataType.Enumeration(id, literals);
    }
}
