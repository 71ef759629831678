package org.sdvp.acsi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.acsi.testing.ContractBench.await;
import static org.sdvp.acsi.testing.ContractBench.fcda;
import static org.sdvp.acsi.testing.ContractBench.ref;
import static org.sdvp.acsi.testing.ContractBench.refusal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.AssociationEnd;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.client.Controls;
import org.sdvp.acsi.client.OperateOptions;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.UrcbChange;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

/** Roles that change while an association is open: it takes effect at once. */
public interface RoleContract extends ContractBench {
    /** A client whose roles will change. */
    private ClientTransport client() {
        return link().client(Set.of(Role.SERVICE_PROVIDER));
    }

    private BlockingAssociation associated(ClientTransport transport) {
        return closeLater(
                BlockingAssociation.associate(new AcsiClient(transport, ClientSettings.defaults(), link().time())));
    }

    private void count(int counter, long value) {
        server().update(fcda("HP2/GGIO1.Cnt%02d.stVal[ST]".formatted(counter)), ContractReports.count(value));
    }

    @Test
    default void whoLosesAllRoles_hasItsAssociationAborted() {
        ClientTransport transport = client();
        BlockingAssociation association = associated(transport);
        CompletableFuture<AssociationEnd> end = new CompletableFuture<>();
        association.async().addListener(end::complete);

        link().changeRoles(transport, Set.of());

        assertThat(await(server().end(association.async().id()))).contains("no role any more");
        assertThat(await(end).kind()).isEqualTo(AssociationEnd.Kind.ABORTED_BY_SERVER);
    }

    @Test
    default void whoLosesARole_goesOnWithTheOthers_atOnce() {
        ClientTransport transport = client();
        BlockingAssociation association = associated(transport);
        association.operate(ref("HP1/GGIO1.SPCSO1"), DataValue.Bool.TRUE);

        link().changeRoles(transport, Set.of(Role.VENDOR));

        association.getDataValue(fcda("HP1/GGIO1.AnIn1[MX]"));
        assertThat(refusal(() -> association.operate(ref("HP1/GGIO1.SPCSO1"), DataValue.Bool.FALSE))
                        .error())
                .isEqualTo(ServiceError.ACCESS_VIOLATION);
        link().changeRoles(transport, Set.of(Role.VENDOR, Role.SERVICE_PROVIDER));
        association.operate(ref("HP1/GGIO1.SPCSO1"), DataValue.Bool.FALSE);
    }

    @Test
    default void brcbOfWhoMayNoLongerRead_isDisabledAndFree() {
        ObjectReference block = ContractReports.block("Meas", 18);
        ClientTransport transport = client();
        BlockingAssociation association = associated(transport);
        ReportContract.Heard heard = ReportContract.Heard.of(association, block);
        association.await(association
                .async()
                .reports()
                .setBRCBValues(block, BrcbChange.NONE.withPurgeBuf(true).withRptEna(true)));
        count(7, 41);
        assertThat(heard.next().members()).hasSize(1);

        link().changeRoles(transport, Set.of(Role.USER));

        BlockingAssociation other = associate();
        ReportContract.Heard mine = ReportContract.Heard.of(other, block);
        other.await(other.async().reports().setBRCBValues(block, BrcbChange.NONE.withRptEna(true)));
        count(7, 42);
        List<Report> all = mine.next(2);
        assertThat(all).hasSize(2);
        // Answers and reports come in one order: with this answer every report that was sent before has come.
        association.getDataValue(fcda("HP1/GGIO1.AnIn1[MX]"));
        assertThat(heard.isEmpty()).isTrue();
    }

    @Test
    default void urcbOfWhoMayNoLongerRead_isFreeForOthers() {
        ObjectReference block = ContractReports.block("Live", 18);
        ClientTransport transport = client();
        BlockingAssociation association = associated(transport);
        association.await(association.async().reports().setURCBValues(block, UrcbChange.NONE.withRptEna(true)));

        link().changeRoles(transport, Set.of(Role.USER));

        BlockingAssociation other = associate();
        other.await(other.async().reports().setURCBValues(block, UrcbChange.NONE.withRptEna(true)));
    }

    @Test
    default void waitingCommandOfWhoIsOffline_isWithdrawnWhenTheRoleGoes() {
        ObjectReference control = ref("HP1/GGIO7.Timed");
        ClientTransport transport = client();
        BlockingAssociation association = associated(transport);
        Controls controls = association.async().controls();
        await(controls.timeActivatedOperate(
                control,
                controls.parameters(DataValue.Bool.TRUE, OperateOptions.NONE),
                Timestamp.of(link().time().now().plusSeconds(3600))));
        link().cut(transport);
        await(server().end(association.async().id()));

        link().changeRoles(transport, Set.of());

        BlockingAssociation other = associate();
        other.operate(control, DataValue.Bool.TRUE);
        assertThat(other.getDataValue(fcda("HP1/GGIO7.Timed.stVal[ST]"))).isEqualTo(DataValue.Bool.TRUE);
    }

    @Test
    default void selectionOfWhoMayNoLongerOperate_isGivenUp() {
        ObjectReference control = ref("HP1/GGIO7.Sbo");
        ClientTransport transport = client();
        BlockingAssociation association = associated(transport);
        Controls controls = association.async().controls();
        await(controls.select(control));

        link().changeRoles(transport, Set.of(Role.VENDOR));

        Controls others = associate().async().controls();
        await(others.select(control));
        await(others.cancel(control, others.parameters(DataValue.Bool.TRUE, OperateOptions.NONE)));
    }
}
