package org.sdvp.operator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.Originator;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;
import org.sdvp.operator.Definition.Place;
import org.sdvp.operator.unit.Unit;
import org.sdvp.xmpp.stanza.Jid;

/**
 * One device, by the data it has. The association is opened with the first call and again with the first call after it was
 * lost. References are taken as people type them: {@code HP1/RoomSTMP1.Tmp[MX]}; without the functional constraint: all that
 * can be read; without the logical device, where there is just one; and a logical node or device: all data objects in it.
 *
 * <p>Stages fail with {@link InputException} for what cannot be sent, and otherwise as those of {@link ClientAssociation}
 * do: {@link org.sdvp.acsi.ServiceErrorException}, {@link org.sdvp.acsi.AssociationLostException}, {@link
 * org.sdvp.acsi.AcsiTimeoutException}, {@link org.sdvp.acsi.AcsiProtocolException}. They complete on threads of the
 * connection: what is chained to them must not block; {@link Operator#await} waits for them. Safe for many threads.
 */
public final class Device {
    private final Jid jid;
    private final String ownAccount;
    private final Supplier<CompletionStage<ClientAssociation>> associate;
    private final TimeSource time;
    private final AtomicInteger lastCtlNum = new AtomicInteger(-1);
    private final Object lock = new Object();
    private @Nullable CompletableFuture<DeviceModel> current;

    Device(Jid jid, String ownAccount, Supplier<CompletionStage<ClientAssociation>> associate, TimeSource time) {
        this.jid = jid;
        this.ownAccount = ownAccount;
        this.associate = associate;
        this.time = time;
    }

    /** Full address of the device. */
    public Jid jid() {
        return jid;
    }

    /**
     * Reads data, in one request as far as the device's limits allow.
     *
     * @param references as typed, 1 or more
     * @return the readings in the order of the references, one or more for each; what is refused or does not exist is a
     *     {@link Reading.Failure} in its place
     */
    public CompletionStage<List<Reading>> read(List<String> references) {
        List<TypedReference> typed;
        try {
            typed = references.stream().map(TypedReference::parse).toList();
        } catch (InputException e) {
            return Stages.failed(e);
        }
        return model().thenCompose(model -> new Reader(model).read(typed));
    }

    /**
     * The whole reference of what was typed: with its logical device, which may be left out where there is just one.
     *
     * @param reference as typed
     * @return fails with {@link InputException} if it is none, or there are several logical devices to choose from
     */
    public CompletionStage<ObjectReference> whole(String reference) {
        TypedReference typed;
        try {
            typed = TypedReference.parse(reference);
        } catch (InputException e) {
            return Stages.failed(e);
        }
        return model().thenCompose(model -> new ReferenceLookup(model).whole(typed));
    }

    /**
     * Lists what the device offers.
     *
     * @param reference as typed; empty: everything
     * @param depth levels below it, 0 or more: below the device those are logical devices, logical nodes, data objects,
     *     attributes, components
     */
    public CompletionStage<Branch> browse(Optional<String> reference, int depth) {
        Optional<TypedReference> typed;
        try {
            typed = reference.map(TypedReference::parse);
        } catch (InputException e) {
            return Stages.failed(e);
        }
        return model().thenCompose(model -> new Browser(model).browse(typed, depth));
    }

    /**
     * SetDataValues of one value.
     *
     * @param reference as typed: an attribute or component; or a data object with just one setting
     * @param text the value as typed, see {@link org.sdvp.model.value.ValueText}; of a BOOLEAN also on and off
     */
    public CompletionStage<Written> write(String reference, String text) {
        return target(reference).thenCompose(found -> {
            Place place = Controls.writable(found.typed(), found.place());
            Place.Inner inner = place.inner().orElseThrow();
            FunctionalConstraint fc = found.typed().fc().orElse(inner.fc());
            DataValue value = Controls.parse(place.reference().toString(), inner.type(), text);
            return found.model()
                    .association()
                    .setDataValue(new Fcda(place.reference(), fc), value)
                    .thenCombine(
                            found.model().unit(place),
                            (nothing, unit) -> new Written(source(place, fc, inner.type(), unit), value));
        });
    }

    /**
     * Operate, direct with normal security (IEC 61850-7-2 clause 20.5.3.4).
     *
     * @param reference as typed, of a controllable data object
     * @param text the wanted value as typed, see {@link org.sdvp.model.value.ValueText}; of a BOOLEAN also on and off
     * @param options originator, test and checks
     */
    public CompletionStage<Operated> operate(String reference, String text, ControlOptions options) {
        return target(reference).thenCompose(found -> {
            Order order = order(found, text, options);
            return operated(
                    found,
                    order,
                    found.model().association().operate(found.place().reference(), order.parameters()));
        });
    }

    /**
     * Has a control changed by the services that its control model asks for (IEC 61850-7-2 clause 20): Operate alone, a
     * selection before it, the wait for its end after it.
     *
     * @param reference as typed, of a controllable data object
     * @param text the wanted value, as for {@link #operate(String, String, ControlOptions)}
     * @param options originator, test and checks
     * @param way how long to wait for the end, and who is told when the first of it is about to leave
     * @return completes when the device has accepted it, with enhanced security when it has told that it is done
     */
    public CompletionStage<Operated> operate(String reference, String text, ControlOptions options, Way way) {
        return target(reference)
                .thenCompose(found -> found.model().control(found.place()).thenCompose(control -> {
                    Order order = order(found, text, options);
                    way.sending().run();
                    CompletionStage<Void> done = control.map(object -> object.change(order.parameters(), way.timeout()))
                            .orElseGet(() -> found.model()
                                    .association()
                                    .operate(found.place().reference(), order.parameters()));
                    return operated(found, order, done);
                }));
    }

    /**
     * How to wait for the end of a command.
     *
     * @param timeout how long after the device has accepted it, with enhanced security; positive
     * @param sending run before the first request that changes something leaves: what fails before has done nothing
     */
    public record Way(Duration timeout, Runnable sending) {}

    private record Order(DataType type, Operate.Parameters parameters) {}

    private Order order(Target found, String text, ControlOptions options) {
        Place place = found.place();
        DataType ctlType = Controls.ctlValType(place)
                .orElseThrow(() -> new InputException("expected a controllable data object, but " + place.reference()
                        + " is "
                        + place.inner()
                                .map(inner -> "an attribute")
                                .orElse("of class " + place.owner().cdc())));
        DataValue ctlVal = Controls.parse(place.reference().toString(), ctlType, text);
        return new Order(ctlType, parameters(ctlVal, options));
    }

    private static CompletionStage<Operated> operated(Target found, Order order, CompletionStage<Void> done) {
        Place place = found.place();
        return done.thenCombine(
                found.model().unit(place),
                (nothing, unit) -> new Operated(
                        source(place, FunctionalConstraint.CO, order.type(), new Unit(unit.symbol(), "ctlVal")),
                        order.parameters()));
    }

    private Operate.Parameters parameters(DataValue ctlVal, ControlOptions options) {
        return new Operate.Parameters(
                ctlVal,
                origin(options),
                lastCtlNum.incrementAndGet() & 0xff,
                Timestamp.of(time.now()),
                options.test(),
                options.check());
    }

    private Originator origin(ControlOptions options) {
        String orIdent = options.orIdent().isEmpty() ? ownAccount : options.orIdent();
        try {
            return new Originator(options.orCat(), orIdent);
        } catch (IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    private static Reading.Source source(Place place, FunctionalConstraint fc, DataType type, Unit unit) {
        return new Reading.Source(place.reference(), fc, place.owner().cdc(), type, unit);
    }

    private record Target(DeviceModel model, TypedReference typed, Place place) {}

    private CompletionStage<Target> target(String reference) {
        TypedReference typed;
        try {
            typed = TypedReference.parse(reference);
        } catch (InputException e) {
            return Stages.failed(e);
        }
        return model().thenCompose(model ->
                new ReferenceLookup(model).place(typed).thenApply(place -> new Target(model, typed, place)));
    }

    /** Closes the association once its calls are answered; without effect if there is none. */
    public CompletionStage<Void> release() {
        CompletableFuture<DeviceModel> open;
        synchronized (lock) {
            open = current;
            current = null;
        }
        return open == null
                ? CompletableFuture.completedFuture(null)
                : open.thenCompose(model -> model.association().release());
    }

    /** The open association, for services that are not in this class; opened if need be. Not to be released. */
    public CompletionStage<ClientAssociation> association() {
        return model().thenApply(DeviceModel::association);
    }

    /** What the device has told of its model; associates first if need be. */
    CompletionStage<DeviceModel> model() {
        CompletableFuture<DeviceModel> mine = new CompletableFuture<>();
        synchronized (lock) {
            CompletableFuture<DeviceModel> known = current;
            if (known != null && !isOver(known)) {
                return known;
            }
            current = mine;
        }
        associated().whenComplete((association, failure) -> {
            if (failure == null) {
                mine.complete(new DeviceModel(association));
            } else {
                mine.completeExceptionally(Stages.unwrap(failure));
            }
        });
        return mine;
    }

    // What is thrown must end the stage too, or everybody after this call would wait for it for good.
    private CompletionStage<ClientAssociation> associated() {
        try {
            return associate.get();
        } catch (RuntimeException e) {
            return Stages.failed(e);
        }
    }

    private static boolean isOver(CompletableFuture<DeviceModel> model) {
        return model.isCompletedExceptionally()
                || (model.isDone() && model.join().association().end().isPresent());
    }

    @Override
    public String toString() {
        return "Device[" + jid + "]";
    }
}
