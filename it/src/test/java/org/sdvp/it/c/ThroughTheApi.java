package org.sdvp.it.c;

import java.util.Set;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Leaves out the tests of the contract that name an association which is not theirs: a program with the C client cannot. */
final class ThroughTheApi implements ExecutionCondition {
    private static final Set<String> ROUND_IT = Set.of(
            "unknownAssociationId_isRefusedAndAnswerIsAnAbortToo",
            "associationIdOfAnotherClient_isAsUnknown_andTheOtherIsNotDisturbed");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getTestMethod()
                        .filter(method -> ROUND_IT.contains(method.getName()))
                        .isPresent()
                ? ConditionEvaluationResult.disabled("the C client only calls on associations of its own")
                : ConditionEvaluationResult.enabled("its own associations");
    }
}
