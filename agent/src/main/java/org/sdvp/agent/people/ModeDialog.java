package org.sdvp.agent.people;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.sdvp.agent.people.shown.ShownReading;
import org.sdvp.agent.people.shown.ShownValue;
import org.sdvp.heatpump.HeatPumpMode;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.wire.form.FieldType;
import org.sdvp.wire.form.FormField;
import org.sdvp.xmpp.command.CommandAction;
import org.sdvp.xmpp.command.CommandNote;
import org.sdvp.xmpp.command.CommandStep;
import org.sdvp.xmpp.command.Requester;

/** The operational mode. */
final class ModeDialog extends PeopleDialog {
    private static final String TITLE = "Mode";
    private static final String MODE = "mode";

    private final PeopleAccess access;
    private final Requester requester;
    private final ShownValue present;
    private final ObjectReference control;

    /**
     * Makes one.
     *
     * @param access to the heat pump
     * @param requester who asks
     * @param present the mode it is in
     * @param control what changes it
     */
    ModeDialog(PeopleAccess access, Requester requester, ShownValue present, ObjectReference control) {
        super(TITLE);
        this.access = access;
        this.requester = requester;
        this.present = present;
        this.control = control;
    }

    private static List<String> literals() {
        List<String> literals = new ArrayList<>();
        for (HeatPumpMode mode : HeatPumpMode.values()) {
            literals.add(mode.literal());
        }
        return literals;
    }

    private static String label(HeatPumpMode mode) {
        return switch (mode) {
            case ALWAYS_ON -> "Always on: only its own thermostat decides";
            case SPOT_PRICE -> "Spot price: a plan after the price of electricity";
            case WIND_POWER -> "Wind power: a plan after the share of wind";
            case CO2 -> "CO2: a plan after the carbon dioxide of the electricity";
            case EXTERN -> "Extern: a service provider starts and stops it";
        };
    }

    @Override
    CompletionStage<CommandStep> first() {
        return access.with(requester, association -> ShownReading.all(association, List.of(present)))
                .thenApply(readings -> {
                    FormField field = FormField.of(FieldType.LIST_SINGLE, MODE)
                            .labelled(TITLE)
                            .mandatory();
                    for (HeatPumpMode mode : HeatPumpMode.values()) {
                        field = field.option(label(mode), mode.literal());
                    }
                    ShownReading reading = readings.get(0);
                    if (reading.isUsable()) {
                        field = field.with(present.bare(reading.value().orElseThrow()));
                    }
                    return CommandStep.last(form(TITLE, "Who decides when the compressor runs?", List.of(field)));
                });
    }

    @Override
    CompletionStage<CommandStep> next(CommandAction action, Answers answers) {
        String literal = answers.chosen(MODE, TITLE, literals());
        HeatPumpMode mode = HeatPumpMode.of(literals().indexOf(literal) + 1L);
        DataValue ctlVal = new DataValue.Int(BasicType.ENUMERATED, mode.code());
        return access.with(requester, association -> PeopleAccess.operate(association, control, ctlVal))
                .thenApply(nothing -> CommandStep.end(CommandNote.info("The mode is now " + literal + ".")));
    }
}
