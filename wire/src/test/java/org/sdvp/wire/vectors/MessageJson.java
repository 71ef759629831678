package org.sdvp.wire.vectors;

import java.util.Optional;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.AcsiUnconfirmed;
import org.sdvp.acsi.service.CommandTermination;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.Fcda;
import org.sdvp.model.TriggerOption;

/** Messages of vectors, as {@code vectors/README.md} says. */
public final class MessageJson {
    private MessageJson() {}

    /** Reads a message. */
    public static AcsiPdu read(StrictJson json) {
        try (json) {
            ServiceName name = PartJson.service(json.text("service"));
            Optional<String> associationId = json.optionalText("associationId");
            return switch (json.text("pdu")) {
                case "request" ->
                    new AcsiPdu.Request(associationId, json.number("invokeId"), RequestJson.read(name, json));
                case "response" ->
                    new AcsiPdu.Response(associationId, json.number("invokeId"), ResponseJson.read(name, json));
                case "unconfirmed" -> new AcsiPdu.Unconfirmed(associationId.orElseThrow(), unconfirmed(name, json));
                default -> throw new IllegalArgumentException("unknown pdu " + json.text("pdu"));
            };
        }
    }

    private static AcsiUnconfirmed unconfirmed(ServiceName name, StrictJson json) {
        return switch (name) {
            case ABORT -> new Abort(json.text("reason"));
            case COMMAND_TERMINATION ->
                new CommandTermination(
                        PartJson.reference(json, "control"),
                        PartJson.parameters(json),
                        json.optionalText("addCause").map(PartJson::addCause));
            case REPORT ->
                new Report(
                        json.text("rptId"),
                        json.optionalText("sqNum").map(Integer::valueOf),
                        json.number("subSqNum"),
                        json.flag("moreSegmentsFollow"),
                        PartJson.optionalDataSet(json, "dataSet"),
                        PartJson.optionalFlag(json, "bufOvfl"),
                        json.optionalText("confRev").map(Long::valueOf),
                        json.optionalText("timeOfEntry").map(ValueJson::entryTime),
                        PartJson.optionalEntryId(json, "entryId"),
                        json.objects("members").stream()
                                .map(MessageJson::member)
                                .toList());
            default -> throw new IllegalArgumentException(name + " has an answer");
        };
    }

    private static Report.Member member(StrictJson json) {
        try (json) {
            return new Report.Member(
                    json.number("index"),
                    json.optionalText("dataRef").map(Fcda::parse),
                    ValueJson.read(json.object("value")),
                    PartJson.set(TriggerOption.values(), json.texts("reasons")));
        }
    }
}
