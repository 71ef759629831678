package org.sdvp.wire.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.wire.choice.WireFormats;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.wire.compact.value.Fault;
import org.sdvp.wire.form.DataForm;
import org.sdvp.wire.form.DataFormXml;
import org.sdvp.wire.sdvp2.Sdvp2FuzzTest;
import org.sdvp.wire.tree.MessageTree;
import org.sdvp.wire.tree.Tree;
import org.sdvp.wire.tree.json.JsonReader;
import org.sdvp.wire.tree.json.JsonWriter;
import org.sdvp.wire.vectors.FormatVectors;
import org.sdvp.wire.vectors.VectorChanges;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;

/**
 * A reader of bytes against anything, for Jazzer as a program. It reads a message or refuses by a {@link WireException},
 * and what it took can be written so that it reads the same again.
 */
public final class FuzzTarget {
    /** Readers besides those of the formats. */
    static final List<String> OTHERS = List.of("tree", "form", "sdvp2");

    private static Consumer<byte[]> reader = document -> {
        throw new IllegalStateException("fuzzerInitialize comes first");
    };

    private FuzzTarget() {}

    /**
     * Chooses the reader.
     *
     * @param arguments the name of a format, or {@code tree} for messages as JSON, {@code form} for data forms, or {@code
     *     sdvp2} for original boxes
     */
    public static void fuzzerInitialize(String[] arguments) {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("expected the name of one reader, but got " + arguments.length);
        }
        reader = reader(arguments[0].toLowerCase(Locale.ROOT));
    }

    /** Tries a document. */
    public static void fuzzerTestOneInput(byte[] document) {
        reader.accept(document);
    }

    static Consumer<byte[]> reader(String name) {
        return switch (name) {
            case "tree" -> FuzzTarget::checkTree;
            case "form" -> FuzzTarget::checkForm;
            case "sdvp2" -> Sdvp2FuzzTest::checkOctets;
            default -> new VectorChanges(WireFormats.named(List.of(name)).get(0), List.of())::check;
        };
    }

    private static void checkTree(byte[] document) {
        MessageTree trees = new MessageTree();
        AcsiPdu message;
        try {
            Tree tree = JsonReader.read(new String(document, StandardCharsets.UTF_8));
            assertThat(JsonReader.read(JsonWriter.toString(tree))).isEqualTo(tree);
            message = trees.read(message(tree));
        } catch (WireException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        assertThat(trees.read(JsonReader.read(JsonWriter.toString(trees.write(message)))))
                .isEqualTo(message);
        CompactFormat compact = new CompactFormat();
        assertThat(FormatVectors.decode(compact, FormatVectors.pdu(message), compact.encode(message)))
                .isEqualTo(message);
    }

    /** A vector's message, or the tree itself. */
    private static Tree message(Tree tree) {
        return tree instanceof Tree.Fields fields ? fields.members().getOrDefault("message", tree) : tree;
    }

    private static void checkForm(byte[] document) {
        try {
            XmlElement found = new XmlReader().read(document);
            while (!found.namespace().equals(DataForm.NAMESPACE)
                    && !found.children().isEmpty()) {
                found = found.children().get(0);
            }
            DataForm form = DataFormXml.read(found);
            assertThat(DataFormXml.read(new XmlReader().read(XmlWriter.toString(DataFormXml.write(form)))))
                    .isEqualTo(form);
        } catch (WireException | Fault e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
