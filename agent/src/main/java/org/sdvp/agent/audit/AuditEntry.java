package org.sdvp.agent.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.audit.AuditRecord;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/**
 * A record as the values of the logical node AUDT1: Peer, Roles, Svc, Obj, OldVal, NewVal, Result (VSS) and Num (INS).
 * Strings are VISIBLE STRING255: what is no printable ASCII becomes {@code \\uXXXX}, what is longer is cut, with three dots.
 */
final class AuditEntry {
    private static final int MOST = 255;
    private static final String DOTS = "...";
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_PRINTABLE = 0x7e;

    private final ObjectReference node;

    /** Makes one for a node, such as {@code HP1/AUDT1}. */
    AuditEntry(ObjectReference node) {
        this.node = node;
    }

    /** The entry of a log. */
    List<LogEntry.Member> members(AuditRecord happened) {
        List<LogEntry.Member> members = new ArrayList<>();
        for (Named value : values(happened)) {
            members.add(new LogEntry.Member(attribute(value.name(), "stVal"), value.value(), Set.of()));
        }
        return members;
    }

    /** The node with the record as its values. */
    List<ModelValues.Write> writes(ModelValues model, AuditRecord happened) {
        List<ModelValues.Write> writes = new ArrayList<>();
        for (Named value : values(happened)) {
            write(writes, model, attribute(value.name(), "stVal"), value.value());
            write(writes, model, attribute(value.name(), "q"), Quality.GOOD);
            write(writes, model, attribute(value.name(), "t"), Timestamp.of(happened.time()));
        }
        return writes;
    }

    private static void write(List<ModelValues.Write> writes, ModelValues model, Fcda attribute, DataValue value) {
        model.model().select(attribute).ifPresent(place -> writes.add(new ModelValues.Write(place, value)));
    }

    private Fcda attribute(String object, String name) {
        return new Fcda(node.child(object).child(name), FunctionalConstraint.ST);
    }

    private record Named(String name, DataValue value) {}

    private static List<Named> values(AuditRecord happened) {
        return List.of(
                text("Peer", happened.peer()),
                text("Roles", roles(happened.roles())),
                text("Svc", happened.service()),
                text("Obj", happened.reference()),
                text("OldVal", happened.oldValue()),
                text("NewVal", happened.newValue()),
                text("Result", happened.result()),
                new Named("Num", new DataValue.Int(BasicType.INT32, happened.count())));
    }

    /**
     * Roles in one text, always in the same order: {@code Vendor,Service Provider}. The log and the memory of roles are kept
     * with it, so other words would make every contact one whose roles have changed.
     */
    static String roles(Set<Role> roles) {
        return roles.stream().sorted().map(Role::text).collect(Collectors.joining(","));
    }

    private static Named text(String name, String value) {
        return new Named(name, new DataValue.Text(BasicType.VISIBLE_STRING, visible(value)));
    }

    static String visible(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length() && out.length() <= MOST; i++) {
            char c = text.charAt(i);
            out.append(
                    c >= FIRST_PRINTABLE && c <= LAST_PRINTABLE
                            ? String.valueOf(c)
                            : String.format("\\u%04X", (int) c));
        }
        return out.length() <= MOST ? out.toString() : out.substring(0, MOST - DOTS.length()) + DOTS;
    }
}
