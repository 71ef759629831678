package org.sdvp.acsi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.acsi.testing.ContractBench.await;
import static org.sdvp.acsi.testing.ContractBench.fcda;
import static org.sdvp.acsi.testing.ContractBench.ref;
import static org.sdvp.acsi.testing.ContractBench.refusal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.client.ControlObject;
import org.sdvp.acsi.client.Controls;
import org.sdvp.acsi.client.OperateOptions;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.CommandTermination;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

/** The control models beside direct control with normal security, and the end of commands. */
interface ControlContract extends ContractBench {
    /** How long a test waits for the end of a command. */
    Duration SOON = Duration.ofSeconds(20);

    @Tag("sCtl")
    @ParameterizedTest
    @ValueSource(strings = {"Sbo", "DirectEnhanced", "SboEnhanced"})
    default void controlObject_takesTheSequenceOfItsControlModel(String name) {
        BlockingAssociation association = associate();
        ObjectReference control = ref("HP1/GGIO7." + name);
        ControlObject object = await(association.async().controls().control(control));

        for (DataValue wanted : List.of(DataValue.Bool.TRUE, DataValue.Bool.FALSE)) {
            await(object.change(wanted, OperateOptions.NONE, SOON));

            assertThat(association.getDataValue(fcda(control + ".stVal[ST]"))).isEqualTo(wanted);
        }
    }

    @Tag("sCtl")
    @Test
    default void select_isRefusedWhileAnotherHasIt_andFreeAfterCancel() {
        ObjectReference control = ref("HP1/GGIO7.Sbo");
        Controls first = associate().async().controls();
        Controls second = associate().async().controls();
        await(first.select(control));

        Refusal refusal = refusal(() -> await(second.select(control)));
        await(first.cancel(control, first.parameters(DataValue.Bool.TRUE, OperateOptions.NONE)));
        await(second.select(control));
        await(second.cancel(control, second.parameters(DataValue.Bool.TRUE, OperateOptions.NONE)));

        assertThat(refusal.name()).isEqualTo(ServiceName.SELECT);
        assertThat(refusal.error()).isEqualTo(ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT);
        assertThat(refusal.addCause()).contains(AddCause.LOCKED_BY_OTHER_CLIENT);
    }

    @Tag("sCtl")
    @Test
    default void selection_endsWithItsAssociation() {
        ObjectReference control = ref("HP1/GGIO7.SboEnhanced");
        ClientTransport transport = link().client(Set.of(Role.SERVICE_PROVIDER));
        BlockingAssociation lost =
                BlockingAssociation.associate(new AcsiClient(transport, ClientSettings.defaults(), link().time()));
        Controls controls = lost.async().controls();
        await(controls.selectWithValue(control, controls.parameters(DataValue.Bool.TRUE, OperateOptions.NONE)));
        link().cut(transport);
        await(server().end(lost.async().id()));

        Controls other = associate().async().controls();
        await(await(other.control(control)).change(DataValue.Bool.TRUE, OperateOptions.NONE, SOON));
    }

    @Tag("sCtl")
    @ParameterizedTest
    @EnumSource(
            value = AddCause.class,
            names = {"UNKNOWN", "TIME_LIMIT_OVER", "ENDED_WITH_OVERSHOOT", "NONE"})
    default void operateAndWait_tellsHowTheCommandEnded(AddCause cause) {
        Controls controls = associate().async().controls();
        ObjectReference control = ref("HP1/GGIO7.Refusing");
        Operate.Parameters parameters =
                controls.parameters(new DataValue.Int(BasicType.INT32, cause.code()), OperateOptions.NONE);

        CommandTermination end = await(controls.operateAndWait(control, parameters, SOON));

        assertThat(end.control()).isEqualTo(control);
        assertThat(end.parameters()).isEqualTo(parameters);
        if (cause == AddCause.NONE) {
            assertThat(end.addCause()).isEmpty();
        } else {
            assertThat(end.addCause()).contains(cause);
        }
    }

    @Tag("sCtl")
    @Test
    default void badEnd_ofAControlObject_isARefusal() {
        Controls controls = associate().async().controls();
        ControlObject object = await(controls.control(ref("HP1/GGIO7.Refusing")));

        Refusal refusal =
                refusal(() -> await(object.change(new DataValue.Int(BasicType.INT32, 17), OperateOptions.NONE, SOON)));

        assertThat(refusal.name()).isEqualTo(ServiceName.COMMAND_TERMINATION);
        assertThat(refusal.addCause()).contains(AddCause.ABORTION_BY_TRIP);
    }

    @Tag("sCtl")
    @Test
    default void commandTermination_goesToTheAssociationOfTheCommandOnly() {
        AcsiClient client = client(ClientSettings.defaults(), Role.SERVICE_PROVIDER);
        BlockingAssociation operating = closeLater(BlockingAssociation.associate(client));
        BlockingAssociation sibling = closeLater(BlockingAssociation.associate(client));
        BlockingAssociation stranger = associate();
        List<CommandTermination> heardByOthers = new ArrayList<>();
        sibling.async().controls().addTerminationListener(heardByOthers::add);
        stranger.async().controls().addTerminationListener(heardByOthers::add);
        CompletableFuture<CommandTermination> heard = new CompletableFuture<>();
        operating.async().controls().addTerminationListener(heard::complete);
        Controls controls = operating.async().controls();

        await(controls.operate(
                ref("HP1/GGIO7.DirectEnhanced"), controls.parameters(DataValue.Bool.TRUE, OperateOptions.NONE)));
        await(heard);
        sibling.getDataValue(fcda("HP1/GGIO1.AnIn1.mag[MX]"));
        stranger.getDataValue(fcda("HP1/GGIO1.AnIn1.mag[MX]"));

        assertThat(heardByOthers).isEmpty();
    }

    @Tag("sCtl")
    @Test
    default void timeActivatedOperate_isCarriedOutAtItsTime_orCancelled() {
        BlockingAssociation association = associate();
        Controls controls = association.async().controls();
        ObjectReference control = ref("HP1/GGIO7.Timed");
        Operate.Parameters later = controls.parameters(DataValue.Bool.TRUE, OperateOptions.NONE);
        CompletableFuture<CommandTermination> cancelled = controls.timeActivatedOperateAndWait(
                        control, later, Timestamp.of(link().time().now().plusSeconds(3600)), SOON)
                .toCompletableFuture();
        Operate.Parameters soon = controls.parameters(DataValue.Bool.TRUE, OperateOptions.NONE);
        Refusal refusal = refusal(() -> await(controls.timeActivatedOperate(
                control, soon, Timestamp.of(link().time().now().plusSeconds(3600)))));
        await(controls.cancel(control, later));

        assertThat(refusal.addCause()).contains(AddCause.COMMAND_ALREADY_IN_EXECUTION);
        assertThat(await(cancelled).addCause()).contains(AddCause.ABORTION_BY_CANCEL);

        Operate.Parameters next = controls.parameters(DataValue.Bool.TRUE, OperateOptions.NONE);
        CommandTermination end = await(controls.timeActivatedOperateAndWait(
                control, next, Timestamp.of(link().time().now().plusMillis(50)), SOON));
        assertThat(end.addCause()).isEmpty();
        assertThat(association.getDataValue(fcda("HP1/GGIO7.Timed.stVal[ST]"))).isEqualTo(DataValue.Bool.TRUE);
    }

    @Tag("sCtl")
    @Test
    default void controlServices_withoutRight_areRefusedWith_noAccessAuthority() {
        Controls user = associate(ClientSettings.defaults(), Role.USER).async().controls();

        Refusal refusal = refusal(() ->
                await(user.operate(ref("HP1/GGIO7.Sbo"), user.parameters(DataValue.Bool.TRUE, OperateOptions.NONE))));

        assertThat(refusal.error()).isEqualTo(ServiceError.ACCESS_VIOLATION);
        assertThat(refusal.addCause()).contains(AddCause.NO_ACCESS_AUTHORITY);
        assertThat(refusal(() -> await(user.select(ref("HP1/GGIO7.Sbo")))).error())
                .isEqualTo(ServiceError.ACCESS_VIOLATION);
    }
}
