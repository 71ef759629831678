package org.sdvp.model.value;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The type of a data attribute: what GetDataDefinition tells and what a value must fit. Immutable.
 */
public sealed interface DataType permits DataType.Basic, DataType.Enumeration, DataType.Structure, DataType.Array {

    /** The type tag of the values. */
    BasicType basicType();

    /** How many types are in one another, this one included. */
    default int levels() {
        return 1;
    }

    /** The type in a word or two for people: {@code FLOAT32}, {@code ENUMERATED BehaviourModeKind}. */
    default String label() {
        return basicType().name();
    }

    /** Whether a value has this type and is one of its values. */
    default boolean accepts(DataValue value) {
        return mismatch(value).isEmpty();
    }

    /** The first thing about a value that does not fit this type, if any. */
    default Optional<TypeMismatch> mismatch(DataValue value) {
        return TypeCheck.mismatch(this, value, "");
    }

    /**
     * Does nothing if the value fits.
     *
     * @throws IllegalArgumentException saying what was expected, what came and where, if it does not
     */
    default void require(DataValue value) {
        mismatch(value).ifPresent(found -> {
            throw new IllegalArgumentException(found.message());
        });
    }

    /**
     * The value before anything is known: false, zero, empty, 1970, good quality, the smallest ordinal that is not
     * negative; for structures and arrays the zeros of their parts.
     */
    default DataValue zero() {
        return ZeroValues.of(this);
    }

    /** Paths and types of the parts that are neither structure nor array, in order; for labels and headings. */
    default List<Member> leaves() {
        return Leaf.of(this, zero()).stream()
                .map(leaf -> new Member(leaf.path(), leaf.type()))
                .toList();
    }

    /**
     * Any basic type but an enumeration.
     *
     * @param basicType neither ENUMERATED, STRUCTURE nor ARRAY
     */
    record Basic(BasicType basicType) implements DataType {
        /** Checks the type tag. */
        public Basic {
            switch (basicType) {
                case ENUMERATED, STRUCTURE, ARRAY ->
                    throw new IllegalArgumentException(basicType + " has a record of its own in DataType");
                default -> {}
            }
        }
    }

    /**
     * An enumeration.
     *
     * @param name of the enumeration, such as {@code BehaviourModeKind}
     * @param literals ordinal to literal; not empty
     */
    record Enumeration(String name, Map<Integer, String> literals) implements DataType {
        /** Copies the literals, sorted by ordinal, and checks the texts. */
        public Enumeration {
            Checks.name("name of an enumeration", name);
            literals.values().forEach(literal -> Checks.name("literal of " + name, literal));
            literals = Collections.unmodifiableMap(new TreeMap<>(literals));
            if (literals.isEmpty()) {
                throw new IllegalArgumentException("enumeration " + name + " must have at least one literal");
            }
        }

        @Override
        public BasicType basicType() {
            return BasicType.ENUMERATED;
        }

        @Override
        public String label() {
            return "ENUMERATED " + name;
        }

        /** The literal of an ordinal, if it has one. */
        public Optional<String> literal(long ordinal) {
            return ordinal == (int) ordinal ? Optional.ofNullable(literals.get((int) ordinal)) : Optional.empty();
        }

        /** The ordinal of a literal, if the enumeration has it. */
        public Optional<Integer> ordinal(String literal) {
            return literals.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(literal))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    /**
     * A structure.
     *
     * @param members in the order of their values
     */
    record Structure(List<Member> members) implements DataType {
        /** Copies the members and checks that their names differ. */
        public Structure {
            members = List.copyOf(members);
            if (members.stream().map(Member::name).distinct().count() != members.size()) {
                throw new IllegalArgumentException("a structure has two members of the same name: "
                        + members.stream().map(Member::name).toList());
            }
        }

        @Override
        public BasicType basicType() {
            return BasicType.STRUCTURE;
        }

        @Override
        public int levels() {
            return 1
                    + members.stream()
                            .mapToInt(member -> member.type().levels())
                            .max()
                            .orElse(0);
        }

        /** The place of a member, -1 if there is none of that name. */
        public int indexOf(String name) {
            for (int i = 0; i < members.size(); i++) {
                if (members.get(i).name().equals(name)) {
                    return i;
                }
            }
            return -1;
        }
    }

    /**
     * A member of a structure.
     *
     * @param name of the member
     * @param type of its values
     */
    record Member(String name, DataType type) {
        /** Checks the name. */
        public Member {
            Checks.name("name of a member", name);
        }
    }

    /**
     * An array.
     *
     * @param size number of elements, 1 or more
     * @param element type of each
     */
    record Array(int size, DataType element) implements DataType {
        /** Checks the size. */
        public Array {
            if (size < 1) {
                throw new IllegalArgumentException("an array must have at least one element, but size is " + size);
            }
        }

        @Override
        public BasicType basicType() {
            return BasicType.ARRAY;
        }

        @Override
        public int levels() {
            return 1 + element.levels();
        }
    }
}
