package org.sdvp.acsi.testing;

import java.util.List;
import java.util.Optional;
import org.sdvp.model.ControlBlocks;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.SettingControl;
import org.sdvp.model.cdc.Cdc;

/** The logical device HP3: three setting groups, of which the second is active, with GGIO1.Lim in them. */
final class ContractSettings {
    private ContractSettings() {}

    static LogicalDevice device() {
        ControlBlocks blocks = new ControlBlocks(
                List.of(), List.of(), List.of(), List.of(), Optional.of(new SettingControl(3, 2, 30)));
        return new LogicalDevice(
                "HP3",
                List.of(
                        new LogicalNode("", "LLN0", "", List.of(), blocks),
                        new LogicalNode(
                                "",
                                "GGIO",
                                "1",
                                List.of(Cdc.ASG
                                        .object("Lim")
                                        .inSettingGroups()
                                        .value("minVal.f", "0")
                                        .value("maxVal.f", "100")
                                        .build()))));
    }
}
