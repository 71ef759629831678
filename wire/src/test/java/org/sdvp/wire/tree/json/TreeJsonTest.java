package org.sdvp.wire.tree.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.wire.random.RandomMessages;
import org.sdvp.wire.tree.MessageTree;
import org.sdvp.wire.tree.Tree;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.WireException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON in which every leaf is a string, against another reader of JSON. */
class TreeJsonTest {
    @Test
    void whatIsRead_isPrintedOnOneLine() {
        String text = " { \"a\" : [ \"x\" , { } , [ ] ] ,\n\t\"b\\n\":\"\\u00e9\\\"\\/\\\\\\ud83d\\ude00\" } \r\n";
        assertThat(JsonWriter.toString(JsonReader.read(text)))
                .isEqualTo("{\"a\":[\"x\",{},[]],\"b\\u000a\":\"\u00e9\\\"/\\\\\ud83d\ude00\"}");
    }

    @Test
    void halfOfASurrogatePair_isEscaped() {
        assertThat(JsonWriter.toString(new Tree.Text("a\ud83db\udc00"))).isEqualTo("\"a\\ud83db\\udc00\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "true",
                "null",
                "{\"a\":1}",
                "[\"a\",]",
                "{\"a\":\"b\",}",
                "[\"a\"",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12",
                "\"a\nb\"",
                "{a:\"b\"}",
                "{'a':'b'}",
                "\"a\" \"b\"",
                "{\"a\":\"b\",\"a\":\"c\"}",
                "[\"a\" \"b\"]",
                "{\"a\"}",
                "/**/\"a\"",
                "\"\u0000\"",
                "\ufeff\"a\""
            })
    void whatIsNoSuchJson_isRefused(String text) {
        WireException fault = catchThrowableOfType(WireException.class, () -> JsonReader.read(text));
        assertThat(fault).as(text).isNotNull();
        assertThat(fault.error()).isEqualTo(WireError.NOT_WELL_FORMED);
    }

    @Test
    void aHundredThousandLevels_areRefused() {
        WireException fault = catchThrowableOfType(WireException.class, () -> JsonReader.read("[".repeat(100_000)));
        assertThat(fault.error()).isEqualTo(WireError.LIMIT_EXCEEDED);
    }

    @RepeatedTest(5)
    void anotherReader_readsTheSame(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition() * 31L;
        RandomMessages messages = new RandomMessages(seed);
        for (int i = 0; i < 50; i++) {
            String json = JsonWriter.toString(new MessageTree().write(messages.next()));
            JsonNode node = new JsonMapper().readTree(json);
            assertThat(tree(node)).as("seed %s", seed).isEqualTo(JsonReader.read(json));
            assertThat(JsonReader.read(node.toPrettyString())).isEqualTo(tree(node));
        }
    }

    @RepeatedTest(3)
    void changedDocuments_areReadOrRefused(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition() * 37L;
        RandomMessages messages = new RandomMessages(seed);
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            StringBuilder json = new StringBuilder(JsonWriter.toString(new MessageTree().write(messages.next())));
            int place = random.nextInt(json.length());
            json.replace(place, Math.min(json.length(), place + random.nextInt(3)), anyOf("{}[]\",:\\u0a", random));
            try {
                assertThat(JsonReader.read(JsonWriter.toString(JsonReader.read(json.toString()))))
                        .isEqualTo(JsonReader.read(json.toString()));
            } catch (WireException e) {
                assertThat(e.error()).as("seed %s: %s", seed, json).isEqualTo(WireError.NOT_WELL_FORMED);
            }
        }
    }

    private static String anyOf(String characters, Random random) {
        return String.valueOf(characters.charAt(random.nextInt(characters.length())));
    }

    private static Tree tree(JsonNode node) {
        if (node.isObject()) {
            Tree.Fields fields = Tree.Fields.EMPTY;
            for (String name : List.copyOf(node.propertyNames())) {
                fields = fields.with(name, tree(node.get(name)));
            }
            return fields;
        }
        if (node.isArray()) {
            return new Tree.Items(node.valueStream().map(TreeJsonTest::tree).toList());
        }
        return new Tree.Text(node.stringValue());
    }
}
