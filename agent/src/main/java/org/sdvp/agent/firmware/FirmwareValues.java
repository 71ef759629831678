package org.sdvp.agent.firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.process.ProcessValues;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/** Writes how an update stands into the node LFWU1. */
final class FirmwareValues implements Consumer<FirmwareStatus> {
    private static final int LONGEST = 255;

    private final ProcessValues values;
    private final ObjectReference node;
    private final TimeSource time;

    FirmwareValues(ProcessValues values, ObjectReference node, TimeSource time) {
        this.values = values;
        this.node = node;
        this.time = time;
    }

    @Override
    public void accept(FirmwareStatus status) {
        Map<String, DataValue> all = Map.of(
                "UpdSt", new DataValue.Int(BasicType.ENUMERATED, status.state().code()),
                "UpdPrg", new DataValue.Int(BasicType.INT32, status.percent()),
                "RunVer", text(status.running()),
                "UpdVer", text(status.version()),
                "UpdRsn", text(status.reason()));
        List<ModelValues.Write> writes = new ArrayList<>();
        all.forEach((name, value) -> {
            Selection stVal = selection(name, "stVal");
            // The time stamp is that of the change, not of every look at it.
            if (!Objects.equals(values.values().get(stVal), value)) {
                writes.add(new ModelValues.Write(stVal, value));
                writes.add(new ModelValues.Write(selection(name, "q"), Quality.GOOD));
                writes.add(new ModelValues.Write(selection(name, "t"), Timestamp.of(time.now())));
            }
        });
        values.update(writes);
    }

    private Selection selection(String object, String attribute) {
        Fcda fcda = new Fcda(node.child(object).child(attribute), FunctionalConstraint.ST);
        return values.values()
                .model()
                .select(fcda)
                .orElseThrow(() -> new IllegalStateException("the model lacks " + fcda));
    }

    // VISIBLE_STRING255 is ASCII.
    private static DataValue text(String text) {
        String ascii = text.replaceAll("[^ -~]", "?");
        return new DataValue.Text(BasicType.VISIBLE_STRING, ascii.substring(0, Math.min(LONGEST, ascii.length())));
    }
}
