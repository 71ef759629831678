package org.sdvp.centre.acsi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sdvp.centre.fleet.DeviceLink;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.value.Leaf;
import org.sdvp.model.value.ValueText;
import org.sdvp.operator.Branch;
import org.sdvp.operator.Reading;

/** Readings and trees of a device in the words of the fleet. */
final class LinkWords {
    private LinkWords() {}

    static DeviceLink.Reading reading(Reading reading) {
        if (reading instanceof Reading.Value value) {
            Reading.Source source = value.source();
            List<DeviceLink.Line> lines = value.leaves().stream()
                    .map(leaf -> new DeviceLink.Line(leaf.path(), text(source, leaf)))
                    .toList();
            return new DeviceLink.Reading(source.reference() + "[" + source.fc() + "]", lines);
        }
        Reading.Failure failure = (Reading.Failure) reading;
        String fc = failure.fc()
                .filter(own -> failure.asked().indexOf('[') < 0)
                .map(own -> "[" + own + "]")
                .orElse("");
        String why = failure.detail().isEmpty() ? "" : ": " + failure.detail();
        return new DeviceLink.Reading(
                failure.asked() + fc,
                List.of(new DeviceLink.Line("", failure.error().text() + why)));
    }

    private static String text(Reading.Source source, Leaf leaf) {
        return PointValues.printable((ValueText.print(leaf.type(), leaf.value()) + " "
                        + source.unit().of(leaf))
                .strip());
    }

    static List<DeviceLink.Node> nodes(List<Branch> branches) {
        List<DeviceLink.Node> nodes = new ArrayList<>();
        branches.forEach(branch -> nodes.add(node(branch, nodes(branch.children()))));
        return nodes;
    }

    static DeviceLink.Node node(Branch branch, List<DeviceLink.Node> children) {
        String fc = branch.fc()
                .map(FunctionalConstraint::name)
                .map(name -> "[" + name + "]")
                .orElse("");
        String reference = branch.reference().map(own -> own.toString() + fc).orElse(branch.name());
        String kind = branch.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new DeviceLink.Node(reference, (kind + " " + branch.type()).strip(), children);
    }
}
