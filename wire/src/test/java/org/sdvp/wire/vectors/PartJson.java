package org.sdvp.wire.vectors;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Check;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Originator;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataValue;

/** What the messages of several services have in common. */
final class PartJson {
    private PartJson() {}

    static ServiceName service(String text) {
        return Arrays.stream(ServiceName.values())
                .filter(name -> name.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown service " + text));
    }

    static ServiceError error(String text) {
        return Arrays.stream(ServiceError.values())
                .filter(error -> error.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown error " + text));
    }

    static AddCause addCause(String text) {
        return Arrays.stream(AddCause.values())
                .filter(cause -> cause.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown cause " + text));
    }

    static <E extends Enum<E>> E constant(E[] constants, String text) {
        return Arrays.stream(constants)
                .filter(constant -> constant.name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-')
                        .equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown constant " + text));
    }

    static <E extends Enum<E>> Set<E> set(E[] constants, List<String> texts) {
        return texts.stream().map(text -> constant(constants, text)).collect(Collectors.toSet());
    }

    static <E extends Enum<E>> Optional<Set<E>> optionalSet(E[] constants, StrictJson json, String name) {
        return json.has(name) ? Optional.of(set(constants, json.texts(name))) : Optional.empty();
    }

    static Optional<Boolean> optionalFlag(StrictJson json, String name) {
        return json.has(name) ? Optional.of(json.flag(name)) : Optional.empty();
    }

    static ObjectReference reference(StrictJson json, String name) {
        return ObjectReference.parse(json.text(name));
    }

    static List<Fcda> fcdas(StrictJson json, String name) {
        return json.texts(name).stream().map(Fcda::parse).toList();
    }

    static DataSetReference dataSet(StrictJson json) {
        return new DataSetReference(json.text("dataSet"));
    }

    static Optional<DataSetReference> optionalDataSet(StrictJson json, String name) {
        return json.optionalText(name).map(DataSetReference::new);
    }

    static EntryId entryId(String text) {
        return new EntryId(HexFormat.fromHexDigitsToLong(text));
    }

    static Optional<EntryId> optionalEntryId(StrictJson json, String name) {
        return json.optionalText(name).map(PartJson::entryId);
    }

    static AccessResult accessResult(StrictJson json) {
        if (json.has("error")) {
            try (json) {
                return new AccessResult.Failure(error(json.text("error")));
            }
        }
        return new AccessResult.Value(ValueJson.read(json));
    }

    static List<AccessResult> accessResults(StrictJson json) {
        return json.objects("results").stream().map(PartJson::accessResult).toList();
    }

    static List<Optional<ServiceError>> writeResults(StrictJson json) {
        return json.texts("results").stream()
                .map(text -> text.equals("ok") ? Optional.<ServiceError>empty() : Optional.of(error(text)))
                .toList();
    }

    static List<SetDataValues.Write> writes(StrictJson json) {
        return json.objects("writes").stream().map(PartJson::write).toList();
    }

    private static SetDataValues.Write write(StrictJson json) {
        try (json) {
            return new SetDataValues.Write(Fcda.parse(json.text("reference")), ValueJson.read(json.object("value")));
        }
    }

    static List<DataValue> values(StrictJson json) {
        return json.objects("values").stream().map(ValueJson::read).toList();
    }

    static Operate.Parameters parameters(StrictJson json) {
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

    static List<LogEntry> entries(StrictJson json) {
        return json.objects("entries").stream().map(PartJson::entry).toList();
    }

    private static LogEntry entry(StrictJson json) {
        try (json) {
            return new LogEntry(
                    entryId(json.text("entryId")),
                    ValueJson.entryTime(json.text("timeOfEntry")),
                    json.objects("values").stream().map(PartJson::member).toList());
        }
    }

    private static LogEntry.Member member(StrictJson json) {
        try (json) {
            return new LogEntry.Member(
                    Fcda.parse(json.text("reference")),
                    ValueJson.read(json.object("value")),
                    set(TriggerOption.values(), json.texts("reasons")));
        }
    }
}
