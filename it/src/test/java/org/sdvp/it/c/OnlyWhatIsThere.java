package org.sdvp.it.c;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.sdvp.it.docs.ServicesPage;

/**
 * Leaves out the parts of the contract that need a service which {@code docs/services.md} calls planned in the column of
 * the C library. It cannot be used to hide a service that fails: the contract compares what Associate tells with the page.
 */
abstract class OnlyWhatIsThere implements ExecutionCondition {
    /** Tests that need what another part of the contract is about. */
    private static final Map<String, List<String>> PARTS_BY_TEST = Map.of(
            "brcbOfWhoMayNoLongerRead_isDisabledAndFree", List.of("ReportContract"),
            "urcbOfWhoMayNoLongerRead_isFreeForOthers", List.of("ReportContract"),
            "whoLosesARole_goesOnWithTheOthers_atOnce", List.of("OperateContract"),
            "selectionOfWhoMayNoLongerOperate_isGivenUp", List.of("ControlContract"));

    private final int column;

    OnlyWhatIsThere(int column) {
        this.column = column;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        List<String> missing = new ArrayList<>();
        context.getTestMethod().ifPresent(method -> {
            missing.addAll(
                    ServicesPage.planned(column, method.getDeclaringClass().getSimpleName()));
            PARTS_BY_TEST
                    .getOrDefault(method.getName(), List.of())
                    .forEach(part -> missing.addAll(ServicesPage.planned(column, part)));
        });
        return missing.isEmpty()
                ? ConditionEvaluationResult.enabled("all services are there")
                : ConditionEvaluationResult.disabled("the C library does not have " + missing + " yet");
    }

    /** By the column of the C server. */
    static final class InTheServer extends OnlyWhatIsThere {
        InTheServer() {
            super(ServicesPage.C_SERVER);
        }
    }

    /** By the column of the C client. */
    static final class InTheClient extends OnlyWhatIsThere {
        InTheClient() {
            super(ServicesPage.C_CLIENT);
        }
    }
}
