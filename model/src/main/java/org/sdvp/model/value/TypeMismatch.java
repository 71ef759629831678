package org.sdvp.model.value;

/**
 * Why a value does not fit a {@link DataType}.
 *
 * @param kind whether the type or only the value is wrong
 * @param path where in the value, such as {@code mag.f} or {@code val(3)}; empty for the value itself
 * @param message what was expected and what came, a sentence for people
 */
public record TypeMismatch(Kind kind, String path, String message) {
    /** What is wrong. A server answers the first with type-conflict, the second with parameter-value-inappropriate. */
    public enum Kind {
        /** Another type, another number of members or of elements. */
        TYPE,
        /** The right type, but a value the type does not have, such as an ordinal without a literal. */
        VALUE
    }
}
