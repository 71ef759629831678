package org.sdvp.operator.sdvp2;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.sdvp.acsi.AcsiProtocolException;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.ObjectReference;

/**
 * What an original box has, level by level. Some list whole references of data objects at the top, leaving out the levels
 * above, some list level by level; both are understood.
 */
final class Sdvp2BoxModel {
    private static final int MOST_LEVELS = 8;
    private static final int MOST_OBJECTS = 2_000;

    private final Sdvp2Box box;
    private final Map<String, CompletionStage<List<ObjectReference>>> listed = new ConcurrentHashMap<>();
    private final Map<ObjectReference, CompletionStage<DataObject>> defined = new ConcurrentHashMap<>();

    Sdvp2BoxModel(Sdvp2Box box) {
        this.box = box;
    }

    /** Names of what is directly below: logical devices below nothing, logical nodes, data objects. */
    CompletionStage<List<String>> below(String path) {
        return list("").thenCompose(top -> {
            List<String> found = next(top, path);
            if (!found.isEmpty() || path.isEmpty()) {
                return CompletableFuture.completedFuture(found);
            }
            return list(path.indexOf('/') < 0 ? path : path.substring(0, path.indexOf('/')))
                    .thenCompose(device -> {
                        List<String> deeper = next(device, path);
                        return deeper.isEmpty() && path.indexOf('/') >= 0
                                ? list(path).thenApply(node -> next(node, path))
                                : CompletableFuture.completedFuture(deeper);
                    });
        });
    }

    private CompletionStage<List<ObjectReference>> list(String path) {
        return listed.computeIfAbsent(path, key -> box.names(key).thenApply(this::references));
    }

    private List<ObjectReference> references(List<String> texts) {
        try {
            return texts.stream().map(ObjectReference::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new AcsiProtocolException(
                    box.jid().toString(), box.jid() + " lists what is no reference: " + e.getMessage());
        }
    }

    /** The names that follow a path in references. */
    private static List<String> next(List<ObjectReference> references, String path) {
        Set<String> names = new LinkedHashSet<>();
        for (ObjectReference reference : references) {
            String text = reference.toString();
            boolean inside = path.isEmpty()
                    || (text.startsWith(path)
                            && text.length() > path.length()
                            && "/.".indexOf(text.charAt(path.length())) >= 0);
            if (inside) {
                names.add(text.substring(path.isEmpty() ? 0 : path.length() + 1).split("[/.]", 2)[0]);
            }
        }
        return List.copyOf(names);
    }

    /** A data object with all that is below it. */
    CompletionStage<DataObject> definition(ObjectReference object) {
        return defined.computeIfAbsent(object, key -> define(key, new Budget()));
    }

    /** How much a box may have below one data object. */
    private static final class Budget {
        private int left = MOST_OBJECTS;
    }

    private CompletionStage<DataObject> define(ObjectReference object, Budget budget) {
        budget.left--;
        if (object.dataPath().size() > MOST_LEVELS || budget.left < 0) {
            throw new AcsiProtocolException(
                    box.jid().toString(),
                    box.jid() + " has more than " + MOST_LEVELS + " levels or " + MOST_OBJECTS + " values below "
                            + object);
        }
        return box.children(object.toString())
                .thenApply(this::references)
                .thenCompose(children -> {
                    CompletionStage<List<DataNode>> nodes = CompletableFuture.completedFuture(new ArrayList<>());
                    for (ObjectReference child : children) {
                        // What is not below would go round for ever.
                        if (child.parent().filter(object::equals).isPresent()) {
                            nodes = nodes.thenCompose(
                                    before -> define(child, budget).thenApply(node -> {
                                        before.add(node);
                                        return before;
                                    }));
                        }
                    }
                    return nodes;
                })
                .thenApply(nodes -> Sdvp2Leaves.object(object.name(), nodes));
    }
}
