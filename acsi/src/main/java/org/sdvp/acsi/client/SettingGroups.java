package org.sdvp.acsi.client;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.ConfirmEditSGValues;
import org.sdvp.acsi.service.GetEditSGValue;
import org.sdvp.acsi.service.GetSGCBValues;
import org.sdvp.acsi.service.SelectActiveSG;
import org.sdvp.acsi.service.SelectEditSG;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.acsi.service.SetEditSGValue;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;

/**
 * The setting group services of an association (IEC 61850-7-2 clause 16). Stages fail as those of
 * {@link ClientAssociation} do; {@code instance-not-available} if there is no such block. Safe for many threads.
 */
public final class SettingGroups {
    private final ClientAssociation association;

    SettingGroups(ClientAssociation association) {
        this.association = association;
    }

    /**
     * SelectActiveSG (clause 16.3.2).
     *
     * @param sgcb such as {@code HP1/LLN0.SGCB}
     * @param settingGroup from 1
     * @return completes when its values are in force; {@code parameter-value-inappropriate} if there is no such group
     */
    public CompletionStage<Void> selectActiveSG(ObjectReference sgcb, int settingGroup) {
        return Stages.map(
                association.ask(new SelectActiveSG.Request(sgcb, settingGroup), SelectActiveSG.Response.class),
                response -> null);
    }

    /**
     * SelectEditSG (clause 16.3.3): what was edited and not confirmed is lost.
     *
     * @param settingGroup from 1, or 0 to give up editing
     * @return {@code instance-locked-by-other-client} while another client edits
     */
    public CompletionStage<Void> selectEditSG(ObjectReference sgcb, int settingGroup) {
        return Stages.map(
                association.ask(new SelectEditSG.Request(sgcb, settingGroup), SelectEditSG.Response.class),
                response -> null);
    }

    /**
     * SetEditSGValue (clause 16.3.4).
     *
     * @param writes with functional constraint SE
     * @return one result for each write, empty for a success
     */
    public CompletionStage<List<Optional<ServiceError>>> setEditSGValue(List<SetDataValues.Write> writes) {
        SetEditSGValue.Request request = new SetEditSGValue.Request(writes);
        return Stages.map(association.ask(request, SetEditSGValue.Response.class), response -> {
            association.checkCount(request, writes.size(), response.results().size());
            return response.results();
        });
    }

    /**
     * GetEditSGValue (clause 16.3.6).
     *
     * @param references with functional constraint SE for the group being edited, SG for the active one
     * @return one result for each reference
     */
    public CompletionStage<List<AccessResult>> getEditSGValue(List<Fcda> references) {
        GetEditSGValue.Request request = new GetEditSGValue.Request(references);
        return Stages.map(association.ask(request, GetEditSGValue.Response.class), response -> {
            association.checkCount(
                    request, references.size(), response.results().size());
            return response.results();
        });
    }

    /** ConfirmEditSGValues (clause 16.3.5): completes when the edited values are those of their group, and safe. */
    public CompletionStage<Void> confirmEditSGValues(ObjectReference sgcb) {
        return Stages.map(
                association.ask(new ConfirmEditSGValues.Request(sgcb), ConfirmEditSGValues.Response.class),
                response -> null);
    }

    /** GetSGCBValues (clause 16.3.7). */
    public CompletionStage<GetSGCBValues.Response> getSGCBValues(ObjectReference sgcb) {
        return association.ask(new GetSGCBValues.Request(sgcb), GetSGCBValues.Response.class);
    }
}
