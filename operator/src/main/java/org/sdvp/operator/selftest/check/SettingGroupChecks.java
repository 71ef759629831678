package org.sdvp.operator.selftest.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.client.SettingGroups;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.GetSGCBValues;
import org.sdvp.acsi.service.SelectActiveSG;
import org.sdvp.acsi.service.SelectEditSG;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.operator.selftest.bench.Bench;
import org.sdvp.operator.selftest.bench.Check;
import org.sdvp.operator.selftest.bench.Expect;
import org.sdvp.operator.selftest.bench.Family;
import org.sdvp.operator.selftest.bench.SkippedException;
import org.sdvp.operator.survey.DeviceSurvey;
import org.sdvp.operator.survey.NodeSurvey;

/** Setting groups (IEC 61850-7-2 clause 16). */
public final class SettingGroupChecks {
    private static final int MOST = 50;

    private SettingGroupChecks() {}

    /** All checks of this kind, in the order to run them. */
    public static List<Check> all() {
        Set<ServiceName> reading = Set.of(ServiceName.GET_SGCB_VALUES);
        Set<ServiceName> editing =
                Set.of(ServiceName.GET_SGCB_VALUES, ServiceName.SELECT_EDIT_SG, ServiceName.GET_EDIT_SG_VALUE);
        return List.of(
                Check.looks(
                        Family.SETTING_GROUP,
                        "the active group is one of the groups",
                        reading,
                        SettingGroupChecks::blocks),
                Check.looks(
                        Family.SETTING_GROUP,
                        "a setting group control block that does not exist is refused",
                        reading,
                        bench -> Unknown.refused(
                                bench,
                                List.of(new GetSGCBValues.Request(bench.survey()
                                        .nodes()
                                        .get(0)
                                        .reference()
                                        .child(DirectoryChecks.NOTHING))))),
                Check.looks(
                        Family.SETTING_GROUP,
                        "no group can be read for editing that was not selected",
                        editing,
                        SettingGroupChecks::notSelected),
                Check.changes(
                        Family.SETTING_GROUP,
                        "the active group selected for editing has the active values",
                        editing,
                        "select a group for editing and give it back",
                        SettingGroupChecks::edited),
                Check.changes(
                        Family.SETTING_GROUP,
                        "a group that does not exist cannot be selected",
                        Set.of(ServiceName.GET_SGCB_VALUES, ServiceName.SELECT_EDIT_SG, ServiceName.SELECT_ACTIVE_SG),
                        "try to select a group that does not exist",
                        SettingGroupChecks::noSuchGroup));
    }

    private static NodeSurvey.SettingControl first(Bench bench) {
        return bench.survey().nodes().stream()
                .flatMap(node -> node.settingControl().stream())
                .findFirst()
                .orElseThrow(() -> new SkippedException("there is no setting group control block"));
    }

    private static String blocks(Bench bench) {
        first(bench);
        int count = 0;
        for (NodeSurvey node : bench.survey().nodes()) {
            if (node.settingControl().isPresent()) {
                ObjectReference reference = node.settingControl().get().reference();
                GetSGCBValues.Response values = node.settingControl().get().values();
                between(reference + ".ActSG", 1, values.numOfSG(), values.actSG());
                between(reference + ".EditSG", 0, values.numOfSG(), values.editSG());
                count++;
            }
        }
        return Expect.count(count, "block");
    }

    private static void between(String what, int least, int most, int came) {
        Expect.that(
                came >= least && came <= most,
                "expected " + least + " to " + most + " in " + what + ", but got " + came);
    }

    private static List<Fcda> settings(Bench bench, ObjectReference block) {
        List<Fcda> settings = bench.survey()
                .objects()
                .filter(found -> found.reference().logicalDevice().equals(block.logicalDevice()))
                .flatMap(DeviceSurvey.Found::withInner)
                .flatMap(found -> found.object().children().stream()
                        .filter(child ->
                                child instanceof DataAttribute attribute && attribute.fc() == FunctionalConstraint.SG)
                        .map(child -> new Fcda(found.reference().child(child.name()), FunctionalConstraint.SG)))
                .limit(MOST)
                .toList();
        if (settings.isEmpty()) {
            throw new SkippedException("there is no setting in the groups of " + block);
        }
        return settings;
    }

    private static List<Fcda> edit(List<Fcda> settings) {
        return settings.stream()
                .map(active -> new Fcda(active.reference(), FunctionalConstraint.SE))
                .toList();
    }

    private static String notSelected(Bench bench) {
        List<Fcda> settings = edit(settings(bench, first(bench).reference()));
        try {
            List<AccessResult> results =
                    bench.await(bench.association().settingGroups().getEditSGValue(List.of(settings.get(0))));
            Optional<ServiceError> error = results.get(0) instanceof AccessResult.Failure failure
                    ? Optional.of(failure.error())
                    : Optional.empty();
            expectNotEdited(settings.get(0), error);
        } catch (ServiceErrorException e) {
            expectNotEdited(settings.get(0), Optional.of(e.refusal().error()));
        }
        return settings.get(0) + " is refused";
    }

    private static void expectNotEdited(Fcda setting, Optional<ServiceError> error) {
        Set<ServiceError> expected = Set.of(
                ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE,
                ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT,
                ServiceError.ACCESS_VIOLATION);
        Expect.that(
                error.filter(expected::contains).isPresent(),
                "expected GetEditSGValue of " + setting + " before SelectEditSG to be refused with "
                        + Expect.text(ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE) + ", but got "
                        + error.map(Expect::text).orElse("a value"));
    }

    private static String edited(Bench bench) {
        NodeSurvey.SettingControl block = first(bench);
        SettingGroups groups = bench.association().settingGroups();
        List<Fcda> settings = settings(bench, block.reference());
        GetSGCBValues.Response now = bench.await(groups.getSGCBValues(block.reference()));
        if (now.editSG() != 0) {
            throw new SkippedException("somebody edits group " + now.editSG() + " of " + block.reference());
        }
        bench.await(groups.selectEditSG(block.reference(), now.actSG()));
        bench.putBack(
                "selection for editing",
                () -> bench.await(bench.association().settingGroups().selectEditSG(block.reference(), 0)));
        Expect.equal(
                block.reference() + ".EditSG",
                now.actSG(),
                bench.await(groups.getSGCBValues(block.reference())).editSG());
        List<AccessResult> active = bench.await(bench.association().getDataValues(settings));
        Expect.sameList(
                "edited values of the active group of " + block.reference(),
                active,
                bench.await(groups.getEditSGValue(edit(settings))));
        return block.reference() + ": group " + now.actSG() + ", " + Expect.count(settings.size(), "setting");
    }

    private static String noSuchGroup(Bench bench) {
        NodeSurvey.SettingControl block = first(bench);
        int beyond = block.values().numOfSG() + 1;
        bench.refused(
                new SelectActiveSG.Request(block.reference(), beyond), ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        bench.refused(new SelectEditSG.Request(block.reference(), beyond), ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        Expect.equal(
                block.reference() + ".ActSG afterwards",
                block.values().actSG(),
                bench.await(bench.association().settingGroups().getSGCBValues(block.reference()))
                        .actSG());
        return block.reference() + ": group " + beyond + " of " + block.values().numOfSG() + " is refused";
    }
}
