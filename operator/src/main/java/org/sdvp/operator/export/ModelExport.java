package org.sdvp.operator.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ServerModel;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.scl.SclIed;
import org.sdvp.model.value.DataValue;
import org.sdvp.operator.survey.DeviceSurvey;
import org.sdvp.operator.survey.NodeName;
import org.sdvp.operator.survey.NodeSurvey;
import org.sdvp.operator.survey.Surveyor;
import org.sdvp.operator.survey.ValueReader;

/**
 * The model of a running device as an IED of SCL, for {@link org.sdvp.model.scl.write.SclWriter}: tree and types as the
 * directories and definitions tell, data sets, control blocks as they are set now, and the values of configuration,
 * description, settings and extension (functional constraints CF, DC, SP, SG, EX). Status and measured values are the
 * process's and are left out. Changes nothing.
 *
 * <p>Trigger options are those of IEC 61850-7-3, since no service tells them; of attributes that are not known from there
 * they are guessed, and a note says so.
 */
public final class ModelExport {
    private static final String ACCESS_POINT = "AP1";

    private final ClientAssociation association;
    private final TriggerOptions triggers = new TriggerOptions();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<String> guessed = new TreeSet<>();
    private final Map<ObjectReference, DataValue> values = new HashMap<>();

    private ModelExport(ClientAssociation association) {
        this.association = association;
    }

    /**
     * What was made of a device.
     *
     * @param ied for the writer
     * @param notes what could not be learned or not be said in SCL, for people
     */
    public record Exported(SclIed ied, List<String> notes) {
        /** Copies the notes. */
        public Exported {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Walks through a device.
     *
     * @param association with it
     * @param iedName name that the IED gets, since devices do not tell theirs
     * @param jid its address, if it is to be written
     * @return fails as the stages of {@link ClientAssociation} do
     */
    public static CompletionStage<Exported> of(ClientAssociation association, String iedName, Optional<String> jid) {
        ModelExport export = new ModelExport(association);
        return new Surveyor(association)
                .survey()
                .thenCompose(
                        survey -> export.values(survey).thenApply(nothing -> export.exported(survey, iedName, jid)));
    }

    private CompletionStage<Void> values(DeviceSurvey survey) {
        List<Fcda> wanted = new ArrayList<>();
        Map<ObjectReference, DataAttribute> attributes = new HashMap<>();
        survey.objects().flatMap(DeviceSurvey.Found::withInner).forEach(found -> {
            for (DataNode child : found.object().children()) {
                if (child instanceof DataAttribute attribute && isStatic(attribute.fc())) {
                    ObjectReference reference = found.reference().child(attribute.name());
                    wanted.add(new Fcda(reference, attribute.fc()));
                    attributes.put(reference, attribute);
                }
            }
        });
        return new ValueReader(association).read(wanted).thenAccept(results -> {
            for (int i = 0; i < results.size(); i++) {
                take(wanted.get(i), results.get(i), attributes);
            }
        });
    }

    private static boolean isStatic(FunctionalConstraint fc) {
        return switch (fc) {
            case SP, SG, CF, DC, EX -> true;
            case ST, MX, SV, SE, SR, OR, BL, CO -> false;
        };
    }

    private void take(Fcda fcda, AccessResult result, Map<ObjectReference, DataAttribute> attributes) {
        if (result instanceof AccessResult.Failure failure) {
            notes.add(fcda + " is written without its value: " + failure.error().text());
            return;
        }
        DataValue value = ((AccessResult.Value) result).value();
        Optional.ofNullable(attributes.get(fcda.reference()))
                .flatMap(attribute -> attribute.type().mismatch(value))
                .ifPresentOrElse(
                        mismatch -> notes.add(fcda + " is written without its value: " + mismatch.message()),
                        () -> values.put(fcda.reference(), value));
    }

    private Exported exported(DeviceSurvey survey, String iedName, Optional<String> jid) {
        List<LogicalDevice> devices = new ArrayList<>();
        survey.devices()
                .forEach((name, nodes) -> devices.add(
                        new LogicalDevice(name, nodes.stream().map(this::node).toList())));
        ServerModel model = new ServerModel(iedName, devices);
        SclIed ied = new SclIed(
                iedName,
                ACCESS_POINT,
                model,
                new ServicesExport(association.services(), survey).limits(),
                List.of(),
                jid,
                List.of());
        if (!guessed.isEmpty()) {
            notes.add("trigger options of attributes in the classes " + String.join(", ", guessed)
                    + " are guessed, qchg for q and dchg for values: no service tells them");
        }
        return new Exported(ied, List.copyOf(notes));
    }

    private LogicalNode node(NodeSurvey survey) {
        NodeName name = NodeName.of(survey.reference().name());
        List<DataObject> objects = survey.objects().stream()
                .map(each -> object(survey.reference().child(each.name()), each))
                .toList();
        return new LogicalNode(
                name.prefix(),
                name.lnClass(),
                name.inst(),
                objects,
                new ControlBlockExport(survey, notes::add).blocks());
    }

    private DataObject object(ObjectReference reference, DataObject definition) {
        List<DataNode> children = new ArrayList<>();
        for (DataNode child : definition.children()) {
            ObjectReference below = reference.child(child.name());
            children.add(
                    child instanceof DataObject inner
                            ? object(below, inner)
                            : attribute(below, definition, (DataAttribute) child));
        }
        return new DataObject(definition.name(), definition.cdc(), children);
    }

    private DataAttribute attribute(ObjectReference reference, DataObject owner, DataAttribute told) {
        Optional<Set<TriggerOption>> options = triggers.of(owner, told);
        if (options.isEmpty() && isProcess(told.fc())) {
            guessed.add(owner.cdc());
        }
        return new DataAttribute(
                told.name(),
                told.fc(),
                told.type(),
                options.orElseGet(() -> TriggerOptions.usual(told)),
                Optional.ofNullable(values.get(reference)));
    }

    private static boolean isProcess(FunctionalConstraint fc) {
        return fc == FunctionalConstraint.ST || fc == FunctionalConstraint.MX;
    }
}
