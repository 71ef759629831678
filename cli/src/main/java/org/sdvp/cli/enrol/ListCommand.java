package org.sdvp.cli.enrol;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Json;
import org.sdvp.cli.output.Table;
import org.sdvp.enrolment.desk.BoxRecord;
import org.sdvp.enrolment.desk.BoxState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sdvp enrol list}: the boxes of the desk. */
@Command(name = "list", description = "show the boxes of the desk and how far each is")
final class ListCommand implements Callable<Integer> {
    private final Office office;

    @Mixin
    private DeskOptions options = new DeskOptions();

    ListCommand(Office office) {
        this.office = office;
    }

    @Override
    public Integer call() {
        List<BoxRecord> boxes = options.open(office).boxes();
        if (options.json()) {
            office.out()
                    .println(Json.document(Map.of(
                            "boxes", boxes.stream().map(ListCommand::tree).toList())));
        } else if (boxes.isEmpty()) {
            office.out().println("no boxes yet; \"sdvp enrol new NAME\" makes the code of one");
        } else {
            Table table = new Table("BOX", "STATE", "CODE UNTIL", "CERTIFICATE UNTIL", "SITE", "OWNERS");
            boxes.forEach(box -> table.add(
                    Cell.of(box.name()),
                    Cell.of(box.state().text()),
                    Cell.of(box.state() == BoxState.PENDING ? box.expires().toString() : ""),
                    Cell.of(certificate(box)),
                    Cell.of(box.site()),
                    Cell.of(owners(box))));
            table.lines(office.screen()).forEach(office.out()::println);
        }
        return 0;
    }

    private static String certificate(BoxRecord box) {
        return box.certifiedUntil()
                .map(end -> end.atZone(ZoneOffset.UTC).toLocalDate().toString())
                .orElse("");
    }

    private static String owners(BoxRecord box) {
        return box.owners().entrySet().stream()
                .map(owner -> owner.getKey() + "=" + String.join(",", new TreeSet<>(owner.getValue())))
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static Map<String, Object> tree(BoxRecord box) {
        Map<String, Object> owners = new TreeMap<>();
        box.owners().forEach((jid, groups) -> owners.put(jid.toString(), List.copyOf(new TreeSet<>(groups))));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", box.name());
        tree.put("site", box.site());
        tree.put("state", box.state().text());
        tree.put("ordered", box.ordered().toString());
        tree.put("expires", box.expires().toString());
        tree.put("certificate", box.certificate());
        box.certifiedUntil().ifPresent(end -> tree.put("certifiedUntil", end.toString()));
        tree.put("owners", owners);
        return tree;
    }
}
