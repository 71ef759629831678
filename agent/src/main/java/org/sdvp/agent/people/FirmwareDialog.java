package org.sdvp.agent.people;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.heatpump.firmware.FirmwareState;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.wire.form.FieldType;
import org.sdvp.wire.form.FormField;
import org.sdvp.xmpp.command.CommandAction;
import org.sdvp.xmpp.command.CommandNote;
import org.sdvp.xmpp.command.CommandStep;
import org.sdvp.xmpp.command.Requester;

/** The program of the device: its version and how the update stands; who may can have it installed once it is verified. */
final class FirmwareDialog extends PeopleDialog {
    private static final String TITLE = "Firmware";
    private static final String INSTALL = "install";
    private static final List<String> SHOWN = List.of("RunVer", "UpdSt", "UpdPrg", "UpdVer", "UpdRsn");

    private final PeopleAccess access;
    private final Requester requester;
    private final ObjectReference node;

    FirmwareDialog(PeopleAccess access, Requester requester, ObjectReference node) {
        super(TITLE);
        this.access = access;
        this.requester = requester;
        this.node = node;
    }

    private record Shown(String running, FirmwareState state, long percent, String version, String reason) {}

    @Override
    CompletionStage<CommandStep> first() {
        return access.with(requester, this::read).thenApply(this::step);
    }

    private CompletionStage<Shown> read(ClientAssociation association) {
        List<Fcda> asked = SHOWN.stream()
                .map(name -> new Fcda(node.child(name).child("stVal"), FunctionalConstraint.ST))
                .toList();
        return association
                .getDataValues(asked)
                .thenApply(results -> new Shown(
                        text(results.get(0)),
                        FirmwareState.of(number(results.get(1), FirmwareState.NONE.code())),
                        number(results.get(2), 0),
                        text(results.get(3)),
                        text(results.get(4))));
    }

    private static String text(AccessResult result) {
        return result instanceof AccessResult.Value read && read.value() instanceof DataValue.Text text
                ? text.value()
                : "";
    }

    private static long number(AccessResult result, long otherwise) {
        return result instanceof AccessResult.Value read && read.value() instanceof DataValue.Int number
                ? number.value()
                : otherwise;
    }

    private CommandStep step(Shown shown) {
        if (shown.state() == FirmwareState.VERIFIED && access.mayOperate(requester.roles(), node.child("Inst"))) {
            FormField tick = FormField.of(FieldType.BOOLEAN, INSTALL)
                    .labelled("Yes, install version " + shown.version())
                    .with("false")
                    .mandatory();
            return CommandStep.last(form(
                    TITLE,
                    "Version " + shown.running() + " runs; version " + shown.version()
                            + " is verified. The device starts anew with it, and goes back if it does not come online.",
                    List.of(tick)));
        }
        List<FormField> lines = new ArrayList<>();
        lines.add(line("RunVer", "Version that runs", shown.running()));
        lines.add(line("UpdSt", "Update", shown.state().literal()));
        if (shown.state() != FirmwareState.NONE) {
            lines.add(line("UpdVer", "Version of the update", shown.version()));
            lines.add(line("UpdPrg", "Has come", shown.percent() + " %"));
        }
        CommandStep end = CommandStep.end(result(TITLE, lines));
        return shown.reason().isEmpty() ? end : end.noted(List.of(CommandNote.warn(shown.reason())));
    }

    private FormField line(String object, String label, String text) {
        return FormField.of(FieldType.TEXT_SINGLE, node.name() + "." + object)
                .labelled(label)
                .with(text);
    }

    @Override
    CompletionStage<CommandStep> next(CommandAction action, Answers answers) {
        if (!answers.isTicked(INSTALL)) {
            return end(CommandNote.warn("Not confirmed: nothing was done."));
        }
        return access.with(
                        requester,
                        association -> PeopleAccess.operate(association, node.child("Inst"), DataValue.Bool.TRUE))
                .thenApply(
                        nothing -> CommandStep.end(
                                CommandNote.info(
                                        "It is being installed. The device goes offline for a moment; this command then tells how it went.")));
    }
}
