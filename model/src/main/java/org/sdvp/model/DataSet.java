package org.sdvp.model;

import java.util.List;

/**
 * A data set: an ordered list of functionally constrained data (IEC 61850-7-2 clause 13). The order is fixed for the
 * life of the data set, since reports name members by their place.
 *
 * @param name at most 32 characters
 * @param members 1 to 10,000
 */
public record DataSet(String name, List<Fcda> members) {
    /** Greatest number of members of any data set: reports number them 0 to 9,999. */
    public static final int MAX_MEMBERS = 10_000;

    private static final int MAX_NAME = 32;

    /** Copies the members and checks the name. */
    public DataSet {
        checkName("data set", name);
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("data set " + name + " must have at least one member");
        }
        if (members.size() > MAX_MEMBERS) {
            throw new IllegalArgumentException(
                    "data set " + name + " must have at most " + MAX_MEMBERS + " members, but has " + members.size());
        }
    }

    static void checkName(String what, String name) {
        if (!name.matches("[A-Za-z][A-Za-z0-9_]*") || name.length() > MAX_NAME) {
            throw new IllegalArgumentException(
                    "the name of a " + what + " is a letter, then letters, digits and underscores, " + MAX_NAME
                            + " at most, but got \"" + name + "\"");
        }
    }
}
