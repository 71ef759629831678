package org.sdvp.centre.acsi;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.sdvp.acsi.AcsiBusyException;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.service.Check;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.DeviceLink;
import org.sdvp.centre.fleet.DeviceLinkException;
import org.sdvp.centre.fleet.DeviceLinkException.Kind;
import org.sdvp.model.value.ValueText;
import org.sdvp.operator.ControlOptions;
import org.sdvp.operator.Device;
import org.sdvp.operator.InputException;
import org.sdvp.operator.NoSuchDataException;
import org.sdvp.operator.Operator;
import org.sdvp.xmpp.DeviceDirectory;
import org.sdvp.xmpp.stanza.Jid;

/** The way to devices by the ACSI over XMPP. What is asked of a device that is not there fails at once. */
public final class FleetLink implements DeviceLink {
    private static final Duration END_OF_COMMAND = Duration.ofSeconds(30);
    private static final int LONGEST_NAME = 64;
    private static final int MOST_DEPTH = 8;

    private final Operator operator;
    private final Executor worker;

    /**
     * Over a login.
     *
     * @param worker on which stages complete; what is chained to them may block it
     */
    public FleetLink(Operator operator, Executor worker) {
        this.operator = operator;
        this.worker = worker;
    }

    @Override
    public CompletionStage<List<DeviceLink.Reading>> read(DeviceId device, List<String> references) {
        return with(
                device,
                to -> to.read(references)
                        .thenApply(readings ->
                                readings.stream().map(LinkWords::reading).toList()));
    }

    @Override
    public CompletionStage<String> write(DeviceId device, String reference, String value) {
        return with(
                device,
                to -> to.write(reference, value)
                        .thenApply(written -> PointValues.printable(
                                ValueText.print(written.target().type(), written.value()))));
    }

    @Override
    public CompletionStage<String> operate(DeviceId device, String reference, String value, String by, Runnable sent) {
        ControlOptions options = new ControlOptions(OrCat.REMOTE_CONTROL, originator(by), false, Check.NONE);
        AtomicBoolean begun = new AtomicBoolean();
        Device.Way way = new Device.Way(END_OF_COMMAND, () -> {
            begun.set(true);
            sent.run();
        });
        return with(
                device,
                begun::get,
                to -> to.operate(reference, value, options, way)
                        .thenApply(operated -> PointValues.printable(ValueText.print(
                                operated.control().type(), operated.parameters().ctlVal()))));
    }

    @Override
    public CompletionStage<String> schedule(DeviceId device, String node, Schedule schedule, Runnable sent) {
        AtomicBoolean begun = new AtomicBoolean();
        CompletionStage<String> done = with(
                device,
                begun::get,
                to -> new ScheduleSetting(to, node, () -> {
                            begun.set(true);
                            sent.run();
                        })
                        .set(schedule));
        return done.exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                failure instanceof DeviceLinkException known && begun.get() ? halfDone(known) : failure));
    }

    /** What was wrong with the values shows only when the schedule has been disabled for them. */
    private static DeviceLinkException halfDone(DeviceLinkException failure) {
        Kind kind = failure.kind() == Kind.INPUT ? Kind.REFUSED : failure.kind();
        return new DeviceLinkException(
                kind, failure.getMessage() + "; the schedule is not enabled now, or only half set", failure);
    }

    /** The account and who decided, as far as there is room (IEC 61850-7-3 6.8: 64 octets). */
    private String originator(String by) {
        StringBuilder name = new StringBuilder();
        int octets = 0;
        for (int letter :
                (by + " " + operator.jid().bare()).strip().codePoints().toArray()) {
            octets += new String(Character.toChars(letter)).getBytes(StandardCharsets.UTF_8).length;
            if (octets > LONGEST_NAME) {
                break;
            }
            name.appendCodePoint(letter);
        }
        return name.toString();
    }

    @Override
    public CompletionStage<List<Node>> browse(DeviceId device, String reference, int depth) {
        Optional<String> from = Optional.of(reference).filter(text -> !text.isBlank());
        int levels = Math.max(0, Math.min(depth, MOST_DEPTH));
        return with(
                device,
                to -> to.browse(from, levels).thenApply(branch -> {
                    List<Node> children = LinkWords.nodes(branch.children());
                    return from.isPresent() ? List.of(LinkWords.node(branch, children)) : children;
                }));
    }

    private interface Call<T> {
        CompletionStage<T> on(Device device);
    }

    private <T> CompletionStage<T> with(DeviceId id, Call<T> call) {
        return with(id, () -> true, call);
    }

    /**
     * Calls a device.
     *
     * @param begun whether something that changes the device may have left
     */
    private <T> CompletionStage<T> with(DeviceId id, BooleanSupplier begun, Call<T> call) {
        Device device;
        try {
            device = operator.device(there(id));
        } catch (DeviceLinkException e) {
            return CompletableFuture.failedFuture(e);
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        started(() -> call.on(device))
                .whenCompleteAsync(
                        (value, failure) -> {
                            if (failure == null) {
                                result.complete(value);
                            } else {
                                result.completeExceptionally(failure(id, failure, begun.getAsBoolean()));
                            }
                        },
                        worker);
        return result;
    }

    private DeviceDirectory.Device there(DeviceId id) {
        boolean online = operator.connection().state().isOnline();
        try {
            String why = online
                    ? id + " is offline"
                    : "the centre has lost its stream to the XMPP server, so " + id + " cannot be reached";
            return Optional.of(Jid.of(id.jid()))
                    .filter(jid -> online)
                    .flatMap(operator.directory()::find)
                    .orElseThrow(() -> new DeviceLinkException(Kind.NOT_ONLINE, why, new IllegalStateException(why)));
        } catch (IllegalArgumentException e) {
            throw new DeviceLinkException(Kind.INPUT, id + " is no address: " + e.getMessage(), e);
        }
    }

    private static <T> CompletionStage<T> started(Supplier<CompletionStage<T>> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static DeviceLinkException failure(DeviceId id, Throwable thrown, boolean begun) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new DeviceLinkException(kind(cause, begun), id + ": " + cause.getMessage(), cause);
    }

    private static Kind kind(Throwable cause, boolean begun) {
        if (cause instanceof ServiceErrorException || cause instanceof AcsiBusyException) {
            return Kind.REFUSED;
        }
        boolean isInput = cause instanceof InputException
                || cause instanceof NoSuchDataException
                || cause instanceof IllegalArgumentException;
        return isInput ? Kind.INPUT : begun ? Kind.UNCERTAIN : Kind.NOT_ONLINE;
    }
}
