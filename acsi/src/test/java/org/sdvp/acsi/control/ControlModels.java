package org.sdvp.acsi.control;

import java.util.List;
import org.sdvp.model.DataObject;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ServerModel;
import org.sdvp.model.cdc.Cdc;
import org.sdvp.model.cdc.CtlModel;
import org.sdvp.model.cdc.DataObjectBuilder;
import org.sdvp.model.cdc.Enumerations;

/** A model with a control of each control model in HP1/GGIO1. */
final class ControlModels {
    private ControlModels() {}

    static ServerModel create() {
        LogicalNode node = new LogicalNode(
                "",
                "GGIO",
                "1",
                List.of(
                        Cdc.ENS
                                .object("Beh")
                                .enumeration(Enumerations.named("BehaviourModeKind"))
                                .value("stVal", "on")
                                .build(),
                        Cdc.ENS
                                .object("Health")
                                .enumeration(Enumerations.named("HealthKind"))
                                .value("stVal", "Ok")
                                .build(),
                        Cdc.SPS.object("Loc").build(),
                        Cdc.SPS.object("CmdBlk").build(),
                        onOff("Status", CtlModel.STATUS_ONLY).build(),
                        onOff("Direct", CtlModel.DIRECT_WITH_NORMAL_SECURITY).build(),
                        onOff("Sbo", CtlModel.SBO_WITH_NORMAL_SECURITY)
                                .value("sboTimeout", "5000")
                                .build(),
                        onOff("SboMany", CtlModel.SBO_WITH_NORMAL_SECURITY)
                                .value("sboTimeout", "5000")
                                .value("sboClass", "operate-many")
                                .build(),
                        onOff("Enhanced", CtlModel.DIRECT_WITH_ENHANCED_SECURITY)
                                .value("operTimeout", "3000")
                                .build(),
                        onOff("SboEnhanced", CtlModel.SBO_WITH_ENHANCED_SECURITY)
                                .value("operTimeout", "3000")
                                .build(),
                        onOff("Timed", CtlModel.DIRECT_WITH_NORMAL_SECURITY)
                                .with("Oper.operTm")
                                .build(),
                        onOff("TimedSboEnhanced", CtlModel.SBO_WITH_ENHANCED_SECURITY)
                                .with("Oper.operTm")
                                .value("operTimeout", "3000")
                                .build(),
                        Cdc.DPC
                                .object("Switch")
                                .controlledBy(CtlModel.DIRECT_WITH_ENHANCED_SECURITY)
                                .build(),
                        Cdc.APC
                                .object("SetPoint")
                                .controlledBy(CtlModel.DIRECT_WITH_ENHANCED_SECURITY)
                                .with("db")
                                .value("db", "1000")
                                .value("dbRef", "50")
                                .value("minVal.f", "10")
                                .value("maxVal.f", "30")
                                .build(),
                        Cdc.ISC
                                .object("Step")
                                .controlledBy(CtlModel.DIRECT_WITH_ENHANCED_SECURITY)
                                .with("valWTr.transInd")
                                .build(),
                        Cdc.BSC
                                .object("Tap")
                                .controlledBy(CtlModel.DIRECT_WITH_ENHANCED_SECURITY)
                                .build()));
        return new ServerModel(
                "controls",
                List.of(new LogicalDevice("HP1", List.of(new LogicalNode("", "LLN0", "", noObjects()), node))));
    }

    private static List<DataObject> noObjects() {
        return List.of();
    }

    private static DataObjectBuilder onOff(String name, CtlModel model) {
        return Cdc.SPC.object(name).controlledBy(model).with("origin", "ctlNum", "opRcvd", "opOk", "tOpOk");
    }
}
