package org.sdvp.heatpump;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sdvp.heatpump.firmware.FirmwareState;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.cdc.Enumerations;
import org.sdvp.model.value.DataType;

/**
 * The page {@code docs/information-model.md}, made from the tables. {@code java … InformationModelPage FILE} writes it;
 * a test fails when the file is not what the tables say.
 */
public final class InformationModelPage {
    private static final String DEVICE = "HP1";
    private static final Map<String, String> TITLES =
            Map.of("measurements", "Measurements", "status", "Status", "control", "Control", "settings", "Settings");

    private final StringBuilder page = new StringBuilder();
    private final HeatPumpModel model = HeatPumpModel.create(DEVICE);
    private final List<ObjectRow> rows = ObjectRow.all();

    private InformationModelPage() {}

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
        return new InformationModelPage().write();
    }

    private String write() {
        line("# Information model of a heat pump");
        line("");
        line("Made from the tables (`*.csv`) of module `heatpump`; do not edit. After a change of");
        line("those, `mvn -pl heatpump -am test -Dsdvp.docs.write=true` writes this page anew.");
        line("");
        line("A heat pump is one logical device, here " + code(DEVICE) + "; its name is configured. Names in front of");
        line("a logical-node class say what the node is about: " + code("RoomSTMP1") + " is the temperature (STMP) of");
        line(
                "the room. IFIV is the project's list of information (Informationsliste_20120531); the column Brief has the");
        line("node and object that the project's own presentation names. Access: R read, W write, O operate,");
        line("– nothing; what no row permits is refused.");
        line("");
        informationList("measurements");
        informationList("status", "control", "settings");
        new BlockTables(model, rows).lines().forEach(this::line);
        tree();
        enumerations();
        nameSpaces();
        return page.toString();
    }

    private void informationList(String... tables) {
        line("## " + Stream.of(tables).map(TITLES::get).collect(Collectors.joining(", ")));
        line("");
        row(
                "IFIV",
                "Meaning",
                "SDVP v1",
                "Brief",
                "Reference",
                "CDC",
                "Unit",
                HeatPumpRole.VENDOR.title(),
                HeatPumpRole.SERVICE_PROVIDER.title(),
                HeatPumpRole.USER.title(),
                "Note");
        row("---", "---", "---", "---", "---", "---", "---", "---", "---", "---", "---");
        for (InformationRow row : InformationRow.all()) {
            if (List.of(tables).contains(row.table())) {
                informationRow(row);
            }
        }
        line("");
    }

    private void informationRow(InformationRow row) {
        List<ObjectRow> objects = row.objects().stream().map(this::objectRow).toList();
        row(
                row.ifiv(),
                row.meaning(),
                row.sdvpV1(),
                row.brief(),
                each(objects, object -> code(DEVICE + "/" + object.node() + "." + object.object())),
                each(objects, ObjectRow::cdc),
                each(objects, InformationModelPage::unit),
                each(objects, object -> letters(object, HeatPumpRole.VENDOR)),
                each(objects, object -> letters(object, HeatPumpRole.SERVICE_PROVIDER)),
                each(objects, object -> letters(object, HeatPumpRole.USER)),
                notes(row, objects));
    }

    private static String notes(InformationRow row, List<ObjectRow> objects) {
        List<String> notes = new ArrayList<>();
        notes.add(row.note());
        objects.forEach(object -> notes.add(object.note()));
        return notes.stream().filter(note -> !note.isEmpty()).distinct().collect(Collectors.joining("<br>"));
    }

    private void tree() {
        line("## Logical nodes");
        for (LogicalNode node : model.serverModel().logicalDevices().get(0).logicalNodes()) {
            line("");
            line("### " + node.name() + ": " + nodeRow(node.name()).meaning());
            line("");
            row(
                    "Data object",
                    "CDC",
                    "Attributes",
                    "Unit",
                    HeatPumpRole.VENDOR.title(),
                    HeatPumpRole.SERVICE_PROVIDER.title(),
                    HeatPumpRole.USER.title(),
                    "Meaning");
            row("---", "---", "---", "---", "---", "---", "---", "---");
            node.dataObjects().forEach(object -> objectLine(node, object));
        }
        line("");
    }

    private void objectLine(LogicalNode node, DataObject object) {
        ObjectReference reference =
                ObjectReference.parse(DEVICE).child(node.name()).child(object.name());
        List<ObjectRow> row = rows.stream()
                .filter(candidate -> candidate.node().equals(node.name()))
                .filter(candidate -> candidate.object().equals(object.name()))
                .toList();
        String series = row.isEmpty() ? "" : row.get(0).series();
        if (!series.isEmpty() && !series.startsWith(object.name() + "..")) {
            return;
        }
        row(
                series.isEmpty() ? code(object.name()) : code(object.name()) + " to " + code(lastOf(series)),
                object.cdc(),
                object.children().stream().map(DataNode::name).collect(Collectors.joining(" ")),
                each(row, InformationModelPage::unit),
                letters(model.access().rights(HeatPumpRole.VENDOR, reference)),
                letters(model.access().rights(HeatPumpRole.SERVICE_PROVIDER, reference)),
                letters(model.access().rights(HeatPumpRole.USER, reference)),
                row.isEmpty() ? "Behaviour of the node" : row.get(0).meaning());
    }

    private static String lastOf(String series) {
        int to = series.indexOf("..");
        String digits = series.substring(to + 2);
        return series.substring(0, to - digits.length()) + digits;
    }

    private void enumerations() {
        line("## Enumerations of this project");
        line("");
        for (DataType.Enumeration type : List.of(HeatPumpRun.type(), HeatPumpMode.type(), FirmwareState.type())) {
            String literals = type.literals().entrySet().stream()
                    .map(literal -> literal.getKey() + " " + literal.getValue())
                    .collect(Collectors.joining(", "));
            line("- " + code(type.name()) + ": " + literals);
        }
        line("");
    }

    private void nameSpaces() {
        line("## Name spaces");
        line("");
        line("All nodes but two are of IEC 61850-7-4, edition 2.1 (" + code("ldNs") + " of " + code("LLN0.NamPlt")
                + ").");
        line("The brief's node " + code("DHTP") + " is in no name space that IEC has published, neither in 7-4 nor in");
        line("7-420:2021, so it is a class of this project. IEC 61850-7-1 wants such a node to say so: "
                + code("DHTP1.NamPlt.lnNs"));
        line("is " + code(lnNs("DHTP1")) + ". A client that does not know that name space still reads the node, for");
        line(
                "GetDataDefinition tells it names and types. Whether IEC TR 61850-90-27 (2023, thermal systems) has a node");
        line("for it could not be checked. " + code("AUDT") + " (" + code(lnNs("AUDT1"))
                + ") has what a record of the audit log is made of;");
        line("the counters of GSAL in 7-4 tell how often access was refused, not to whom and on what.");
    }

    private String lnNs(String node) {
        return rows.stream()
                .filter(row -> row.node().equals(node) && row.object().equals("NamPlt"))
                .flatMap(row -> row.values().stream())
                .filter(value -> value.startsWith("lnNs="))
                .findFirst()
                .orElseThrow()
                .substring("lnNs=".length());
    }

    private ObjectRow objectRow(String object) {
        return rows.stream()
                .filter(row -> !row.isNode() && object.equals(row.node() + "." + row.object()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "the information list names " + object + ", which the table of objects lacks"));
    }

    private ObjectRow nodeRow(String node) {
        return rows.stream()
                .filter(row -> row.isNode() && row.node().equals(node))
                .findFirst()
                .orElseThrow();
    }

    private static String unit(ObjectRow row) {
        if (row.unit().isEmpty()) {
            return "";
        }
        int code = Enumerations.named("SIUnitKind").ordinal(row.unit()).orElseThrow();
        return row.unit() + " (" + code + ")";
    }

    private static String letters(ObjectRow row, HeatPumpRole role) {
        return letters(row.access().getOrDefault(role, Set.of()));
    }

    private static String letters(Set<AccessRight> rights) {
        String letters =
                rights.stream().map(right -> String.valueOf(right.letter())).collect(Collectors.joining());
        return letters.isEmpty() ? "–" : letters;
    }

    private static <T> String each(List<T> items, Function<T, String> cell) {
        return items.stream().map(cell).collect(Collectors.joining("<br>"));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private void row(String... cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
