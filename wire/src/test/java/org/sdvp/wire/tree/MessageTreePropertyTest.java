package org.sdvp.wire.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.wire.random.RandomMessages;
import org.sdvp.wire.tree.json.JsonReader;
import org.sdvp.wire.tree.json.JsonWriter;
import org.sdvp.wire.vectors.StrictJson;
import org.sdvp.wire.vectors.VectorFolder;

/** What holds for every message: it comes back from its tree, with typed leaves and with leaves that are all text. */
class MessageTreePropertyTest {
    private static final int MESSAGES = 100;
    private static final VectorFolder VECTORS = VectorFolder.of("compact");

    private final MessageTree trees = new MessageTree();

    static List<String> valid() {
        return VECTORS.names("valid", ".json");
    }

    @RepeatedTest(10)
    void aRandomMessage_comesBackFromItsTreeAndFromItsJson(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition() * 7879L;
        RandomMessages messages = new RandomMessages(seed);
        for (int i = 0; i < MESSAGES; i++) {
            AcsiPdu message = messages.next();
            Tree tree = trees.write(message);
            String json = JsonWriter.toString(tree);
            String which = "message " + i + " of seed " + seed + ": " + json;
            assertThat(trees.read(tree)).as(which).isEqualTo(message);
            Tree texts = JsonReader.read(json);
            assertThat(trees.read(texts)).as(which).isEqualTo(message);
            assertThat(JsonWriter.toString(texts)).as(which).isEqualTo(json);
        }
    }

    @ParameterizedTest
    @MethodSource("valid")
    void theMessageOfAVector_comesBack(String name) {
        AcsiPdu message = trees.read(
                StrictJson.parse(VECTORS.read("valid", name + ".json")).tree("message"));
        assertThat(trees.read(trees.write(message))).isEqualTo(message);
    }
}
