package org.sdvp.agent.schedule;

import java.util.ArrayList;
import java.util.List;
import org.sdvp.model.DataObject;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ServerModel;
import org.sdvp.model.cdc.Cdc;
import org.sdvp.model.cdc.CtlModel;
import org.sdvp.model.cdc.DataObjectBuilder;
import org.sdvp.model.cdc.Enumerations;

/** A model in which FSCC1 controls GGIO1.AnOut1 by FSCH1 to FSCH3, and FSCC2 controls GGIO1.SPCSO1 by OnFSCH1. */
final class ScheduleModels {
    static final int ENTRIES = 4;

    private ScheduleModels() {}

    static ServerModel create() {
        return new ServerModel(
                "test",
                List.of(new LogicalDevice(
                        "LD1",
                        List.of(
                                new LogicalNode(
                                        "",
                                        "LLN0",
                                        "",
                                        List.of(beh(), Cdc.SPS.object("Loc").build())),
                                process(),
                                fsch("", "1", analogue()),
                                fsch("", "2", analogue()),
                                fsch("", "3", analogue()),
                                fsch("On", "1", onOff()),
                                fscc(
                                        "1",
                                        "@LD1/GGIO1.AnOut1.mxVal",
                                        Cdc.MV.object("ValMV").build(),
                                        "FSCH1",
                                        "FSCH2",
                                        "FSCH3"),
                                fscc(
                                        "2",
                                        "LD1/GGIO1.SPCSO1",
                                        Cdc.SPS.object("ValSPS").build(),
                                        "OnFSCH1")))));
    }

    private static LogicalNode process() {
        return new LogicalNode(
                "",
                "GGIO",
                "1",
                List.of(
                        beh(),
                        Cdc.APC
                                .object("AnOut1")
                                .controlledBy(CtlModel.DIRECT_WITH_NORMAL_SECURITY)
                                .with("origin", "ctlNum")
                                .value("minVal", "0")
                                .value("maxVal", "100")
                                .build(),
                        Cdc.SPC
                                .object("SPCSO1")
                                .controlledBy(CtlModel.SBO_WITH_ENHANCED_SECURITY)
                                .build(),
                        Cdc.SPS.object("Ind1").build()));
    }

    static DataObject beh() {
        return Cdc.ENS
                .object("Beh")
                .enumeration(Enumerations.named("BehaviourModeKind"))
                .value("stVal", "on")
                .value("q", "good")
                .build();
    }

    private static List<DataObject> analogue() {
        List<DataObject> objects = new ArrayList<>();
        objects.add(Cdc.MV.object("ValMV").build());
        for (int i = 1; i <= ENTRIES; i++) {
            objects.add(Cdc.ASG.object("ValASG00" + i).build());
        }
        return objects;
    }

    private static List<DataObject> onOff() {
        List<DataObject> objects = new ArrayList<>();
        objects.add(Cdc.SPS.object("ValSPS").build());
        for (int i = 1; i <= ENTRIES; i++) {
            objects.add(Cdc.SPG.object("ValSPG00" + i).build());
        }
        return objects;
    }

    static LogicalNode fsch(String prefix, String inst, List<DataObject> values) {
        List<DataObject> objects = new ArrayList<>(List.of(
                beh(),
                Cdc.ENS
                        .object("SchdSt")
                        .enumeration(Enumerations.named("ScheduleStateKind"))
                        .value("stVal", "Not ready")
                        .build(),
                Cdc.ENS
                        .object("SchdEnaErr")
                        .enumeration(Enumerations.named("ScheduleEnablingErrorKind"))
                        .value("stVal", "None")
                        .build(),
                Cdc.TCS.object("NxtStrTm").build(),
                Cdc.TCS.object("ActStrTm").build(),
                Cdc.INS.object("SchdEntr").build(),
                request("EnaReq"),
                request("DsaReq"),
                Cdc.ING.object("NumEntr").build(),
                Cdc.ING.object("SchdIntv").value("units.SIUnit", "s").build(),
                Cdc.ING.object("SchdPrio").build(),
                Cdc.SPG.object("SchdReuse").build(),
                Cdc.SPG.object("EvtTrg").build(),
                Cdc.ORG.object("InSyn").build(),
                startTime("StrTm1"),
                startTime("StrTm2")));
        objects.addAll(values);
        return new LogicalNode(prefix, "FSCH", inst, objects);
    }

    private static DataObject request(String name) {
        return Cdc.SPC
                .object(name)
                .controlledBy(CtlModel.DIRECT_WITH_NORMAL_SECURITY)
                .with("origin", "ctlNum")
                .build();
    }

    private static DataObject startTime(String name) {
        return Cdc.TSG.object(name).value("setCal.occType", "NONE").build();
    }

    static LogicalNode fscc(String inst, String entity, DataObject current, String... schedules) {
        List<DataObject> objects = new ArrayList<>(List.of(
                beh(),
                Cdc.ENS
                        .object("Health")
                        .enumeration(Enumerations.named("HealthKind"))
                        .value("stVal", "Ok")
                        .build(),
                Cdc.ORS.object("ActSchdRef").build(),
                current,
                reference("CtlEnt", entity)));
        for (int i = 0; i < schedules.length; i++) {
            objects.add(reference("Schd0" + (i + 1), "LD1/" + schedules[i]));
        }
        return new LogicalNode("", "FSCC", inst, objects);
    }

    private static DataObject reference(String name, String to) {
        DataObjectBuilder builder = Cdc.ORG.object(name).value("setSrcRef", to);
        return builder.build();
    }
}
