package org.sdvp.model.value;

/**
 * Values as people type and read them. Reading what was printed gives the same value again, to the bit.
 *
 * <table>
 * <caption>Forms</caption>
 * <tr><th>Type</th><th>Form</th></tr>
 * <tr><td>BOOLEAN</td><td>{@code true}, {@code false}</td></tr>
 * <tr><td>INT…</td><td>decimal digits, {@code -12}</td></tr>
 * <tr><td>FLOAT32, FLOAT64</td><td>{@code 21.5}, {@code 1.0E-4}, {@code NaN}, {@code -Infinity}</td></tr>
 * <tr><td>ENUMERATED</td><td>the literal, or its ordinal</td></tr>
 * <tr><td>texts</td><td>the text itself</td></tr>
 * <tr><td>OCTET_STRING, ENTRY_ID</td><td>hexadecimal, {@code 00ff}</td></tr>
 * <tr><td>DBPOS, TCMD</td><td>{@code intermediate off on bad}; {@code stop lower higher reserved}; or bits</td></tr>
 * <tr><td>other bit strings</td><td>bits, the standard's bit 0 first, {@code 011000}</td></tr>
 * <tr><td>QUALITY</td><td>validity, then flags: {@code questionable old-data}</td></tr>
 * <tr><td>TIMESTAMP</td><td>ISO 8601, {@code 2026-11-23T06:30:00.25Z}; then, where time quality is not the ordinary
 * one, {@code leap-seconds-known}, {@code clock-failure}, {@code clock-not-synchronized}, {@code accuracy=7}</td></tr>
 * <tr><td>ENTRY_TIME</td><td>ISO 8601, to the millisecond</td></tr>
 * <tr><td>STRUCTURE</td><td>{@code {mag: {f: 21.5}, q: good}}; names may be left out, and a structure with but one
 * leaf may be given as that leaf, {@code 21.5}</td></tr>
 * <tr><td>ARRAY</td><td>{@code [1, 2, 3]}</td></tr>
 * </table>
 *
 * <p>Inside structures and arrays, texts are quoted, {@code "so"}, with backslash before quote and backslash.
 */
public final class ValueText {
    private ValueText() {}

    /**
     * Reads a value of a type.
     *
     * @throws IllegalArgumentException saying what form was expected and what came
     */
    public static DataValue parse(DataType type, String text) {
        return switch (type.basicType()) {
            case STRUCTURE, ARRAY -> new StructuredTextReader(text).read(type);
            default -> LeafText.parse(type, text);
        };
    }

    /**
     * Prints a value.
     *
     * @throws IllegalArgumentException if the value does not fit the type; an ordinal without a literal is printed as
     *     number
     */
    public static String print(DataType type, DataValue value) {
        type.mismatch(value)
                .filter(found -> found.kind() == TypeMismatch.Kind.TYPE)
                .ifPresent(found -> {
                    throw new IllegalArgumentException(found.message());
                });
        return switch (type.basicType()) {
            case STRUCTURE, ARRAY -> StructuredTextWriter.print(type, value);
            default -> LeafText.print(type, value);
        };
    }
}
