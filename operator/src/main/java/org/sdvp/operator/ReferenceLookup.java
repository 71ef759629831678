package org.sdvp.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataType;
import org.sdvp.operator.Definition.Place;

/** Turns references as people type them into data that can be read, by asking the device for its definitions. */
final class ReferenceLookup {
    private final DeviceModel model;

    ReferenceLookup(DeviceModel model) {
        this.model = model;
    }

    /**
     * The whole reference of what was typed: with its logical device, which may be left out where there is just one.
     *
     * @return fails with {@link InputException} if there are several to choose from
     */
    CompletionStage<ObjectReference> whole(TypedReference typed) {
        if (typed.hasLogicalDevice()) {
            return CompletableFuture.completedFuture(typed.asTyped());
        }
        return model.logicalDevices().thenApply(devices -> {
            if (devices.contains(typed.path())) {
                return typed.asTyped();
            }
            if (devices.size() == 1) {
                return typed.in(devices.get(0));
            }
            throw new InputException("\"" + typed.text() + "\" names no logical device; expected one of "
                    + devices.stream().map(d -> d + "/" + typed.path()).collect(Collectors.joining(", ")));
        });
    }

    /**
     * The data object, attribute or component that a reference names.
     *
     * @return fails with {@link InputException} if it is no such thing, or {@link NoSuchDataException} if the definition does not
     *     have it
     */
    CompletionStage<Place> place(TypedReference typed) {
        return whole(typed).thenCompose(reference -> {
            if (reference.dataPath().isEmpty()) {
                throw new InputException(
                        "expected a data object or attribute such as HP1/ComfMinFSPT1.SptVal, but got \"" + typed.text()
                                + "\"");
            }
            return model.definition(reference)
                    .exceptionallyCompose(failure -> new WhatIsThere(model)
                            .instead(reference, failure)
                            .thenCompose(instead -> Stages.failed(instead.<RuntimeException>map(words ->
                                            new NoSuchDataException("there is no " + typed.text() + ": " + words))
                                    .orElseGet(() -> Stages.rethrown(failure)))))
                    .thenApply(definition -> {
                        Definition.Found found = definition.find(reference);
                        return found.place()
                                .orElseThrow(() -> new NoSuchDataException(
                                        "there is no " + typed.text() + ": " + found.missing()));
                    });
        });
    }

    /** What references mean to a reader, in their order. */
    CompletionStage<List<Wanted>> readable(List<TypedReference> references) {
        return Stages.all(references.stream().map(this::readable).toList())
                .thenApply(lists -> lists.stream().flatMap(List::stream).toList());
    }

    /**
     * What a reference means to a reader: one thing for each functional constraint that can be read, of each data object
     * where it names a logical device or node. What the device refuses to define becomes {@link Wanted.Missing}.
     */
    CompletionStage<List<Wanted>> readable(TypedReference typed) {
        return whole(typed)
                .thenCompose(reference -> objects(reference))
                .thenCompose(objects -> Stages.all(objects.stream()
                        .map(object -> model.definition(object).thenApply(d -> d.find(object)))
                        .toList()))
                .thenApply(found -> wanted(typed, found))
                .exceptionallyCompose(failure -> whole(typed)
                        .thenCompose(reference -> new WhatIsThere(model).instead(reference, failure))
                        .exceptionally(unknown -> Optional.empty())
                        .thenApply(instead -> List.of(instead.<Wanted>map(words -> Wanted.Missing.of(typed, words))
                                .orElseGet(() -> missing(typed, failure)))));
    }

    /** The data objects below a logical device or node; what is deeper stands for itself. */
    private CompletionStage<List<ObjectReference>> objects(ObjectReference reference) {
        if (!reference.dataPath().isEmpty()) {
            return CompletableFuture.completedFuture(List.of(reference));
        }
        if (reference.logicalNode().isPresent()) {
            return model.dataObjects(reference)
                    .thenApply(names -> names.stream().map(reference::child).toList());
        }
        return model.logicalNodes(reference.logicalDevice())
                .thenCompose(nodes -> Stages.all(nodes.stream()
                        .map(node -> objects(reference.child(node)))
                        .toList()))
                .thenApply(lists -> lists.stream().flatMap(List::stream).toList());
    }

    private static List<Wanted> wanted(TypedReference typed, List<Definition.Found> found) {
        List<Wanted> all = new ArrayList<>();
        for (Definition.Found one : found) {
            one.place().ifPresent(place -> all.addAll(ofPlace(typed, place)));
        }
        return all.isEmpty() ? List.of(Wanted.Missing.of(typed, whyNothing(typed, found))) : all;
    }

    private static List<Wanted> ofPlace(TypedReference typed, Place place) {
        List<Wanted> all = new ArrayList<>();
        for (FunctionalConstraint fc : place.constraints()) {
            boolean meant = typed.fc().map(fc::equals).orElse(fc.isReadable());
            if (meant) {
                place.type(fc).ifPresent(type -> all.add(new Wanted.Found(typed.text(), place, fc, type)));
            }
        }
        return all;
    }

    private static String whyNothing(TypedReference typed, List<Definition.Found> found) {
        if (found.size() != 1) {
            return "there is no data of that kind below " + typed.path();
        }
        Optional<Place> place = found.get(0).place();
        return place.map(p -> p.reference() + " has " + names(p)
                        + typed.fc().map(fc -> ", not " + fc).orElse(""))
                .orElse(found.get(0).missing());
    }

    private static String names(Place place) {
        return place.constraints().stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    private static Wanted missing(TypedReference typed, Throwable failure) {
        Throwable cause = Stages.unwrap(failure);
        if (cause instanceof ServiceErrorException refused) {
            Refusal refusal = refused.refusal();
            return Wanted.Missing.of(typed, refusal.error(), refusal.detail());
        }
        if (cause instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        throw new IllegalStateException(cause);
    }

    /** One thing to read, looked up in the model: {@link Found} or {@link Missing}. */
    sealed interface Wanted permits Wanted.Found, Wanted.Missing {
        /**
         * There is such data.
         *
         * @param asked as typed
         * @param place of it
         * @param fc what of it
         * @param type of the value
         */
        record Found(String asked, Place place, FunctionalConstraint fc, DataType type) implements Wanted {
            Fcda fcda() {
                return new Fcda(place.reference(), fc);
            }
        }

        /**
         * There is not.
         *
         * @param failure to report
         */
        record Missing(Reading.Failure failure) implements Wanted {
            static Missing of(TypedReference typed, String detail) {
                return of(typed, ServiceError.INSTANCE_NOT_AVAILABLE, detail);
            }

            static Missing of(TypedReference typed, ServiceError error, String detail) {
                return new Missing(new Reading.Failure(typed.text(), typed.fc(), error, detail));
            }

            static Missing of(String asked, FunctionalConstraint fc, String detail) {
                return new Missing(
                        new Reading.Failure(asked, Optional.of(fc), ServiceError.INSTANCE_NOT_AVAILABLE, detail));
            }
        }
    }
}
