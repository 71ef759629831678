package org.sdvp.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Name of an instance in the model, {@code LD/LN.DO.DA} (IEC 61850-7-2 clause 19): a logical device alone
 * ({@code HP1}), a logical node ({@code HP1/STMP1}), or a data object or attribute at any depth, the last of them
 * optionally with an array index ({@code HP1/DSCH1.SchdVal.val(3)}). Immutable, ordered by text.
 */
public final class ObjectReference implements Comparable<ObjectReference> {
    /** Greatest number of characters of a reference. */
    public static final int MAX_LENGTH = 129;

    private static final int MAX_NAME = 64;

    private final String text;
    private final String logicalDevice;
    private final List<Element> path;

    /**
     * One name of the path below the logical device.
     *
     * @param name letters, digits and underscore
     * @param index of an array element, from 0; empty when the whole is meant
     */
    public record Element(String name, OptionalInt index) {
        @Override
        public String toString() {
            return index.isPresent() ? name + "(" + index.getAsInt() + ")" : name;
        }
    }

    private ObjectReference(String text, String logicalDevice, List<Element> path) {
        this.text = text;
        this.logicalDevice = logicalDevice;
        this.path = path;
    }

    /**
     * Reads a reference.
     *
     * @throws IllegalArgumentException saying what was expected where, if the text is no reference
     */
    public static ObjectReference parse(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a reference must have 1 to " + MAX_LENGTH + " characters, but has " + text.length());
        }
        int slash = text.indexOf('/');
        String device = slash < 0 ? text : text.substring(0, slash);
        checkName(text, device);
        if (slash < 0) {
            return new ObjectReference(text, device, List.of());
        }
        List<Element> path = new ArrayList<>();
        for (String part : text.substring(slash + 1).split("\\.", -1)) {
            path.add(element(text, part));
        }
        if (path.get(0).index().isPresent()) {
            throw malformed(text, "a logical node cannot have an index");
        }
        return new ObjectReference(text, device, Collections.unmodifiableList(path));
    }

    private static Element element(String text, String part) {
        int open = part.indexOf('(');
        if (open < 0) {
            checkName(text, part);
            return new Element(part, OptionalInt.empty());
        }
        checkName(text, part.substring(0, open));
        String digits = part.endsWith(")") ? part.substring(open + 1, part.length() - 1) : "";
        if (digits.isEmpty()
                || digits.length() > 6
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')
                || (digits.length() > 1 && digits.charAt(0) == '0')) {
            throw malformed(text, "expected an index such as (3) in \"" + part + "\"");
        }
        return new Element(part.substring(0, open), OptionalInt.of(Integer.parseInt(digits)));
    }

    private static void checkName(String text, String name) {
        boolean good = !name.isEmpty() && name.length() <= MAX_NAME && !isDigit(name.charAt(0));
        for (int i = 0; good && i < name.length(); i++) {
            char c = name.charAt(i);
            good = c == '_' || isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }
        if (!good) {
            throw malformed(
                    text, "expected a name of letters, digits and underscore, not led by a digit, at \"" + name + "\"");
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static IllegalArgumentException malformed(String text, String why) {
        return new IllegalArgumentException("\"" + text + "\" is no reference LD/LN.DO.DA: " + why);
    }

    /** Name of the logical device. */
    public String logicalDevice() {
        return logicalDevice;
    }

    /** Name of the logical node, if the reference goes that far. */
    public Optional<String> logicalNode() {
        return path.isEmpty() ? Optional.empty() : Optional.of(path.get(0).name());
    }

    /** Names below the logical node, data object first; empty for a logical device or node. */
    public List<Element> dataPath() {
        return path.size() < 2 ? List.of() : path.subList(1, path.size());
    }

    /** Last name of the reference, without an index. */
    public String name() {
        return path.isEmpty() ? logicalDevice : path.get(path.size() - 1).name();
    }

    /** The reference one step up; empty for a logical device. The parent of {@code a(3)} is that of {@code a}. */
    public Optional<ObjectReference> parent() {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        int cut = path.size() == 1 ? text.indexOf('/') : text.lastIndexOf('.');
        return Optional.of(
                new ObjectReference(text.substring(0, cut), logicalDevice, path.subList(0, path.size() - 1)));
    }

    /**
     * The reference of a child.
     *
     * @throws IllegalArgumentException if the name is no name or the whole grows too long
     */
    public ObjectReference child(String name) {
        if (name.indexOf('.') >= 0) {
            throw malformed(text, "expected one name to go below it, but got \"" + name + "\"");
        }
        return parse(text + (path.isEmpty() ? "/" : ".") + name);
    }

    /** Whether {@code other} is this instance or lies below it. */
    public boolean contains(ObjectReference other) {
        if (!other.text.startsWith(text)) {
            return false;
        }
        if (other.text.length() == text.length()) {
            return true;
        }
        char next = other.text.charAt(text.length());
        return next == '.' || next == '/' || next == '(';
    }

    @Override
    public int compareTo(ObjectReference other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ObjectReference that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The reference as text. */
    @Override
    public String toString() {
        return text;
    }
}
