package org.sdvp.wire.vectors;

import static org.sdvp.wire.vectors.PartJson.entryId;
import static org.sdvp.wire.vectors.PartJson.optionalDataSet;
import static org.sdvp.wire.vectors.PartJson.optionalFlag;
import static org.sdvp.wire.vectors.PartJson.optionalSet;
import static org.sdvp.wire.vectors.PartJson.set;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.sdvp.acsi.service.Brcb;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.GetSGCBValues;
import org.sdvp.acsi.service.Lcb;
import org.sdvp.acsi.service.LcbChange;
import org.sdvp.acsi.service.Urcb;
import org.sdvp.acsi.service.UrcbChange;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ReportField;
import org.sdvp.model.TriggerOption;

/** Attributes of control blocks in vectors, all and those to write. */
final class ControlBlockJson {
    private ControlBlockJson() {}

    static Brcb brcb(StrictJson json) {
        return new Brcb(
                json.text("rptId"),
                json.flag("rptEna"),
                optionalDataSet(json, "datSet"),
                Long.parseLong(json.text("confRev")),
                set(ReportField.values(), json.texts("optFlds")),
                Long.parseLong(json.text("bufTm")),
                json.number("sqNum"),
                set(TriggerOption.values(), json.texts("trgOps")),
                Long.parseLong(json.text("intgPd")),
                json.flag("gi"),
                json.flag("purgeBuf"),
                entryId(json.text("entryId")),
                ValueJson.entryTime(json.text("timeOfEntry")),
                json.has("resvTms") ? OptionalInt.of(json.number("resvTms")) : OptionalInt.empty(),
                json.optionalText("owner"));
    }

    static BrcbChange brcbChange(StrictJson json) {
        return new BrcbChange(
                json.optionalText("rptId"),
                optionalFlag(json, "rptEna"),
                dataSetOrNone(json),
                optionalSet(ReportField.values(), json, "optFlds"),
                optionalLong(json, "bufTm"),
                trgOps(json),
                optionalLong(json, "intgPd"),
                optionalFlag(json, "gi"),
                optionalFlag(json, "purgeBuf"),
                PartJson.optionalEntryId(json, "entryId"),
                json.optionalText("resvTms").map(Integer::valueOf));
    }

    static Urcb urcb(StrictJson json) {
        return new Urcb(
                json.text("rptId"),
                json.flag("rptEna"),
                json.flag("resv"),
                optionalDataSet(json, "datSet"),
                Long.parseLong(json.text("confRev")),
                set(ReportField.values(), json.texts("optFlds")),
                Long.parseLong(json.text("bufTm")),
                json.number("sqNum"),
                set(TriggerOption.values(), json.texts("trgOps")),
                Long.parseLong(json.text("intgPd")),
                json.flag("gi"),
                json.optionalText("owner"));
    }

    static UrcbChange urcbChange(StrictJson json) {
        return new UrcbChange(
                json.optionalText("rptId"),
                optionalFlag(json, "rptEna"),
                optionalFlag(json, "resv"),
                dataSetOrNone(json),
                optionalSet(ReportField.values(), json, "optFlds"),
                optionalLong(json, "bufTm"),
                trgOps(json),
                optionalLong(json, "intgPd"),
                optionalFlag(json, "gi"));
    }

    static Lcb lcb(StrictJson json) {
        return new Lcb(
                json.flag("logEna"),
                optionalDataSet(json, "datSet"),
                json.flag("reasonCode"),
                Long.parseLong(json.text("bufTm")),
                set(TriggerOption.values(), json.texts("trgOps")),
                Long.parseLong(json.text("intgPd")),
                PartJson.reference(json, "logRef"));
    }

    static LcbChange lcbChange(StrictJson json) {
        return new LcbChange(
                optionalFlag(json, "logEna"),
                dataSetOrNone(json),
                optionalFlag(json, "reasonCode"),
                optionalLong(json, "bufTm"),
                trgOps(json),
                optionalLong(json, "intgPd"),
                json.optionalText("logRef").map(ObjectReference::parse));
    }

    static GetSGCBValues.Response sgcb(StrictJson json) {
        return new GetSGCBValues.Response(
                json.number("numOfSG"),
                json.number("actSG"),
                json.number("editSG"),
                json.flag("cnfEdit"),
                ValueJson.timestamp(json.text("lActTm")),
                json.number("resvTms"));
    }

    private static Optional<Set<TriggerOption>> trgOps(StrictJson json) {
        return optionalSet(TriggerOption.values(), json, "trgOps");
    }

    @SuppressWarnings("OptionalMapToOptional") // not written, none, or one
    private static Optional<Optional<DataSetReference>> dataSetOrNone(StrictJson json) {
        return json.optionalText("datSet")
                .map(text -> Optional.of(text).filter(name -> !name.isEmpty()).map(DataSetReference::new));
    }

    private static Optional<Long> optionalLong(StrictJson json, String name) {
        return json.optionalText(name).map(Long::valueOf);
    }
}
