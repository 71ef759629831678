package org.sdvp.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sdvp.acsi.AcsiTimeoutException;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ControlObject;
import org.sdvp.acsi.client.Controls;
import org.sdvp.acsi.client.OperateOptions;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.UrcbChange;
import org.sdvp.acsi.testing.AcsiContract;
import org.sdvp.acsi.testing.ContractLink;
import org.sdvp.acsi.testing.OnlyCalls;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.wire.command.CommandFormat;

/** All that is called; what a device sends unasked this format does not carry, and says so. */
@ExtendWith(OnlyCalls.class)
class CommandAcsiContractTest extends AcsiContract {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Override
    protected ContractLink open() {
        return new MemoryContractLink(new CommandFormat());
    }

    @Test
    void associate_tellsAllServicesButThoseThatAreNotCarried() {
        Set<ServiceName> carried = EnumSet.allOf(ServiceName.class);
        carried.removeAll(Set.of(ServiceName.REPORT, ServiceName.COMMAND_TERMINATION));
        assertThat(associate().async().services()).isEqualTo(carried);
    }

    @Test
    void aReportControlBlock_cannotBeEnabled_butSet() {
        BlockingAssociation association = associate();
        ObjectReference brcb = ObjectReference.parse("HP2/LLN0.Meas19");
        ObjectReference urcb = ObjectReference.parse("HP2/LLN0.Live19");
        association.await(association.async().reports().setBRCBValues(brcb, BrcbChange.NONE.withBufTm(7)));
        assertRefused(() ->
                association.await(association.async().reports().setBRCBValues(brcb, BrcbChange.NONE.withRptEna(true))));
        assertRefused(() ->
                association.await(association.async().reports().setURCBValues(urcb, UrcbChange.NONE.withRptEna(true))));
        assertThat(association
                        .await(association.async().reports().getBRCBValues(brcb))
                        .rptEna())
                .isFalse();
    }

    private static void assertRefused(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ServiceErrorException.class,
                        e -> assertThat(e.refusal().error())
                                .isEqualTo(ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT))
                .hasMessageContaining("carries no Report; associate in another one");
    }

    @Test
    void enhancedSecurity_isCarriedOut_andItsEndIsSeenInTheValues() {
        BlockingAssociation association = associate();
        ObjectReference control = ObjectReference.parse("HP1/GGIO7.SboEnhanced");
        Controls controls = association.async().controls();
        assertThat(controls.endsAreTold()).isFalse();
        ControlObject object = association.await(controls.control(control));
        association.await(object.change(DataValue.Bool.TRUE, OperateOptions.NONE, SOON));
        Fcda stVal = Fcda.parse(control + ".stVal[ST]");
        // Each read is a whole round trip, and the device is quick.
        DataValue shown = association.getDataValue(stVal);
        for (int reads = 0; reads < 10_000 && !shown.equals(DataValue.Bool.TRUE); reads++) {
            shown = association.getDataValue(stVal);
        }
        assertThat(shown).isEqualTo(DataValue.Bool.TRUE);
    }

    @Test
    void waitingForAnEndThatIsNotTold_endsAtOnce() {
        BlockingAssociation association = associate();
        Controls controls = association.async().controls();
        ObjectReference control = ObjectReference.parse("HP1/GGIO7.DirectEnhanced");
        assertThatThrownBy(() -> association.await(controls.operateAndWait(
                        control, controls.parameters(DataValue.Bool.TRUE, OperateOptions.NONE), Duration.ofHours(1))))
                .isInstanceOf(AcsiTimeoutException.class)
                .hasMessageContaining("cannot tell its end in this message format");
    }
}
