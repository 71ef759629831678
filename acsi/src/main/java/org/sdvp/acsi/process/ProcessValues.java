package org.sdvp.acsi.process;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.TimeSource;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.ServerModel;
import org.sdvp.model.ValueRefusedException;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

/**
 * The way of values from the process to the clients: drivers write here and not to the {@link ModelValues} themselves,
 * and so does a server what clients set. What is seen then follows the data objects' own configuration:
 *
 * <ul>
 *   <li>substitution: while subEna is true, value and q are those of subVal (subMag, subCVal) and subQ, with source
 *       substituted;
 *   <li>blocking: while blkEna is true, value and t stand still, and q says operatorBlocked and oldData;
 *   <li>deadband: with db above 0, mag changes only when it has moved by more than that, while instMag, where there is
 *       one, is always live; magnitudes below zeroDb are 0;
 *   <li>range: where range and rangeC are, range tells between which limits the live value lies, and q says outOfRange
 *       and at best questionable beyond min and max;
 *   <li>behaviour: Beh follows Mod of the node and of LLN0; q says test in the modes test and test/blocked, and invalid
 *       in the mode off.
 * </ul>
 *
 * <p>What the process last said is kept meanwhile and shows again when substitution, blocking or mode end. Safe for many
 * threads; writers take turns.
 */
public final class ProcessValues {
    private final ModelValues published;
    private final ModelValues process;
    private final TimeSource time;
    private final Selection[] attributes;
    private final @Nullable Point[] pointOf;
    private final BitSet outputs = new BitSet();
    private final BitSet modes = new BitSet();
    private final List<Node> nodes = new ArrayList<>();
    private final Object lock = new Object();

    private record Node(NodeBehaviour behaviour, List<Point> points) {}

    /**
     * Begins with the values as they are, and brings Beh, range and quality in line with them.
     *
     * @param values what clients see; to be written by nobody else where this has a say
     * @param time for the t of what changes by itself
     */
    public ProcessValues(ModelValues values, TimeSource time) {
        this.published = values;
        this.process = new ModelValues(values.model());
        this.time = time;
        ServerModel model = values.model();
        int slots = model.attributes().size();
        this.attributes = new Selection[slots];
        this.pointOf = new Point[slots];
        List<ModelValues.Write> all = new ArrayList<>(slots);
        for (int slot = 0; slot < slots; slot++) {
            attributes[slot] = attribute(model, slot);
            all.add(new ModelValues.Write(attributes[slot], values.get(attributes[slot])));
        }
        process.update(all);
        findPoints();
        refreshAll();
    }

    private static Selection attribute(ServerModel model, int slot) {
        ObjectReference reference = model.attributes().get(slot);
        DataAttribute attribute = (DataAttribute) model.dataNode(reference).orElseThrow();
        return model.select(new Fcda(reference, attribute.fc())).orElseThrow();
    }

    private void findPoints() {
        Map<ObjectReference, List<Selection>> byObject = new LinkedHashMap<>();
        for (Selection attribute : attributes) {
            byObject.computeIfAbsent(attribute.fcda().reference().parent().orElseThrow(), object -> new ArrayList<>())
                    .add(attribute);
        }
        Map<ObjectReference, Node> byName = new LinkedHashMap<>();
        byObject.forEach((object, members) -> {
            Node node = byName.computeIfAbsent(
                    ObjectReference.parse(object.logicalDevice())
                            .child(object.logicalNode().orElseThrow()),
                    name -> new Node(new NodeBehaviour(process, name), new ArrayList<>()));
            members.stream()
                    .filter(ProcessValues::isQuality)
                    .findFirst()
                    .ifPresent(quality -> addPoint(quality, members, node));
        });
        nodes.addAll(byName.values());
        nodes.forEach(node -> node.behaviour().inputs().forEach(input -> modes.set(slot(input))));
    }

    private static boolean isQuality(Selection attribute) {
        FunctionalConstraint fc = attribute.fcda().fc();
        return attribute.fcda().reference().name().equals("q")
                && attribute.type().basicType() == BasicType.QUALITY
                && (fc == FunctionalConstraint.ST || fc == FunctionalConstraint.MX);
    }

    private void addPoint(Selection quality, List<Selection> members, Node node) {
        Point point = new Point(quality, process, published, node.behaviour());
        node.points().add(point);
        point.outputs().forEach(output -> outputs.set(slot(output)));
        members.forEach(member -> pointOf[slot(member)] = point);
    }

    private void refreshAll() {
        BitSet touched = new BitSet();
        Timestamp now = Timestamp.of(time.now());
        nodes.forEach(node -> alignBeh(node, touched, now));
        List<ModelValues.Write> out = new ArrayList<>();
        nodes.forEach(node -> node.points().forEach(point -> point.derive(touched, now, false, out)));
        published.update(out);
    }

    private void alignBeh(Node node, BitSet touched, Timestamp now) {
        List<ModelValues.Write> beh = node.behaviour().behWrites(now);
        process.update(beh);
        beh.forEach(write -> touched.set(slot(write.target())));
    }

    /** What clients see. */
    public ModelValues values() {
        return published;
    }

    /**
     * Takes over what the process says, or what a client has set. What the process says becomes one transaction; settings
     * and what follows from them become two.
     *
     * @return what changed for clients
     * @throws ValueRefusedException if a value does not fit; nothing was changed then
     */
    public List<ModelValues.Change> update(List<ModelValues.Write> writes) {
        synchronized (lock) {
            process.update(writes);
            BitSet touched = new BitSet();
            writes.forEach(write -> write.target().slots().forEach(touched::set));
            Timestamp now = Timestamp.of(time.now());
            Set<Point> moded = new LinkedHashSet<>();
            if (touched.intersects(modes)) {
                for (Node node : nodes) {
                    if (node.behaviour().refresh()) {
                        moded.addAll(node.points());
                    }
                    alignBeh(node, touched, now);
                }
            }
            List<ModelValues.Change> changes = new ArrayList<>(published.update(passedOn(touched, false)));
            changes.addAll(published.update(derived(touched, now, moded)));
            return List.copyOf(changes);
        }
    }

    /** What is seen as it was written: what the process says, or settings, at which what is derived looks. */
    private List<ModelValues.Write> passedOn(BitSet touched, boolean ofProcess) {
        return touched.stream()
                .filter(slot -> !outputs.get(slot))
                .mapToObj(slot -> attributes[slot])
                .filter(attribute -> isOfProcess(attribute) == ofProcess)
                .map(attribute -> new ModelValues.Write(attribute, process.get(attribute)))
                .toList();
    }

    private static boolean isOfProcess(Selection attribute) {
        FunctionalConstraint fc = attribute.fcda().fc();
        return fc == FunctionalConstraint.ST || fc == FunctionalConstraint.MX;
    }

    private List<ModelValues.Write> derived(BitSet touched, Timestamp now, Set<Point> moded) {
        Set<Point> affected = new LinkedHashSet<>(moded);
        touched.stream().forEach(slot -> {
            Point point = pointOf[slot];
            if (point != null) {
                affected.add(point);
            }
        });
        List<ModelValues.Write> out = new ArrayList<>(passedOn(touched, true));
        for (Point point : affected) {
            point.liveWrite(touched).ifPresent(write -> {
                process.update(List.of(write));
                touched.set(slot(write.target()));
            });
            point.derive(touched, now, moded.contains(point), out);
        }
        return out;
    }

    private static int slot(Selection attribute) {
        return attribute.slots().findFirst().orElseThrow();
    }

    /** The value that the process said last, whatever clients see. */
    public DataValue fromProcess(Selection selection) {
        return process.get(selection);
    }
}
