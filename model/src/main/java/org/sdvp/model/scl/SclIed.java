package org.sdvp.model.scl;

import java.util.List;
import java.util.Optional;
import org.sdvp.model.ServerModel;

/**
 * What an SCL file says about the server of one IED.
 *
 * @param name of the IED
 * @param accessPoint at which the server is, empty if it has no name
 * @param model its tree with data sets, control blocks and initial values; settings have the value of the active group
 * @param services what it says it can do
 * @param settings values of settings that differ between setting groups
 * @param jid its JID, if the file has a SubNetwork of type 8-XMPP with one
 * @param warnings oddities that were tolerated, without those of the data type templates
 */
public record SclIed(
        String name,
        String accessPoint,
        ServerModel model,
        ServiceLimits services,
        List<SettingGroupValues> settings,
        Optional<String> jid,
        List<SclProblem> warnings) {
    /** Copies the lists. */
    public SclIed {
        settings = List.copyOf(settings);
        warnings = List.copyOf(warnings);
    }
}
