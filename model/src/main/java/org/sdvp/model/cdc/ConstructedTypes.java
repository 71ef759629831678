package org.sdvp.model.cdc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;

/** The constructed attribute types, and how a type name of the tables becomes a {@link DataType}. */
final class ConstructedTypes {
    private static final Map<String, List<Member>> BY_NAME = read();

    private ConstructedTypes() {}

    private record Member(String name, String type, Presence presence) {}

    /**
     * What a data object decides about its types.
     *
     * @param parameters type names that stand for others: {@code enum}, {@code ctlVal}
     * @param enumeration that {@code enum} stands for
     * @param arraySize of {@code []}
     * @param isThere whether a member that need not be there is, by its path; asked for each
     */
    record Choice(
            Map<String, String> parameters,
            Supplier<DataType.Enumeration> enumeration,
            int arraySize,
            Predicate<Optional> isThere) {}

    /**
     * A member that need not be there.
     *
     * @param path of it below the data object, such as {@code mag.i}
     * @param isDefault whether it is there unless left out
     */
    record Optional(String path, boolean isDefault) {}

    static DataType resolve(String name, String path, Choice choice) {
        if (name.endsWith("[]")) {
            DataType element = resolve(name.substring(0, name.length() - 2), path, choice);
            return new DataType.Array(choice.arraySize(), element);
        }
        String actual = choice.parameters().getOrDefault(name, name);
        if (actual.equals("enum")) {
            return choice.enumeration().get();
        }
        if (BY_NAME.containsKey(actual)) {
            return structure(BY_NAME.get(actual), path, choice);
        }
        return Enumerations.has(actual) ? Enumerations.named(actual) : new DataType.Basic(BasicType.valueOf(actual));
    }

    private static DataType structure(List<Member> members, String path, Choice choice) {
        List<DataType.Member> there = new ArrayList<>();
        for (Member member : members) {
            String below = path + "." + member.name();
            Presence.Kind kind = member.presence().kind();
            if (kind == Presence.Kind.MANDATORY
                    || choice.isThere().test(new Optional(below, kind == Presence.Kind.DEFAULT))) {
                there.add(new DataType.Member(member.name(), resolve(member.type(), below, choice)));
            }
        }
        return new DataType.Structure(there);
    }

    private static Map<String, List<Member>> read() {
        Map<String, List<Member>> types = new LinkedHashMap<>();
        List<Member> members = new ArrayList<>();
        for (String line : TableLines.of("types.txt")) {
            if (line.startsWith(" ")) {
                String[] cells = line.strip().split(" +");
                members.add(new Member(cells[0], cells[1], Presence.parse(cells[2])));
            } else {
                members = new ArrayList<>();
                types.put(line, members);
            }
        }
        return Map.copyOf(types);
    }
}
