package org.sdvp.centre.acsi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.sdvp.centre.fleet.Device;
import org.sdvp.centre.fleet.Point;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Leaf;
import org.sdvp.model.value.ValueText;
import org.sdvp.operator.Reading;

/** What a device has told of itself at one time: its points, its plate, and how its values fall into samples. */
final class DeviceImage {
    /** A device with more is one that wants to fill our memory. */
    private static final int MOST_POINTS = 20_000;

    private final List<Reading.Value> read;
    private final Map<String, Labels> labels = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Leaf>> parts = new LinkedHashMap<>();

    private DeviceImage(List<Reading.Value> read) {
        this.read = read;
    }

    /** Of all that was read of it, with every functional constraint; what was refused is not there. */
    static DeviceImage of(List<Reading> readings) {
        List<Reading.Value> values = readings.stream()
                .filter(Reading.Value.class::isInstance)
                .map(Reading.Value.class::cast)
                .toList();
        DeviceImage image = new DeviceImage(values);
        for (Reading.Value value : values) {
            Reading.Source source = value.source();
            if (isOfProcess(source.fc())) {
                image.labels.put(key(source), Labels.of(source));
            } else {
                Map<String, Leaf> known =
                        image.parts.computeIfAbsent(source.reference().toString(), object -> new LinkedHashMap<>());
                Leaf.of(source.type(), value.value()).forEach(leaf -> known.putIfAbsent(leaf.path(), leaf));
            }
        }
        return image;
    }

    private static boolean isOfProcess(FunctionalConstraint fc) {
        return fc == FunctionalConstraint.ST || fc == FunctionalConstraint.MX || fc == FunctionalConstraint.SP;
    }

    private static String key(Reading.Source source) {
        return source.reference() + "[" + source.fc() + "]";
    }

    /** What of it are values of the process, or settings. */
    List<Reading.Value> values() {
        return read.stream().filter(value -> isOfProcess(value.source().fc())).toList();
    }

    /** How a member of a data set falls into samples, be it a data object or a part of one; empty if it was not read. */
    Optional<Labels> labels(Fcda member) {
        String key = member.toString();
        Labels known = labels.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Labels> made = part(member).map(Labels::of);
        made.ifPresent(own -> labels.put(key, own));
        return made;
    }

    /** The source of a part of a data object, from that of the data object. */
    private Optional<Reading.Source> part(Fcda member) {
        List<String> names = new ArrayList<>();
        Optional<ObjectReference> at = Optional.of(member.reference());
        while (at.isPresent()) {
            Labels whole = labels.get(at.get() + "[" + member.fc() + "]");
            if (whole != null) {
                return below(whole.source().type(), names)
                        .map(type -> new Reading.Source(
                                member.reference(),
                                member.fc(),
                                whole.source().cdc(),
                                type,
                                whole.source().unit()));
            }
            names.add(0, at.get().name());
            at = at.get().parent();
        }
        return Optional.empty();
    }

    private static Optional<DataType> below(DataType type, List<String> names) {
        DataType at = type;
        for (String name : names) {
            if (!(at instanceof DataType.Structure structure) || structure.indexOf(name) < 0) {
                return Optional.empty();
            }
            at = structure.members().get(structure.indexOf(name)).type();
        }
        return Optional.of(at);
    }

    /** The data objects, with functional constraint, that have some points. */
    List<String> objects(Set<String> points) {
        return values().stream()
                .map(value -> key(value.source()))
                .filter(key -> Optional.ofNullable(labels.get(key)).stream()
                        .flatMap(own -> own.spots().stream())
                        .anyMatch(spot -> points.contains(spot.reference())))
                .toList();
    }

    /** All its points, in the order of its model. */
    List<Point> points() {
        List<Point> points = new ArrayList<>();
        for (Reading.Value value : values()) {
            Reading.Source source = value.source();
            Labels own = labels.get(key(source));
            if (own != null) {
                own.spots().forEach(spot -> points.add(point(source, spot, value.value())));
            }
        }
        return points.size() > MOST_POINTS ? List.copyOf(points.subList(0, MOST_POINTS)) : points;
    }

    private Point point(Reading.Source source, Labels.Spot spot, DataValue value) {
        String object = source.reference().toString();
        Map<String, Leaf> about = parts.getOrDefault(object, Map.of());
        String unit = Leaf.of(source.type(), value).stream()
                .filter(leaf -> leaf.path().equals(spot.path()))
                .map(leaf -> source.unit().of(leaf))
                .findFirst()
                .orElse("");
        return new Point(
                spot.reference(),
                PointValues.printable(text(about, "d").orElse("")),
                PointValues.kind(spot.type(), source.cdc()),
                unit,
                use(source, spot, about),
                range(about, spot),
                literals(spot.type()));
    }

    private static Point.Use use(Reading.Source source, Labels.Spot spot, Map<String, Leaf> about) {
        if (source.fc() == FunctionalConstraint.SP) {
            return Point.Use.SETTING;
        }
        boolean controlled = Optional.ofNullable(about.get("ctlModel"))
                        .flatMap(DeviceImage::number)
                        .orElse(0.0)
                > 0;
        String path = spot.path();
        return controlled && (path.equals("stVal") || path.startsWith("mxVal") || path.startsWith("valWTr"))
                ? Point.Use.CONTROLLED
                : Point.Use.MEASURED;
    }

    private static Point.Range range(Map<String, Leaf> about, Labels.Spot spot) {
        boolean isNumber = PointValues.kind(spot.type(), "") == Point.Kind.NUMBER;
        Point.Range range = new Point.Range(bound(about, "minVal"), bound(about, "maxVal"), bound(about, "stepSize"));
        return isNumber && !range.equals(Point.Range.NONE) ? range : Point.Range.NONE;
    }

    private static OptionalDouble bound(Map<String, Leaf> about, String name) {
        for (String path : List.of(name + ".f", name + ".i", name)) {
            Optional<Double> number = Optional.ofNullable(about.get(path)).flatMap(DeviceImage::number);
            if (number.isPresent()) {
                return OptionalDouble.of(number.get());
            }
        }
        return OptionalDouble.empty();
    }

    private static Optional<Double> number(Leaf leaf) {
        OptionalDouble number = PointValues.of(leaf.type(), leaf.value()).number();
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }

    private static Optional<String> text(Map<String, Leaf> about, String path) {
        return Optional.ofNullable(about.get(path)).map(leaf -> ValueText.print(leaf.type(), leaf.value()));
    }

    private static List<Point.Literal> literals(DataType type) {
        return type instanceof DataType.Enumeration enumeration
                ? enumeration.literals().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> new Point.Literal(entry.getKey(), entry.getValue()))
                        .toList()
                : List.of();
    }

    /** What stands on it: LPHD.PhyNam, and where that says nothing LLN0.NamPlt (IEC 61850-7-4). */
    Device.Plate plate() {
        return new Device.Plate(plate("vendor"), plate("model"), plate("serNum"), plate("swRev"));
    }

    private String plate(String name) {
        String found = "";
        for (Map.Entry<String, Map<String, Leaf>> entry : parts.entrySet()) {
            boolean physical = entry.getKey().matches(".*/[^.]*LPHD\\d*\\.PhyNam");
            if (physical || (entry.getKey().endsWith("/LLN0.NamPlt") && found.isEmpty())) {
                String text = text(entry.getValue(), name).orElse("").strip();
                found = text.isEmpty() ? found : text;
            }
        }
        return PointValues.printable(found);
    }

    /** What a person calls it, if the device says: PhyNam.name; else empty. */
    String name() {
        return plate("name");
    }
}
