package org.sdvp.acsi.audit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.GetBRCBValues;
import org.sdvp.acsi.service.GetDataSetDirectory;
import org.sdvp.acsi.service.GetDataSetValues;
import org.sdvp.acsi.service.GetEditSGValue;
import org.sdvp.acsi.service.GetFileAttributeValues;
import org.sdvp.acsi.service.GetLCBValues;
import org.sdvp.acsi.service.GetSGCBValues;
import org.sdvp.acsi.service.GetURCBValues;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetBRCBValues;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.acsi.service.SetEditSGValue;
import org.sdvp.acsi.service.SetLCBValues;
import org.sdvp.acsi.service.SetURCBValues;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;

/** What was there before a change: of data at hand, of all else as the reading service beside the changing one tells it. */
final class Before {
    private final ValueWords words;
    private final Map<ServiceName, AuditTrail.Reading> readings = new EnumMap<>(ServiceName.class);

    Before(ValueWords words) {
        this.words = words;
    }

    void reading(ServiceName change, AuditTrail.Reading reading) {
        readings.put(change, reading);
    }

    /** One for each subject of a request, as far as there is something to tell; does not fail. */
    CompletionStage<List<String>> of(AcsiPdu.Request call) {
        AcsiRequest request = call.service();
        return switch (request.name()) {
            case SET_DATA_VALUES ->
                done(((SetDataValues.Request) request)
                        .writes().stream()
                                .map(write -> words.now(write.reference()))
                                .toList());
            case SELECT, SELECT_WITH_VALUE, OPERATE, CANCEL, TIME_ACTIVATED_OPERATE ->
                done(List.of(words.status(
                        ObjectReference.parse(Subject.of(request, words).get(0).reference()))));
            default -> read(call);
        };
    }

    private CompletionStage<List<String>> read(AcsiPdu.Request call) {
        AuditTrail.Reading reading = readings.get(call.service().name());
        if (reading == null) {
            return done(List.of());
        }
        try {
            return reading.read(call.associationId().orElse(""), call.service())
                    .thenApply(found -> told(call.service(), found))
                    .exceptionally(failure -> List.of());
        } catch (RuntimeException e) {
            // What cannot be read now is not told; the change itself will be answered for.
            return done(List.of());
        }
    }

    private static CompletionStage<List<String>> done(List<String> texts) {
        return CompletableFuture.completedFuture(texts);
    }

    private List<String> told(AcsiRequest change, AcsiResponse found) {
        if (found instanceof GetBRCBValues.Response block && change instanceof SetBRCBValues.Request set) {
            return List.of(Attributes.of(block.values())
                    .only(Attributes.of(set.change()))
                    .toString());
        }
        if (found instanceof GetURCBValues.Response block && change instanceof SetURCBValues.Request set) {
            return List.of(Attributes.of(block.values())
                    .only(Attributes.of(set.change()))
                    .toString());
        }
        if (found instanceof GetLCBValues.Response block && change instanceof SetLCBValues.Request set) {
            return List.of(Attributes.of(block.values())
                    .only(Attributes.of(set.change()))
                    .toString());
        }
        if (found instanceof GetSGCBValues.Response block) {
            return List.of(
                    String.valueOf(change.name() == ServiceName.SELECT_ACTIVE_SG ? block.actSG() : block.editSG()));
        }
        if (found instanceof GetEditSGValue.Response edited && change instanceof SetEditSGValue.Request set) {
            return values(
                    set.writes().stream().map(SetDataValues.Write::reference).toList(), edited.results());
        }
        return others(found);
    }

    private List<String> others(AcsiResponse found) {
        if (found instanceof GetFileAttributeValues.Response files
                && files.files().size() == 1) {
            return List.of(files.files().get(0).fileSize() + " octets");
        }
        if (found instanceof GetDataSetDirectory.Response dataSet) {
            return List.of(dataSet.members().toString());
        }
        if (found instanceof GetDataSetValues.Response dataSet) {
            return List.of(dataSet.results().stream()
                    .map(result -> result instanceof AccessResult.Value value
                            ? value.value().toString()
                            : "")
                    .collect(Collectors.joining(", ", "[", "]")));
        }
        return List.of();
    }

    private List<String> values(List<Fcda> references, List<AccessResult> results) {
        return IntStream.range(0, references.size())
                .mapToObj(i -> results.get(i) instanceof AccessResult.Value value
                        ? words.of(references.get(i), value.value())
                        : "")
                .toList();
    }
}
