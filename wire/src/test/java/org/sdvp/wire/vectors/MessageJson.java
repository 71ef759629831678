package org.sdvp.wire.vectors;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.Check;
import org.sdvp.acsi.service.GetDataDefinition;
import org.sdvp.acsi.service.GetDataDirectory;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.acsi.service.GetLogicalDeviceDirectory;
import org.sdvp.acsi.service.GetLogicalNodeDirectory;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Originator;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;

/** Messages of vectors, as {@code vectors/README.md} says. */
public final class MessageJson {
    private MessageJson() {}

    /** Reads a message. */
    public static AcsiPdu read(StrictJson json) {
        try (json) {
            ServiceName name = service(json.text("service"));
            Optional<String> associationId = json.optionalText("associationId");
            return switch (json.text("pdu")) {
                case "request" -> new AcsiPdu.Request(associationId, json.number("invokeId"), request(name, json));
                case "response" -> new AcsiPdu.Response(associationId, json.number("invokeId"), response(name, json));
                case "unconfirmed" -> new AcsiPdu.Unconfirmed(associationId.orElseThrow(), unconfirmed(name, json));
                default -> throw new IllegalArgumentException("unknown pdu " + json.text("pdu"));
            };
        }
    }

    private static AcsiRequest request(ServiceName name, StrictJson json) {
        return switch (name) {
            case ASSOCIATE -> new Associate.Request(json.number("maxMessageSize"), json.number("maxOutstandingCalls"));
            case RELEASE -> new Release.Request();
            case GET_SERVER_DIRECTORY ->
                new GetServerDirectory.Request(constant(ObjectClass.values(), json.text("objectClass")), after(json));
            case GET_LOGICAL_DEVICE_DIRECTORY ->
                new GetLogicalDeviceDirectory.Request(json.text("logicalDevice"), after(json));
            case GET_LOGICAL_NODE_DIRECTORY ->
                new GetLogicalNodeDirectory.Request(
                        reference(json, "logicalNode"),
                        constant(AcsiClass.values(), json.text("acsiClass")),
                        after(json));
            case GET_DATA_DIRECTORY -> new GetDataDirectory.Request(reference(json, "data"), after(json));
            case GET_DATA_DEFINITION -> new GetDataDefinition.Request(reference(json, "data"));
            case GET_DATA_VALUES ->
                new GetDataValues.Request(
                        json.texts("references").stream().map(Fcda::parse).toList());
            case SET_DATA_VALUES ->
                new SetDataValues.Request(
                        json.objects("writes").stream().map(MessageJson::write).toList());
            case OPERATE -> new Operate.Request(reference(json, "control"), parameters(json));
            case ABORT -> throw new IllegalArgumentException(name + " is no request");
        };
    }

    private static AcsiResponse response(ServiceName name, StrictJson json) {
        if (json.has("refusal")) {
            return refusal(name, json.object("refusal"));
        }
        return switch (name) {
            case ASSOCIATE ->
                new Associate.Response(
                        json.text("associationId"),
                        json.number("maxMessageSize"),
                        json.number("maxOutstandingCalls"),
                        json.texts("services").stream()
                                .map(MessageJson::service)
                                .collect(Collectors.toSet()));
            case RELEASE -> new Release.Response();
            case GET_SERVER_DIRECTORY -> new GetServerDirectory.Response(names(json), more(json));
            case GET_LOGICAL_DEVICE_DIRECTORY -> new GetLogicalDeviceDirectory.Response(names(json), more(json));
            case GET_LOGICAL_NODE_DIRECTORY -> new GetLogicalNodeDirectory.Response(names(json), more(json));
            case GET_DATA_DIRECTORY -> new GetDataDirectory.Response(names(json), more(json));
            case GET_DATA_DEFINITION -> new GetDataDefinition.Response(DefinitionJson.read(json.object("definition")));
            case GET_DATA_VALUES ->
                new GetDataValues.Response(json.objects("results").stream()
                        .map(MessageJson::accessResult)
                        .toList());
            case SET_DATA_VALUES ->
                new SetDataValues.Response(json.texts("results").stream()
                        .map(text -> text.equals("ok") ? Optional.<ServiceError>empty() : Optional.of(error(text)))
                        .toList());
            case OPERATE -> new Operate.Response();
            case ABORT -> throw new IllegalArgumentException(name + " is no response");
        };
    }

    private static Abort unconfirmed(ServiceName name, StrictJson json) {
        if (name != ServiceName.ABORT) {
            throw new IllegalArgumentException(name + " has an answer");
        }
        return new Abort(json.text("reason"));
    }

    private static Refusal refusal(ServiceName name, StrictJson json) {
        try (json) {
            return new Refusal(
                    name,
                    error(json.text("error")),
                    json.optionalText("addCause")
                            .map(text -> Arrays.stream(AddCause.values())
                                    .filter(cause -> cause.text().equals(text))
                                    .findFirst()
                                    .orElseThrow()),
                    json.text("detail"));
        }
    }

    private static AccessResult accessResult(StrictJson json) {
        if (json.has("error")) {
            try (json) {
                return new AccessResult.Failure(error(json.text("error")));
            }
        }
        return new AccessResult.Value(ValueJson.read(json));
    }

    private static SetDataValues.Write write(StrictJson json) {
        try (json) {
            return new SetDataValues.Write(Fcda.parse(json.text("reference")), ValueJson.read(json.object("value")));
        }
    }

    private static Operate.Parameters parameters(StrictJson json) {
        try (StrictJson origin = json.object("origin")) {
            String check = json.text("check");
            return new Operate.Parameters(
                    ValueJson.read(json.object("ctlVal")),
                    new Originator(constant(OrCat.values(), origin.text("orCat")), origin.text("orIdent")),
                    json.number("ctlNum"),
                    ValueJson.timestamp(json.text("t")),
                    json.flag("test"),
                    new Check(check.charAt(0) == '1', check.charAt(1) == '1'));
        }
    }

    private static ObjectReference reference(StrictJson json, String name) {
        return ObjectReference.parse(json.text(name));
    }

    private static Optional<String> after(StrictJson json) {
        return json.optionalText("continueAfter");
    }

    private static List<String> names(StrictJson json) {
        return json.texts("names");
    }

    private static boolean more(StrictJson json) {
        return json.flag("moreFollows");
    }

    private static ServiceName service(String text) {
        return Arrays.stream(ServiceName.values())
                .filter(name -> name.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown service " + text));
    }

    private static ServiceError error(String text) {
        return Arrays.stream(ServiceError.values())
                .filter(error -> error.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown error " + text));
    }

    private static <E extends Enum<E>> E constant(E[] constants, String text) {
        return Arrays.stream(constants)
                .filter(constant -> constant.name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-')
                        .equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown constant " + text));
    }
}
