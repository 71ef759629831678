package org.sdvp.centre.acsi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.Brcb;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.Urcb;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ReportField;
import org.sdvp.operator.Operator;

/**
 * Which report control blocks of a device the centre takes: for each data set that brings much, the instance that it had
 * before, else the first that nobody has; buffered ones before unbuffered ones. Waits for the device.
 */
final class BlockChoice {
    private final Operator operator;
    private final ClientAssociation association;
    private final Predicate<String> wasOurs;

    /**
     * For one association.
     *
     * @param wasOurs whether a block was taken at an earlier time
     */
    BlockChoice(Operator operator, ClientAssociation association, Predicate<String> wasOurs) {
        this.operator = operator;
        this.association = association;
        this.wasOurs = wasOurs;
    }

    /**
     * An instance.
     *
     * @param reference of it
     * @param buffered whether it is a BRCB
     * @param rptId by which its reports are known
     * @param dataSet what it reports
     * @param optFlds the fields its reports have
     * @param resvTms how long it is reserved, if it can be
     * @param free whether it may be taken
     */
    record Block(
            ObjectReference reference,
            boolean buffered,
            String rptId,
            DataSetReference dataSet,
            Set<ReportField> optFlds,
            OptionalInt resvTms,
            boolean free) {}

    /**
     * A data set with the instances that may be taken.
     *
     * @param members in order
     * @param blocks the best first
     * @param all references of all its instances, also of those that others have
     */
    record Offer(DataSetReference dataSet, List<Fcda> members, List<Block> blocks, List<String> all) {}

    /**
     * The data sets that bring points, each with its instances.
     *
     * @param open references of all points; of those that no data set brings they are left
     * @param points of a member of a data set
     */
    List<Offer> offers(Set<String> open, Function<Fcda, Set<String>> points) {
        if (!association.services().isEmpty() && !association.services().contains(ServiceName.REPORT)) {
            return List.of();
        }
        List<ObjectReference> nodes = nodes();
        List<Offer> chosen = choose(offers(brcbs(nodes)), open, points);
        if (!open.isEmpty()) {
            chosen.addAll(choose(offers(urcbs(nodes)), open, points));
        }
        return chosen;
    }

    private List<ObjectReference> nodes() {
        List<ObjectReference> nodes = new ArrayList<>();
        for (String device : operator.await(association.getServerDirectory(ObjectClass.LOGICAL_DEVICE))) {
            operator.await(association.getLogicalDeviceDirectory(device))
                    .forEach(node -> nodes.add(ObjectReference.parse(device).child(node)));
        }
        return nodes;
    }

    private List<ObjectReference> named(List<ObjectReference> nodes, AcsiClass kind) {
        // All questions are asked before the first is answered.
        List<CompletionStage<List<String>>> answers = nodes.stream()
                .map(node -> association.getLogicalNodeDirectory(node, kind))
                .toList();
        List<ObjectReference> blocks = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            ObjectReference node = nodes.get(i);
            CompletionStage<List<String>> answer = answers.get(i);
            unless(() -> operator.await(answer)).orElse(List.of()).forEach(name -> blocks.add(node.child(name)));
        }
        return blocks;
    }

    private List<Block> brcbs(List<ObjectReference> nodes) {
        List<Block> blocks = new ArrayList<>();
        for (ObjectReference reference : named(nodes, AcsiClass.BRCB)) {
            unless(() -> operator.await(association.reports().getBRCBValues(reference)))
                    .flatMap(values -> block(reference, values))
                    .ifPresent(blocks::add);
        }
        return blocks;
    }

    private Optional<Block> block(ObjectReference reference, Brcb values) {
        String own = operator.jid().toString();
        boolean free = values.owner().map(own::equals).orElse(!values.rptEna());
        return values.datSet()
                .map(set -> new Block(
                        reference,
                        true,
                        rptId(reference, values.rptId()),
                        set,
                        values.optFlds(),
                        values.resvTms(),
                        free));
    }

    private List<Block> urcbs(List<ObjectReference> nodes) {
        List<Block> blocks = new ArrayList<>();
        for (ObjectReference reference : named(nodes, AcsiClass.URCB)) {
            unless(() -> operator.await(association.reports().getURCBValues(reference)))
                    .flatMap(values -> block(reference, values))
                    .ifPresent(blocks::add);
        }
        return blocks;
    }

    private static Optional<Block> block(ObjectReference reference, Urcb values) {
        return values.datSet()
                .map(set -> new Block(
                        reference,
                        false,
                        rptId(reference, values.rptId()),
                        set,
                        values.optFlds(),
                        OptionalInt.empty(),
                        !values.rptEna() && !values.resv()));
    }

    private static String rptId(ObjectReference reference, String rptId) {
        return rptId.isEmpty() ? reference.toString() : rptId;
    }

    private List<Offer> offers(List<Block> blocks) {
        Map<DataSetReference, List<Block>> byDataSet = new LinkedHashMap<>();
        blocks.forEach(block -> byDataSet
                .computeIfAbsent(block.dataSet(), set -> new ArrayList<>())
                .add(block));
        List<Offer> offers = new ArrayList<>();
        byDataSet.forEach((set, instances) -> {
            List<Block> free = instances.stream()
                    .filter(Block::free)
                    .sorted(Comparator.comparing(
                            (Block block) -> !wasOurs.test(block.reference().toString())))
                    .toList();
            List<String> all = instances.stream()
                    .map(block -> block.reference().toString())
                    .toList();
            if (!free.isEmpty()) {
                unless(() -> operator.await(association.dataSets().getDataSetDirectory(set)))
                        .ifPresent(definition -> offers.add(new Offer(set, definition.members(), free, all)));
            }
        });
        return offers;
    }

    /** One that brings little that others do not costs more than asking for that now and then. */
    private static List<Offer> choose(List<Offer> offers, Set<String> open, Function<Fcda, Set<String>> points) {
        List<Offer> chosen = new ArrayList<>();
        List<Offer> left = new ArrayList<>(offers);
        while (!left.isEmpty()) {
            Offer best = Collections.max(left, Comparator.comparing(offer -> brings(offer, open, points)));
            int news = brings(best, open, points);
            if (news == 0 || news * 2 < best.members().size()) {
                return chosen;
            }
            chosen.add(best);
            left.remove(best);
            best.members().forEach(member -> open.removeAll(points.apply(member)));
        }
        return chosen;
    }

    private static int brings(Offer offer, Set<String> open, Function<Fcda, Set<String>> points) {
        return (int) offer.members().stream()
                .filter(member -> points.apply(member).stream().anyMatch(open::contains))
                .count();
    }

    /** What may not be seen counts as not there. */
    private static <T> Optional<T> unless(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (ServiceErrorException e) {
            return Optional.empty();
        }
    }
}
