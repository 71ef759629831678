package org.sdvp.wire.tree;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects members in the order in which they are put. */
final class FieldsWriter {
    private final Map<String, Tree> members = new LinkedHashMap<>();

    /** Puts a member. */
    <T> FieldsWriter put(String name, Form<T> form, T value) {
        members.put(name, form.write(value));
        return this;
    }

    /** Puts a member if there is a value for it. */
    <T> FieldsWriter maybe(String name, Form<T> form, Optional<T> value) {
        return value.isPresent() ? put(name, form, value.get()) : this;
    }

    /** Puts a list. */
    <T> FieldsWriter list(String name, Form<T> form, Collection<T> values) {
        return put(name, Form.list(form), List.copyOf(values));
    }

    /** All that was put. */
    Tree.Fields tree() {
        return new Tree.Fields(members);
    }
}
