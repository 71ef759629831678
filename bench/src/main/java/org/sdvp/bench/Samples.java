package org.sdvp.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.acsi.service.Report;
import org.sdvp.model.Fcda;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;
import org.sdvp.wire.WireFormat;

/**
 * The messages that are measured: what a heat pump with twenty measured values says. Each comes in turns, as a stream
 * has them: other magnitudes, a later time, the next numbers.
 */
enum Samples {
    /** GetDataValues of one measured value: the request. */
    REQUEST_1(turn -> request(1, turn)),
    /** Its answer. */
    ANSWER_1(turn -> answer(1, turn)),
    /** GetDataValues of twenty measured values: the request. */
    REQUEST_20(turn -> request(20, turn)),
    /** Its answer. */
    ANSWER_20(turn -> answer(20, turn)),
    /** A buffered report with every optional field but references, one member of twenty changed. */
    REPORT_1(turn -> report(3, 4, turn)),
    /** The same with all twenty, for integrity. */
    REPORT_20(turn -> report(0, 20, turn));

    private static final int MEMBERS = 20;
    private static final int SECONDS_BETWEEN = 10;

    private final IntFunction<AcsiPdu> message;

    Samples(IntFunction<AcsiPdu> message) {
        this.message = message;
    }

    /** The message of a turn. */
    AcsiPdu message(int turn) {
        return message.apply(turn);
    }

    /** Whether a format has it: one in which a device cannot speak unasked has no reports. */
    boolean isCarriedBy(WireFormat format) {
        return !(message(0) instanceof AcsiPdu.Unconfirmed report)
                || format.reachesClient(report.service().name());
    }

    private static AcsiPdu request(int members, int turn) {
        List<Fcda> references = new ArrayList<>();
        for (int i = 1; i <= members; i++) {
            references.add(Fcda.parse("HP1/STMP" + i + ".Tmp[MX]"));
        }
        return new AcsiPdu.Request(Optional.of("k3f9"), 17 + turn, new GetDataValues.Request(references));
    }

    private static AcsiPdu answer(int members, int turn) {
        List<AccessResult> results = new ArrayList<>();
        for (DataValue value : measured(turn).subList(0, members)) {
            results.add(new AccessResult.Value(value));
        }
        return new AcsiPdu.Response(Optional.of("k3f9"), 17 + turn, new GetDataValues.Response(results));
    }

    private static AcsiPdu report(int from, int to, int turn) {
        TriggerOption reason = to - from == 1 ? TriggerOption.DCHG : TriggerOption.INTEGRITY;
        List<Report.Member> included = new ArrayList<>();
        for (int i = from; i < to; i++) {
            included.add(new Report.Member(i, Optional.empty(), measured(turn).get(i), Set.of(reason)));
        }
        int milliseconds = 26_460_125 + turn * SECONDS_BETWEEN * 1000;
        return new AcsiPdu.Unconfirmed(
                "k3f9",
                new Report(
                        "HP1/LLN0.Meas01",
                        Optional.of(18 + turn),
                        0,
                        false,
                        Optional.of(new DataSetReference("HP1/LLN0.Meas")),
                        Optional.of(false),
                        Optional.of(1L),
                        Optional.of(new EntryTime(15_667, milliseconds)),
                        Optional.of(new EntryId(0x00063e8a41f2b0c9L + turn * SECONDS_BETWEEN * 1_000_000L)),
                        included));
    }

    /** Measured values with magnitude, quality and time: a driver reads all of them at one time. */
    private static List<DataValue> measured(int turn) {
        Random random = new Random(turn);
        List<DataValue> values = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            values.add(DataValue.Structure.of(
                    DataValue.Structure.of(new DataValue.Float32(random.nextInt(1_000, 7_000) / 100f)),
                    Quality.GOOD,
                    new Timestamp(1_795_418_460L + turn * SECONDS_BETWEEN, 2_097_152, Timestamp.MILLISECOND)));
        }
        return values;
    }
}
