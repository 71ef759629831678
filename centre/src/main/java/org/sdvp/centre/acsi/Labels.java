package org.sdvp.centre.acsi;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sdvp.centre.fleet.Sample;
import org.sdvp.centre.fleet.Trust;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;
import org.sdvp.model.value.TypeMismatch;
import org.sdvp.operator.Reading;

/**
 * How one value of a device, mostly a data object with one functional constraint, falls into samples: which of its leaves are
 * points, and which quality and time go with each. Made once, used for every report.
 */
final class Labels {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofHours(1);
    /** Members of common data classes that tell about a control, not of the process (IEC 61850-7-3). */
    private static final Set<String> OF_CONTROL =
            Set.of("origin", "ctlNum", "stSeld", "opRcvd", "opOk", "tOpOk", "subID", "subVal", "subMag", "subEna");

    private final Reading.Source source;
    private final List<Spot> spots = new ArrayList<>();

    /**
     * A leaf that is a point.
     *
     * @param reference of the point
     * @param path names from the source down to it; empty for the source itself
     * @param type of its values
     */
    @SuppressWarnings("ArrayRecordComponent") // ways into a value, never compared
    record Spot(
            String reference, String path, DataType type, int[] way, int @Nullable [] quality, int @Nullable [] time) {}

    private Labels(Reading.Source source) {
        this.source = source;
    }

    /** Of a source; it may have no points. */
    static Labels of(Reading.Source source) {
        Labels labels = new Labels(source);
        labels.walk(source.type(), "", new int[0], null, null);
        return labels;
    }

    Reading.Source source() {
        return source;
    }

    /** The leaves that are points. */
    List<Spot> spots() {
        return spots;
    }

    private void walk(DataType type, String path, int[] way, int @Nullable [] quality, int @Nullable [] time) {
        switch (type.basicType()) {
            case STRUCTURE -> {
                List<DataType.Member> members = ((DataType.Structure) type).members();
                int[] ownQuality = place(members, "q", BasicType.QUALITY, way).orElse(quality);
                int[] ownTime = place(members, "t", BasicType.TIMESTAMP, way).orElse(time);
                for (int i = 0; i < members.size(); i++) {
                    DataType.Member member = members.get(i);
                    if (!OF_CONTROL.contains(member.name())) {
                        String below = path.isEmpty() ? member.name() : path + "." + member.name();
                        walk(member.type(), below, below(way, i), ownQuality, ownTime);
                    }
                }
            }
            // A row of values, as of a schedule, is no point.
            case ARRAY, QUALITY, TIMESTAMP, ENTRY_TIME, ENTRY_ID, OCTET_STRING, TRG_OPS, OPT_FLDS, CHECK -> {}
            default -> spots.add(new Spot(reference(path), path, type, way, quality, time));
        }
    }

    private String reference(String path) {
        return source.reference() + (path.isEmpty() ? "" : "." + path) + "[" + source.fc() + "]";
    }

    private static Optional<int[]> place(List<DataType.Member> members, String name, BasicType type, int[] way) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).name().equals(name) && members.get(i).type().basicType() == type) {
                return Optional.of(below(way, i));
            }
        }
        return Optional.empty();
    }

    private static int[] below(int[] way, int index) {
        int[] longer = java.util.Arrays.copyOf(way, way.length + 1);
        longer[way.length] = index;
        return longer;
    }

    /**
     * The samples of a value.
     *
     * @param value as it came
     * @param stamped when, where the value itself does not say: when the entry was made, or now
     * @param now by the clock of the centre
     * @return false if the value does not fit the type, and so nothing is told of it
     */
    boolean samples(DataValue value, Instant stamped, Instant now, Consumer<Sample> to) {
        // A number the enumeration does not know is still worth keeping; a value of another type is not.
        if (source.type()
                .mismatch(value)
                .filter(mismatch -> mismatch.kind() == TypeMismatch.Kind.TYPE)
                .isPresent()) {
            return false;
        }
        for (Spot spot : spots) {
            Trust trust = spot.quality() == null ? Trust.GOOD : trust((Quality) at(value, spot.quality()));
            Instant time = spot.time() == null ? stamped : time((Timestamp) at(value, spot.time()), stamped);
            boolean possible = isPossible(time, now);
            to.accept(new Sample(
                    spot.reference(),
                    possible ? time : now,
                    PointValues.of(spot.type(), at(value, spot.way())),
                    possible ? trust : Trust.CLOCK));
        }
        return true;
    }

    /** Whether a device can have had this time. */
    static boolean isPossible(Instant time, Instant now) {
        return !time.isBefore(EARLIEST) && !time.isAfter(now.plus(AHEAD));
    }

    // All bits zero: nobody has ever set it, which is not the same as a clock in 1970.
    private static Instant time(Timestamp time, Instant otherwise) {
        return time.secondSinceEpoch() == 0 && time.fractionOfSecond() == 0 ? otherwise : micros(time.instant());
    }

    private static Instant micros(Instant time) {
        return time.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }

    private static Trust trust(Quality quality) {
        return switch (quality.validity()) {
            case GOOD -> Trust.GOOD;
            case QUESTIONABLE -> Trust.QUESTIONABLE;
            case INVALID, RESERVED -> Trust.INVALID;
        };
    }

    private static DataValue at(DataValue value, int[] way) {
        DataValue here = value;
        for (int index : way) {
            here = ((DataValue.Structure) here).members().get(index);
        }
        return here;
    }
}
