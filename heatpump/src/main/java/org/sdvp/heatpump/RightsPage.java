package org.sdvp.heatpump;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sdvp.model.DataObject;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ObjectReference;

/**
 * The page {@code docs/rights.md}, made from the tables. {@code java … RightsPage FILE} writes it; a test fails when the
 * file is not what the tables say.
 */
public final class RightsPage {
    private static final String DEVICE = "HP1";
    private static final List<String> INTRODUCTION = List.of(
            "# Who may do what with a heat pump",
            "",
            "Made from `service_rights.csv` and `objects.csv` of module `heatpump`; do not edit. After a change of those,",
            "`mvn -pl heatpump -am test -Dsdvp.docs.write=true` writes this page anew.",
            "",
            "What no table permits is refused. Rights go with the groups in which the device's own roster has an account:",
            "Vendor, Service Provider and User, or as the device's configuration calls them; who is in several groups has",
            "the rights of each. An account without such a group gets `service-unavailable` to whatever it asks, as from",
            "an XMPP server where nobody is. When the roster changes, that takes effect at once: an association of who has",
            "no role any more is aborted; of who has fewer rights, selections of controls, waiting commands and enabled",
            "report control blocks that are no longer allowed end (RptEna is false, and the block is free), the rest goes",
            "on. `./sdvp explain DEVICE WHO REFERENCE` tells why something is or is not allowed; every change and every",
            "refusal is in the [audit log](audit.md).",
            "",
            "## Services",
            "",
            "all: everything the device has. R, W, O: the data objects below that the role may read, write and operate.",
            "B: data sets, control blocks and logs of which the role may read every member. @: data sets that end with",
            "the association. Whichever service brings a value, it leaves the device only to a role that may read it.",
            "");

    private final HeatPumpModel model = HeatPumpModel.create(DEVICE);
    private final StringBuilder page = new StringBuilder();

    private RightsPage() {}

    /**
     * Writes the page.
     *
     * @param arguments the file to write
     * @throws IOException if it cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("expected one argument, the file to write");
        }
        Files.writeString(Path.of(arguments[0]), text());
    }

    /** The page as Markdown. */
    public static String text() {
        return new RightsPage().write();
    }

    private String write() {
        INTRODUCTION.forEach(this::line);
        row(
                "Service",
                HeatPumpRole.VENDOR.title(),
                HeatPumpRole.SERVICE_PROVIDER.title(),
                HeatPumpRole.USER.title(),
                "To");
        row("---", "---", "---", "---", "---");
        for (ServiceRow service : ServiceRow.all()) {
            List<String> cells = new ArrayList<>(List.of(service.service()));
            for (HeatPumpRole role : HeatPumpRole.values()) {
                cells.add(words(service.scopes().getOrDefault(role, ServiceScope.NONE)));
            }
            cells.add(service.meaning());
            row(cells.toArray(String[]::new));
        }
        line("");
        line(
                "The services of setting groups and SetDataSetValues are refused to everybody: the heat pump has no use for");
        line("them.");
        blocks();
        objects();
        return page.toString();
    }

    private static String words(ServiceScope scope) {
        return switch (scope.kind()) {
            case NOTHING -> "–";
            case FILES -> "files below `" + scope.prefix() + "`";
            case OTHER_FILES -> "files but those below `" + scope.prefix() + "`";
            default -> scope.toString();
        };
    }

    private void blocks() {
        line("");
        line("## Data sets, control blocks and logs");
        line("");
        row("Name", HeatPumpRole.VENDOR.title(), HeatPumpRole.SERVICE_PROVIDER.title(), HeatPumpRole.USER.title());
        row("---", "---", "---", "---");
        new HeatPumpBlocks(ObjectReference.parse(DEVICE), ObjectRow.all())
                .readers()
                .forEach((name, roles) -> row(Stream.concat(
                                Stream.of("`" + name + "`"),
                                Stream.of(HeatPumpRole.values()).map(role -> roles.contains(role) ? "B" : "–"))
                        .toArray(String[]::new)));
    }

    private void objects() {
        line("");
        line("## Data objects");
        line("");
        line("R read, W write, O operate, – nothing.");
        line("");
        row(
                "Logical node",
                "Data objects",
                HeatPumpRole.VENDOR.title(),
                HeatPumpRole.SERVICE_PROVIDER.title(),
                HeatPumpRole.USER.title());
        row("---", "---", "---", "---", "---");
        for (LogicalNode node : model.serverModel().logicalDevices().get(0).logicalNodes()) {
            Map<List<String>, List<String>> alike = new LinkedHashMap<>();
            for (DataObject object : node.dataObjects()) {
                alike.computeIfAbsent(letters(node, object), key -> new ArrayList<>())
                        .add(object.name());
            }
            alike.forEach((letters, names) ->
                    row("`" + node.name() + "`", inShort(names), letters.get(0), letters.get(1), letters.get(2)));
        }
    }

    private List<String> letters(LogicalNode node, DataObject object) {
        ObjectReference reference =
                ObjectReference.parse(DEVICE).child(node.name()).child(object.name());
        return Stream.of(HeatPumpRole.values())
                .map(role -> letters(model.access().rights(role, reference)))
                .toList();
    }

    private static String letters(Set<AccessRight> rights) {
        return rights.isEmpty()
                ? "–"
                : rights.stream().map(right -> String.valueOf(right.letter())).collect(Collectors.joining());
    }

    /** Names with the numbers of a series left out: ValASG001 to ValASG096. */
    private static String inShort(List<String> names) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String stem = stem(names.get(i));
            int last = i;
            while (last + 1 < names.size()
                    && !stem.equals(names.get(i))
                    && stem(names.get(last + 1)).equals(stem)) {
                last++;
            }
            all.add("`" + names.get(i) + "`" + (last > i ? " to `" + names.get(last) + "`" : ""));
            i = last;
        }
        return String.join(", ", all);
    }

    private static String stem(String name) {
        return name.replaceFirst("[0-9]+$", "");
    }

    private void row(String... cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
