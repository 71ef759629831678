package org.sdvp.wire.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.value.BasicType;
import org.sdvp.wire.random.RandomMessages;
import org.sdvp.wire.vectors.VectorFolder;

/** {@code docs/wire/tree.md} says what the code does: members, their order and the kinds of their leaves. */
class TreeDocumentTest {
    private static final Set<String> ENVELOPE = Set.of("pdu", "associationId", "service", "invokeId");
    private static final Pattern MEMBER = Pattern.compile("`([a-zA-Z]+)`(\\??)");
    private static final int MESSAGES = 60;

    private final String page = read();
    private final MessageTree trees = new MessageTree();

    private static String read() {
        try {
            return Files.readString(VectorFolder.root().resolve("docs/wire/tree.md"));
        } catch (IOException e) {
            throw new AssertionError("no page", e);
        }
    }

    /** Cells of the row that begins with this one. */
    private List<String> row(String first) {
        Matcher row = Pattern.compile("^\\| " + Pattern.quote(first) + " \\| (.*) \\|$", Pattern.MULTILINE)
                .matcher(page);
        assertThat(row.find()).as("row of %s", first).isTrue();
        return List.of(row.group(1).split(" \\| "));
    }

    private static List<String> names(String cell) {
        return MEMBER.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    private static List<String> required(String cell) {
        return MEMBER.matcher(cell)
                .results()
                .filter(found -> found.group(2).isEmpty())
                .map(found -> found.group(1))
                .toList();
    }

    private List<Tree.Fields> messages(ServiceName name, Class<? extends AcsiPdu> kind) {
        List<Tree.Fields> found = new ArrayList<>();
        for (long seed = 1; found.size() < MESSAGES; seed++) {
            AcsiPdu message = new RandomMessages(seed).next(name);
            if (kind.isInstance(message)
                    && !(message instanceof AcsiPdu.Response answer && answer.service() instanceof Refusal)) {
                found.add(trees.write(message));
            }
        }
        return found;
    }

    private void compare(ServiceName name, Class<? extends AcsiPdu> kind, String cell) {
        Set<String> seen = new TreeSet<>();
        for (Tree.Fields message : messages(name, kind)) {
            List<String> members = new ArrayList<>(message.members().keySet());
            assertThat(members.subList(0, 2)).as("%s", name).first().isEqualTo("pdu");
            members.removeAll(ENVELOPE);
            List<String> inOrder = new ArrayList<>(names(cell));
            inOrder.retainAll(members);
            assertThat(members).as("%s as %s", name, kind.getSimpleName()).isEqualTo(inOrder);
            assertThat(members).containsAll(required(cell));
            seen.addAll(members);
        }
        assertThat(seen).as("%s as %s", name, kind.getSimpleName()).containsExactlyInAnyOrderElementsOf(names(cell));
    }

    @Test
    void everyServicesMembers_areThoseOfItsRow_inItsOrder() {
        for (ServiceName name : ServiceName.values()) {
            List<String> cells = row(name.text());
            if (RandomMessages.UNCONFIRMED.contains(name)) {
                compare(name, AcsiPdu.Unconfirmed.class, cells.get(0));
            } else {
                compare(name, AcsiPdu.Request.class, cells.get(0));
                compare(name, AcsiPdu.Response.class, cells.get(1));
            }
        }
    }

    @Test
    void everyLeafsKind_isThatOfTheTable() {
        Map<String, Set<Tree.Kind>> kinds = new TreeMap<>();
        for (long seed = 1; seed < 40; seed++) {
            RandomMessages messages = new RandomMessages(seed);
            for (ServiceName name : ServiceName.values()) {
                collect("", trees.write(messages.next(name)), kinds);
            }
        }
        Map<String, Tree.Kind> documented = new HashMap<>();
        names(row("whole number").get(0)).forEach(name -> documented.put(name, Tree.Kind.WHOLE));
        names(row("truth").get(0)).forEach(name -> documented.put(name, Tree.Kind.TRUTH));
        names(row("octets").get(0)).forEach(name -> documented.put(name, Tree.Kind.BYTES));
        assertThat(kinds.remove("continueAfter")).containsExactlyInAnyOrder(Tree.Kind.WHOLE, Tree.Kind.TEXT);
        documented.remove("continueAfter");
        kinds.forEach((name, found) ->
                assertThat(found).as(name).containsExactly(documented.getOrDefault(name, Tree.Kind.TEXT)));
        assertThat(kinds.keySet()).containsAll(documented.keySet());
    }

    /** Leaves by the name of their member; values have kinds of their own. */
    private static void collect(String name, Tree tree, Map<String, Set<Tree.Kind>> kinds) {
        switch (tree.kind()) {
            case FIELDS ->
                ((Tree.Fields) tree).members().forEach((member, inner) -> {
                    if (!member.equals("value")) {
                        collect(member, inner, kinds);
                    }
                });
            case ITEMS -> ((Tree.Items) tree).items().forEach(item -> collect(name, item, kinds));
            case TEXT, WHOLE, TRUTH, REAL, BYTES ->
                kinds.computeIfAbsent(name, unseen -> new TreeSet<>()).add(tree.kind());
        }
    }

    @Test
    void everyType_standsInTheTableOfValues() {
        Set<String> named = Pattern.compile("^\\| ((?:[A-Z0-9_]+ ?)+) \\|", Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .flatMap(row -> List.of(row.replace("|", "").trim().split(" ")).stream())
                .collect(Collectors.toSet());
        for (BasicType type : BasicType.values()) {
            assertThat(named).contains(type.name());
        }
    }
}
