package org.sdvp.agent.slots;

import java.util.Locale;
import java.util.Optional;

/** One of the two places for a program. */
public enum Slot {
    /** Folder {@code a}. */
    A,
    /** Folder {@code b}. */
    B;

    /** The name of its folder. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The other one. */
    public Slot other() {
        return this == A ? B : A;
    }

    /** The slot of a folder's name; empty if there is none. */
    static Optional<Slot> of(String folder) {
        for (Slot slot : values()) {
            if (slot.folder().equals(folder)) {
                return Optional.of(slot);
            }
        }
        return Optional.empty();
    }
}
