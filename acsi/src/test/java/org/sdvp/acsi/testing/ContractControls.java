package org.sdvp.acsi.testing;

import org.sdvp.model.DataObject;
import org.sdvp.model.cdc.Cdc;
import org.sdvp.model.cdc.CtlModel;

/**
 * The controls of HP1/GGIO7: Sbo, DirectEnhanced, SboEnhanced and Timed, which are switches, and Refusing, direct with
 * enhanced security, whose device refuses with the AddCause whose number it is told.
 */
final class ContractControls {
    private ContractControls() {}

    static DataObject[] all() {
        return new DataObject[] {
            onOff("Sbo", CtlModel.SBO_WITH_NORMAL_SECURITY),
            onOff("DirectEnhanced", CtlModel.DIRECT_WITH_ENHANCED_SECURITY),
            onOff("SboEnhanced", CtlModel.SBO_WITH_ENHANCED_SECURITY),
            Cdc.SPC
                    .object("Timed")
                    .controlledBy(CtlModel.DIRECT_WITH_NORMAL_SECURITY)
                    .with("Oper.operTm")
                    .build(),
            Cdc.INC
                    .object("Refusing")
                    .controlledBy(CtlModel.DIRECT_WITH_ENHANCED_SECURITY)
                    .build()
        };
    }

    private static DataObject onOff(String name, CtlModel model) {
        return Cdc.SPC
                .object(name)
                .controlledBy(model)
                .with("origin", "ctlNum", "opRcvd", "opOk", "tOpOk")
                .build();
    }
}
