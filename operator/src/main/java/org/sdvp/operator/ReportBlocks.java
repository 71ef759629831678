package org.sdvp.operator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.Brcb;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.Urcb;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ReportField;
import org.sdvp.model.TriggerOption;
import org.sdvp.operator.ReferenceLookup.Wanted;

/**
 * The report control blocks that a device offers for what somebody wants to follow: those in LLN0 of the logical devices,
 * and in the logical nodes, of what is wanted. The stages fail as those of {@link Device} do; what may not be seen counts as
 * not there.
 */
final class ReportBlocks {
    private final DeviceModel model;

    ReportBlocks(DeviceModel model) {
        this.model = model;
    }

    /**
     * An instance of a report control block that nobody has.
     *
     * @param reference of it
     * @param buffered whether it is a BRCB
     * @param rptId by which its reports are known
     * @param dataSet what it reports
     * @param optFlds the fields its reports have
     * @param trgOps what triggers a report
     */
    record Block(
            ObjectReference reference,
            boolean buffered,
            String rptId,
            DataSetReference dataSet,
            Set<ReportField> optFlds,
            Set<TriggerOption> trgOps) {
        /** The fields it should have, so that nothing can be lost unseen. */
        Set<ReportField> wantedFields() {
            Set<ReportField> fields = EnumSet.of(ReportField.SEQ_NUM, ReportField.TIME_STAMP, ReportField.REASON);
            if (buffered) {
                fields.add(ReportField.ENTRY_ID);
                fields.add(ReportField.BUF_OVFL);
            }
            fields.addAll(optFlds);
            return fields;
        }
    }

    /**
     * A data set with the blocks that report it and are free.
     *
     * @param dataSet which
     * @param members in order
     * @param blocks buffered ones first, of either kind the last instance first: those who come to stay take the first
     */
    record Offer(DataSetReference dataSet, List<Fcda> members, List<Block> blocks) {
        /** Whether the data set brings what is wanted. */
        boolean brings(Wanted.Found wanted) {
            return members.stream()
                    .anyMatch(member -> member.fc() == wanted.fc()
                            && member.reference().contains(wanted.place().reference()));
        }
    }

    /** As few data sets as bring most of what is wanted, each with its blocks. */
    CompletionStage<List<Offer>> offers(List<Wanted.Found> wanted) {
        if (!model.association().services().contains(ServiceName.REPORT)) {
            return Stages.all(List.of());
        }
        Set<ObjectReference> nodes = new LinkedHashSet<>();
        for (Wanted.Found found : wanted) {
            ObjectReference reference = found.place().reference();
            ObjectReference device = ObjectReference.parse(reference.logicalDevice());
            nodes.add(device.child("LLN0"));
            reference.logicalNode().ifPresent(node -> nodes.add(device.child(node)));
        }
        return Stages.all(nodes.stream().map(this::blocksOf).toList())
                .thenApply(lists -> lists.stream().flatMap(List::stream).toList())
                .thenCompose(this::withMembers)
                .thenApply(offers -> fewest(offers, wanted));
    }

    private CompletionStage<List<Block>> blocksOf(ObjectReference node) {
        ClientAssociation association = model.association();
        CompletionStage<List<Optional<Block>>> buffered = ofClass(
                node,
                AcsiClass.BRCB,
                brcb -> association.reports().getBRCBValues(brcb).thenApply(v -> block(brcb, v)));
        CompletionStage<List<Optional<Block>>> unbuffered = ofClass(
                node,
                AcsiClass.URCB,
                urcb -> association.reports().getURCBValues(urcb).thenApply(v -> block(urcb, v)));
        return buffered.thenCombine(
                unbuffered,
                (first, second) -> Stream.concat(first.stream(), second.stream())
                        .flatMap(Optional::stream)
                        .toList());
    }

    private CompletionStage<List<Optional<Block>>> ofClass(
            ObjectReference node,
            AcsiClass kind,
            Function<ObjectReference, CompletionStage<Optional<Block>>> attributes) {
        return unless(model.association().getLogicalNodeDirectory(node, kind), List.<String>of())
                .thenCompose(names -> Stages.all(names.stream()
                        .map(node::child)
                        .map(block -> unless(attributes.apply(block), Optional.<Block>empty()))
                        .toList()));
    }

    private static Optional<Block> block(ObjectReference reference, Brcb values) {
        boolean free = !values.rptEna() && values.owner().isEmpty();
        return values.datSet()
                .filter(set -> free)
                .map(set -> new Block(
                        reference, true, rptId(reference, values.rptId()), set, values.optFlds(), values.trgOps()));
    }

    private static Optional<Block> block(ObjectReference reference, Urcb values) {
        boolean free = !values.rptEna() && !values.resv();
        return values.datSet()
                .filter(set -> free)
                .map(set -> new Block(
                        reference, false, rptId(reference, values.rptId()), set, values.optFlds(), values.trgOps()));
    }

    private static String rptId(ObjectReference reference, String rptId) {
        return rptId.isEmpty() ? reference.toString() : rptId;
    }

    private CompletionStage<List<Offer>> withMembers(List<Block> blocks) {
        Map<DataSetReference, List<Block>> byDataSet =
                blocks.stream().collect(Collectors.groupingBy(Block::dataSet, LinkedHashMap::new, Collectors.toList()));
        return Stages.all(byDataSet.entrySet().stream()
                .map(entry -> unless(members(entry.getKey()), List.<Fcda>of())
                        .thenApply(members -> new Offer(entry.getKey(), members, lastFirst(entry.getValue()))))
                .toList());
    }

    private CompletionStage<List<Fcda>> members(DataSetReference dataSet) {
        return model.association()
                .dataSets()
                .getDataSetDirectory(dataSet)
                .thenApply(definition -> definition.members());
    }

    private static List<Block> lastFirst(List<Block> blocks) {
        List<Block> sorted = new ArrayList<>(blocks);
        Collections.reverse(sorted);
        sorted.sort(Comparator.comparing(block -> !block.buffered()));
        return List.copyOf(sorted);
    }

    private static List<Offer> fewest(List<Offer> offers, List<Wanted.Found> wanted) {
        List<Offer> chosen = new ArrayList<>();
        List<Wanted.Found> open = new ArrayList<>(wanted);
        List<Offer> left = new ArrayList<>(offers);
        while (true) {
            // Of those that bring as much the one with the fewest members: less comes that nobody asked for.
            Optional<Offer> best = left.stream()
                    .filter(offer -> open.stream().anyMatch(offer::brings))
                    .max(Comparator.comparing((Offer offer) ->
                                    open.stream().filter(offer::brings).count())
                            .thenComparing(offer -> -offer.members().size()));
            if (best.isEmpty()) {
                return chosen;
            }
            chosen.add(best.get());
            left.remove(best.get());
            open.removeIf(best.get()::brings);
        }
    }

    private static <T> CompletionStage<T> unless(CompletionStage<T> stage, T refused) {
        return stage.exceptionally(failure -> {
            if (Stages.unwrap(failure) instanceof ServiceErrorException) {
                return refused;
            }
            throw Stages.rethrown(failure);
        });
    }
}
