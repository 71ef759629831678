package org.sdvp.agent.scl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.process.ProcessValues;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.ServerModel;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/**
 * Makes measured values move, so that reports flow: on each beat a few of the floating-point numbers with functional
 * constraint MX wander by up to a hundredth of their size, with good quality and the present time.
 */
final class Animation implements AutoCloseable {
    private static final int MOST_IN_A_BEAT = 20;
    private static final double STEP = 0.01;
    private static final double SMALLEST = 1;

    private final ProcessValues process;
    private final TimeSource time;
    private final RandomGenerator random;
    private final Duration beat;
    private final List<ObjectReference> moving;
    private int next;
    private boolean closed;
    private TimeSource.@Nullable Timer timer;

    Animation(ProcessValues process, TimeSource time, RandomGenerator random, Duration beat) {
        this.process = process;
        this.time = time;
        this.random = random;
        this.beat = beat;
        this.moving = moving(process.values().model());
    }

    // The live value where there is one: what clients see of it follows by its deadband.
    private static List<ObjectReference> moving(ServerModel model) {
        return model.attributes().stream()
                .filter(reference -> model.dataNode(reference).orElseThrow() instanceof DataAttribute attribute
                        && attribute.fc() == FunctionalConstraint.MX
                        && hasFloat(attribute.type()))
                .filter(reference -> !reference.name().equals("mxVal"))
                .filter(reference -> isProcess(model, reference))
                .filter(reference -> reference.name().startsWith("inst")
                        || reference
                                .parent()
                                .map(object -> object.child(live(reference.name())))
                                .flatMap(model::dataNode)
                                .isEmpty())
                .toList();
    }

    // Not what the device makes itself: values of schedules and means.
    private static boolean isProcess(ServerModel model, ObjectReference reference) {
        ObjectReference node = ObjectReference.parse(reference.logicalDevice())
                .child(reference.logicalNode().orElseThrow());
        return model.logicalNode(node)
                .filter(found -> !found.lnClass().startsWith("FSC"))
                .filter(found -> found.dataObject("ClcSrc").isEmpty())
                .isPresent();
    }

    private static String live(String name) {
        return "inst" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static boolean hasFloat(DataType type) {
        return type.leaves().stream().anyMatch(leaf -> leaf.type().basicType() == BasicType.FLOAT32);
    }

    synchronized void start() {
        if (!closed && !moving.isEmpty()) {
            timer = time.after(beat, this::beat);
        }
    }

    private void beat() {
        for (int i = 0; i < Math.min(MOST_IN_A_BEAT, moving.size()); i++) {
            move(moving.get(next));
            next = (next + 1) % moving.size();
        }
        start();
    }

    private void move(ObjectReference reference) {
        List<ModelValues.Write> writes = new ArrayList<>();
        select(reference)
                .ifPresent(target -> writes.add(new ModelValues.Write(target, moved(process.fromProcess(target)))));
        ObjectReference object = reference.parent().orElseThrow();
        add(writes, object.child("q"), Quality.GOOD);
        add(writes, object.child("t"), Timestamp.of(time.now()));
        process.update(writes);
    }

    private Optional<Selection> select(ObjectReference reference) {
        return process.values().model().select(new Fcda(reference, FunctionalConstraint.MX));
    }

    private void add(List<ModelValues.Write> writes, ObjectReference reference, DataValue value) {
        select(reference)
                .filter(target -> target.type().accepts(value))
                .ifPresent(target -> writes.add(new ModelValues.Write(target, value)));
    }

    private DataValue moved(DataValue value) {
        return switch (value.type().kind()) {
            case FLOAT32 -> {
                double now = ((DataValue.Float32) value).value();
                double size = Double.isFinite(now) ? Math.max(SMALLEST, Math.abs(now)) : SMALLEST;
                double from = Double.isFinite(now) ? now : 0;
                yield new DataValue.Float32((float) (from + (2 * random.nextDouble() - 1) * STEP * size));
            }
            case STRUCTURE ->
                new DataValue.Structure(((DataValue.Structure) value)
                        .members().stream().map(this::moved).toList());
            default -> value;
        };
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (timer != null) {
            timer.cancel();
        }
    }
}
