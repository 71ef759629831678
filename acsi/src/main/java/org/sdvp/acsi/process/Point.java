package org.sdvp.acsi.process;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/**
 * A data object with a quality: what the process says of it, in one set of values, becomes what clients see, in another.
 * Substitution wins over blocking, blocking over the process. Not for several threads.
 */
final class Point {
    private static final List<String> VALUES = List.of("stVal", "mag", "cVal", "mxVal", "valWTr");
    private static final List<String> SUBSTITUTES = List.of("subVal", "subMag", "subCVal");

    private final ObjectReference object;
    private final ModelValues process;
    private final ModelValues published;
    private final NodeBehaviour behaviour;
    private final FunctionalConstraint fc;
    private final Optional<Selection> value;
    private final Optional<Selection> instantaneous;
    private final Optional<Selection> range;
    private final Selection quality;
    private final Optional<Selection> time;
    private final Optional<Selection> subEna;
    private final Optional<Selection> subValue;
    private final Optional<Selection> subQ;
    private final Optional<Selection> blkEna;
    private final Deadband deadband;
    private final Range ranges;
    private @Nullable Frozen frozen;

    private record Frozen(Optional<DataValue> value, Quality quality, Optional<DataValue> time) {}

    /**
     * Makes one.
     *
     * @param quality its q
     * @param process values as the process says them
     * @param published values as clients see them, configuration included
     */
    Point(Selection quality, ModelValues process, ModelValues published, NodeBehaviour behaviour) {
        this.object = quality.fcda().reference().parent().orElseThrow();
        this.process = process;
        this.published = published;
        this.behaviour = behaviour;
        this.quality = quality;
        this.fc = quality.fcda().fc();
        Attributes attributes = new Attributes(published, object);
        this.value = first(attributes, VALUES, fc);
        this.time = attributes.find("t", fc).filter(t -> t.type().basicType() == BasicType.TIMESTAMP);
        this.instantaneous = Stream.of("instMag", "instCVal")
                .flatMap(name -> attributes.find(name, fc).stream())
                .filter(live ->
                        value.filter(main -> main.type().equals(live.type())).isPresent())
                .findFirst();
        this.range = attributes.find("range", fc).filter(kind -> kind.type().basicType() == BasicType.ENUMERATED);
        this.subEna = attributes.find("subEna", FunctionalConstraint.SV);
        this.subValue = first(attributes, SUBSTITUTES, FunctionalConstraint.SV)
                .filter(substitute -> value.filter(main -> main.type().equals(substitute.type()))
                        .isPresent());
        this.subQ = attributes
                .find("subQ", FunctionalConstraint.SV)
                .filter(q -> q.type().basicType() == BasicType.QUALITY);
        this.blkEna = attributes.find("blkEna", FunctionalConstraint.BL);
        this.deadband = new Deadband(attributes, attributes.find("cVal", fc).isPresent());
        this.ranges = new Range(attributes);
    }

    private static Optional<Selection> first(Attributes attributes, List<String> names, FunctionalConstraint fc) {
        return names.stream()
                .flatMap(name -> attributes.find(name, fc).stream())
                .findFirst();
    }

    /** What is controlled by a point: writes to these are not passed on but derived. */
    Stream<Selection> outputs() {
        return Stream.of(value, instantaneous, range, Optional.of(quality), time)
                .flatMap(Optional::stream);
    }

    /** A write to the instantaneous value is one to the value, too: the process need not know of deadbands. */
    Optional<ModelValues.Write> liveWrite(BitSet touched) {
        return instantaneous
                .filter(live -> isTouched(live, touched))
                .map(live -> new ModelValues.Write(value.orElseThrow(), process.get(live)));
    }

    /**
     * Adds what has to be written for clients.
     *
     * @param touched slots that were written
     * @param now for what changes by itself: a substitution, a mode
     * @param modeChanged whether the behaviour of the node has changed
     */
    void derive(BitSet touched, Timestamp now, boolean modeChanged, List<ModelValues.Write> out) {
        boolean switched =
                Stream.of(subEna, subValue, subQ, blkEna).anyMatch(attribute -> isTouched(attribute, touched));
        boolean substituted = isTrue(subEna) && subValue.isPresent();
        freeze(substituted);
        if (substituted) {
            Quality given = subQ.map(q -> (Quality) published.get(q)).orElse(Quality.GOOD);
            DataValue substitute = published.get(subValue.orElseThrow());
            boolean wrote = publish(substitute, given.with(Quality.Flag.SUBSTITUTED, true), switched, out);
            stamp(wrote || switched, now, out);
        } else if (frozen != null) {
            show(frozen, out);
        } else {
            show(touched, switched, modeChanged ? Optional.of(now) : Optional.empty(), out);
        }
    }

    /** Keeps what stands still while blkEna is true: what is seen, or what the process says if that is substituted. */
    private void freeze(boolean substituted) {
        if (!isTrue(blkEna)) {
            frozen = null;
        } else if (frozen == null) {
            ModelValues seen = substituted ? process : published;
            frozen = new Frozen(value.map(seen::get), (Quality) process.get(quality), time.map(seen::get));
        }
    }

    private void show(Frozen still, List<ModelValues.Write> out) {
        still.value().ifPresent(kept -> {
            value.ifPresent(main -> put(main, kept, false, out));
            instantaneous.ifPresent(inst -> put(inst, kept, false, out));
        });
        still.time().ifPresent(kept -> time.ifPresent(t -> put(t, kept, false, out)));
        put(quality, moded(marked(still.quality())), false, out);
    }

    private void show(BitSet touched, boolean switched, Optional<Timestamp> modeTime, List<ModelValues.Write> out) {
        Quality own = (Quality) process.get(quality);
        boolean valueCame = isTouched(value, touched);
        boolean timeCame = isTouched(time, touched);
        boolean wrote =
                publish(value.map(process::get).orElse(own), own, switched || (valueCame && !deadband.isOn()), out);
        if (modeTime.isPresent() && wrote && !timeCame && !switched) {
            stamp(true, modeTime.get(), out);
        } else if (switched || (timeCame && (wrote || !deadband.isOn()))) {
            time.ifPresent(t -> put(t, process.get(t), false, out));
        }
    }

    private static Quality marked(Quality frozen) {
        return doubtful(frozen).with(Quality.Flag.OPERATOR_BLOCKED, true).with(Quality.Flag.OLD_DATA, true);
    }

    private void stamp(boolean changed, Timestamp now, List<ModelValues.Write> out) {
        if (changed) {
            time.ifPresent(t -> put(t, now, false, out));
        }
    }

    /**
     * Writes a live value with what follows from it.
     *
     * @param always whether the value is written even if it is the same, or within the deadband
     * @return whether value, quality or range were written
     */
    private boolean publish(DataValue live, Quality own, boolean always, List<ModelValues.Write> out) {
        int before = out.size();
        Quality q = own;
        if (value.isPresent()) {
            Selection main = value.get();
            DataValue shown = deadband.zeroed(live);
            if (always || deadband.passes(published.get(main), shown)) {
                put(main, shown, always, out);
            }
            Optional<Range.Place> place = range.flatMap(r -> ranges.of(deadband.magnitude(live), number(r)));
            if (place.isPresent()) {
                put(
                        range.orElseThrow(),
                        new DataValue.Int(
                                BasicType.ENUMERATED, place.get().kind().ordinal()),
                        false,
                        out);
                q = place.get().isOutside() ? doubtful(q).with(Quality.Flag.OUT_OF_RANGE, true) : q;
            }
        }
        put(quality, moded(q), false, out);
        boolean wrote = out.size() > before;
        instantaneous.ifPresent(inst -> put(inst, live, false, out));
        return wrote;
    }

    private static Quality doubtful(Quality q) {
        return q.validity() == Quality.Validity.GOOD
                ? new Quality(Quality.of(Quality.Validity.QUESTIONABLE).bits() | q.bits())
                : q;
    }

    // Mod and Beh must be believed whatever they say, or nobody could tell why the rest is invalid.
    private Quality moded(Quality q) {
        return object.name().equals("Mod") || object.name().equals("Beh") ? q : behaviour.applied(q);
    }

    private long number(Selection enumeration) {
        return ((DataValue.Int) published.get(enumeration)).value();
    }

    private void put(Selection target, DataValue wanted, boolean always, List<ModelValues.Write> out) {
        if (always || !published.get(target).equals(wanted)) {
            out.add(new ModelValues.Write(target, wanted));
        }
    }

    private boolean isTrue(Optional<Selection> flag) {
        return flag.map(published::get).filter(DataValue.Bool.TRUE::equals).isPresent();
    }

    private static boolean isTouched(Optional<Selection> attribute, BitSet touched) {
        return attribute.filter(found -> isTouched(found, touched)).isPresent();
    }

    private static boolean isTouched(Selection attribute, BitSet touched) {
        return touched.get(attribute.slots().findFirst().orElseThrow());
    }
}
