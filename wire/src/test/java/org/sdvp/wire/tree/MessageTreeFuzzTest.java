package org.sdvp.wire.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.model.value.Octets;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.wire.random.RandomMessages;
import org.sdvp.wire.tree.json.JsonWriter;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;

/**
 * Trees that were changed at random: each is read as a message or refused by a {@link WireException}, and what is taken
 * is a message that {@code compact} takes too. So both draw the line at the same place.
 */
class MessageTreeFuzzTest {
    private static final int TREES = 1500;
    private static final List<Tree> LEAVES = List.of(
            new Tree.Text(""),
            new Tree.Text("-1"),
            new Tree.Text("0"),
            new Tree.Text("65536"),
            new Tree.Text("9999999999999999999"),
            new Tree.Text("a".repeat(300)),
            new Tree.Text("HP1/STMP1.Tmp[MX]"),
            new Tree.Text("HP1/LLN0"),
            new Tree.Text("STRUCTURE"),
            new Tree.Text("INT8"),
            new Tree.Text("FLOAT32"),
            new Tree.Text("@mine"),
            new Tree.Text("NaN"),
            new Tree.Text("1E999"),
            new Tree.Text("true"),
            new Tree.Text("ok"),
            new Tree.Text("0000000000000"),
            new Tree.Text("1 2 3"),
            new Tree.Text("1 2"),
            new Tree.Text("no-error"),
            new Tree.Text("access-violation"),
            new Tree.Whole(-1),
            new Tree.Whole(3),
            new Tree.Whole(10_000),
            new Tree.Whole(1L << 40),
            new Tree.Truth(true),
            new Tree.Real("0.5"),
            new Tree.Bytes(Octets.of(new byte[] {'a', 'b'}), Tree.Spelling.BASE64),
            new Tree.Bytes(Octets.of(new byte[] {(byte) 0xff}), Tree.Spelling.BASE64),
            new Tree.Items(List.of()),
            Tree.Fields.EMPTY);

    private final MessageTree trees = new MessageTree();
    private final CompactFormat compact = new CompactFormat();

    @RepeatedTest(8)
    void aChangedTree_isRefusedOrIsAMessageThatCompactTakes(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition() * 104_729L;
        RandomMessages messages = new RandomMessages(seed);
        Random random = new Random(seed);
        int taken = 0;
        for (int i = 0; i < TREES; i++) {
            Tree tree = change(trees.write(messages.next()), random, 6);
            AcsiPdu message;
            try {
                message = trees.read(tree);
            } catch (WireException e) {
                assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(600);
                continue;
            }
            taken++;
            String which = "tree " + i + " of seed " + seed + ": " + JsonWriter.toString(tree);
            assertThat(trees.read(trees.write(message))).as(which).isEqualTo(message);
            assertThat(throughCompact(message)).as(which).isEqualTo(message);
        }
        assertThat(taken).as("trees of seed %s that are still messages", seed).isBetween(50, TREES - 500);
    }

    private AcsiPdu throughCompact(AcsiPdu message) {
        XmlElement payload = compact.encode(message);
        if (message instanceof AcsiPdu.Request) {
            return compact.decodeRequest(payload);
        }
        return message instanceof AcsiPdu.Response
                ? compact.decodeResponse(payload)
                : compact.decodeUnconfirmed(payload);
    }

    /** The tree with one change somewhere in it. */
    private Tree change(Tree tree, Random random, int levels) {
        boolean deeper = levels > 0 && random.nextInt(4) > 0;
        if (deeper && tree instanceof Tree.Fields fields && !fields.members().isEmpty()) {
            return changeMember(fields, random, levels);
        }
        if (deeper && tree instanceof Tree.Items list && !list.items().isEmpty()) {
            return changeItem(list, random, levels);
        }
        return LEAVES.get(random.nextInt(LEAVES.size()));
    }

    private Tree changeMember(Tree.Fields fields, Random random, int levels) {
        Map<String, Tree> members = new LinkedHashMap<>(fields.members());
        List<String> names = new ArrayList<>(members.keySet());
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(8)) {
            case 0 -> members.remove(name);
            case 1 -> members.put(random.nextBoolean() ? "more" : "value", change(fields, random, 0));
            default -> members.put(name, change(fields.members().get(name), random, levels - 1));
        }
        return new Tree.Fields(members);
    }

    private Tree changeItem(Tree.Items list, Random random, int levels) {
        List<Tree> items = new ArrayList<>(list.items());
        int place = random.nextInt(items.size());
        switch (random.nextInt(6)) {
            case 0 -> items.remove(place);
            case 1 -> items.add(place, items.get(random.nextInt(items.size())));
            default -> items.set(place, change(items.get(place), random, levels - 1));
        }
        return new Tree.Items(items);
    }
}
