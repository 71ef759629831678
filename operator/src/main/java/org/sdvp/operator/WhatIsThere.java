package org.sdvp.operator;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.model.ObjectReference;

/**
 * Tells what a device has in the place of a name that it has not. A device refuses a name that it does not have as it
 * refuses one that is forbidden; its directories tell the two apart, as far as the account may see them.
 */
final class WhatIsThere {
    private static final int MOST = 4;

    private final DeviceModel model;

    WhatIsThere(DeviceModel model) {
        this.model = model;
    }

    /**
     * What is there instead, if it was for a name that is not there that a device refused something.
     *
     * @param reference what was asked for
     * @param failure why the answer failed
     * @return empty if it failed for another reason, or the device does not tell; does not fail
     */
    CompletionStage<Optional<String>> instead(ObjectReference reference, Throwable failure) {
        boolean refused = Stages.unwrap(failure) instanceof ServiceErrorException;
        return refused
                ? instead(reference).exceptionally(unknown -> Optional.empty())
                : CompletableFuture.completedFuture(Optional.empty());
    }

    /**
     * What is there instead of the first part of a reference that is not there: the names that are most like it.
     *
     * @return empty if logical device, logical node and data object are all there; fails if the device does not tell
     */
    private CompletionStage<Optional<String>> instead(ObjectReference reference) {
        String device = reference.logicalDevice();
        return model.logicalDevices().thenCompose(devices -> {
            if (!devices.contains(device)) {
                return done("the device", device, devices);
            }
            return reference
                    .logicalNode()
                    .map(node -> inDevice(reference, device, node))
                    .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
        });
    }

    private CompletionStage<Optional<String>> inDevice(ObjectReference reference, String device, String node) {
        return model.logicalNodes(device).thenCompose(nodes -> {
            if (!nodes.contains(node)) {
                return done(device, node, nodes);
            }
            if (reference.dataPath().isEmpty()) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
            String object = reference.dataPath().get(0).name();
            ObjectReference parent = ObjectReference.parse(device).child(node);
            return model.dataObjects(parent)
                    .thenApply(objects -> objects.contains(object)
                            ? Optional.empty()
                            : Optional.of(words(parent + "", object, objects)));
        });
    }

    private static CompletionStage<Optional<String>> done(String place, String name, List<String> names) {
        return CompletableFuture.completedFuture(Optional.of(words(place, name, names)));
    }

    private static String words(String place, String name, List<String> names) {
        String near = names.stream()
                .sorted(Comparator.comparingInt(each -> distance(name, each)))
                .limit(MOST)
                .collect(Collectors.joining(", "));
        String others = names.size() > MOST ? " and " + (names.size() - MOST) + " more" : "";
        return place + " has no " + name + " that this account may see; it has "
                + (names.isEmpty() ? "nothing" : near + others);
    }

    /** How many letters must be put in, taken out or exchanged (Levenshtein), upper and lower case being the same. */
    static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int exchanged = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(exchanged, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
