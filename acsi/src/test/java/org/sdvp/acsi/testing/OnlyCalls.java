package org.sdvp.acsi.testing;

import java.util.Set;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Leaves out the tests of the contract that wait for Report, CommandTermination or Abort of the server, for a format in
 * which a server cannot say anything unasked.
 */
public final class OnlyCalls implements ExecutionCondition {
    private static final Set<String> UNASKED = Set.of(
            "associate_tellsTheServicesThatTheCallerHas",
            "unknownAssociationId_isRefusedAndAnswerIsAnAbortToo",
            "operateAndWait_tellsHowTheCommandEnded",
            "commandTermination_goesToTheAssociationOfTheCommandOnly",
            "badEnd_ofAControlObject_isARefusal",
            "controlObject_takesTheSequenceOfItsControlModel",
            "timeActivatedOperate_isCarriedOutAtItsTime_orCancelled",
            "aChange_isReportedWithEveryField",
            "aGeneralInterrogation_reportsEveryTypeAsItIsRead",
            "afterTheLossOfTheLink_aClientResumesWithoutLossAndWithoutDoubles",
            "anEntryThatIsNotInTheBuffer_isRefusedAndTheClientBeginsWithTheOldest",
            "aReportThatIsLongerThanAMessage_arrivesWhole",
            "aBlockOfAnotherClient_takesNothing",
            "urcb_reportsWhileEnabled",
            "aClientThatIsSlowerThanItsReports_getsThemAll_onceAndInOrder_withoutALoss",
            "whoLosesAllRoles_hasItsAssociationAborted",
            "brcbOfWhoMayNoLongerRead_isDisabledAndFree",
            "urcbOfWhoMayNoLongerRead_isFreeForOthers");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getTestMethod()
                        .filter(method -> UNASKED.contains(method.getName()))
                        .isPresent()
                ? ConditionEvaluationResult.disabled("the format carries calls only")
                : ConditionEvaluationResult.enabled("a call");
    }
}
