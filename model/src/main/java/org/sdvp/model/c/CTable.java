package org.sdvp.model.c;

import java.util.Locale;
import java.util.Optional;
import org.sdvp.model.ServerModel;

/**
 * A model as source of C11: constant data for the C library, and the header that names it. The same model gives the same
 * text. Lists that are equal are written once, so data objects of one kind share what is in them.
 *
 * <p>Not in it: what a setting is in setting groups other than the active one.
 */
public final class CTable {
    private static final String MODEL_HEADER = "sdvp/model.h";

    private final ServerModel model;
    private final String symbol;

    /**
     * A table.
     *
     * @param symbol name of the {@code sdvp_model_t} in C
     * @throws IllegalArgumentException if C cannot have that name, or the C library keeps it to itself
     */
    public CTable(ServerModel model, String symbol) {
        if (!symbol.matches("[A-Za-z][A-Za-z0-9_]{0,62}") || symbol.startsWith("sdvp_") || CText.isKeyword(symbol)) {
            throw new IllegalArgumentException("expected a name for C, a letter, then at most 62 letters, digits and "
                    + "underscores, no word of C and not beginning with sdvp_, but got \"" + symbol + "\"");
        }
        this.model = model;
        this.symbol = symbol;
    }

    /** The symbol that suits a name for people: {@code hp1_model} for {@code HP1}. */
    public static String symbolOf(String name) {
        String word = CText.word(name).toLowerCase(Locale.ROOT);
        String safe = word.matches("[a-z].*") && !word.startsWith("sdvp_") ? word : "ied_" + word;
        return safe.substring(0, Math.min(safe.length(), 56)) + "_model";
    }

    /** The header, which declares the symbol. */
    public String header() {
        String guard = CText.word(symbol).toUpperCase(Locale.ROOT) + "_H";
        return origin() + "#ifndef " + guard + "\n#define " + guard + "\n\n#include \"" + MODEL_HEADER + "\"\n\n"
                + "#ifdef __cplusplus\nextern \"C\" {\n#endif\n"
                + declaration()
                + "#ifdef __cplusplus\n}\n#endif\n#endif\n";
    }

    /**
     * The source, which defines the symbol.
     *
     * @param header file name of {@link #header()}, for the source to include; empty: it declares the symbol itself
     * @throws IllegalArgumentException if the model has more of something than the C library can count
     */
    public String source(Optional<String> header) {
        Definitions definitions = new Definitions(symbol);
        String devices = new DeviceTables(definitions).devices(model.logicalDevices());
        return origin()
                + "#include <math.h>\n#include <stddef.h>\n\n"
                + header.map(name -> "#include \"" + name + "\"\n\n")
                        .orElse("#include \"" + MODEL_HEADER + "\"\n\n" + declaration() + "\n")
                + definitions.text()
                + "const sdvp_model_t " + symbol + " = {.name = " + CText.string(model.name()) + ", .devices = "
                + devices
                + ", .count = " + model.logicalDevices().size() + "};\n";
    }

    private String declaration() {
        return "extern const sdvp_model_t " + symbol + ";\n";
    }

    private String origin() {
        return "/* The model of " + CText.comment(model.name())
                + ", made by \"sdvp scl to-c\": change what it was made of. */\n";
    }
}
