package org.sdvp.cli.selftest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Screen;
import org.sdvp.cli.output.Style;
import org.sdvp.operator.selftest.CheckResult;
import org.sdvp.operator.selftest.SelfTest;
import org.sdvp.operator.selftest.Verdict;

/** Results of a self-test as lines and as a tree for JSON. */
record SelfTestView(Screen screen) {
    private static final String GAP = "  ";
    private static final int FAMILY_WIDTH = 5;
    private static final int LEAST_FOR_REASON = 30;
    private static final String INDENT = "      ";

    /** The lines of one result. */
    List<String> lines(CheckResult result) {
        int titleWidth = SelfTest.widestTitle();
        String start = verdict(result.verdict())
                + GAP
                + screen.styled(Style.DIM, padded(result.family().code(), FAMILY_WIDTH))
                + GAP;
        int used = 4 + 2 * GAP.length() + FAMILY_WIDTH;
        String reason = Cell.harmless(result.reason());
        int room = screen.isTerminal() ? screen.columns() - used - titleWidth - GAP.length() : Integer.MAX_VALUE;
        List<String> lines = new ArrayList<>();
        boolean beside = result.verdict() == Verdict.FAIL ? reason.length() <= room : room >= LEAST_FOR_REASON;
        if (beside) {
            lines.add(start + padded(result.check(), titleWidth) + GAP + dim(result, cut(reason, room)));
            return lines;
        }
        lines.add(start + result.check());
        if (result.verdict() != Verdict.PASS) {
            int width = screen.isTerminal() ? screen.columns() - INDENT.length() : Integer.MAX_VALUE;
            wrapped(reason, width).forEach(line -> lines.add(INDENT + dim(result, line)));
        }
        return lines;
    }

    private String dim(CheckResult result, String text) {
        return result.verdict() == Verdict.FAIL ? text : screen.styled(Style.DIM, text);
    }

    private String verdict(Verdict verdict) {
        return switch (verdict) {
            case PASS -> screen.styled(Style.GREEN, "PASS");
            case FAIL -> screen.styled(Style.RED, "FAIL");
            case SKIP -> screen.styled(Style.YELLOW, "SKIP");
        };
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }

    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int at = rest.lastIndexOf(' ', width);
            int end = at > 0 ? at : width;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        lines.add(rest);
        return lines;
    }

    /** The last line. */
    String summary(List<CheckResult> results, String time) {
        String text = count(results, Verdict.PASS) + " passed, " + count(results, Verdict.FAIL) + " failed, "
                + count(results, Verdict.SKIP) + " skipped, in " + time;
        int left = SelfTest.size() - results.size();
        return screen.styled(
                Style.BOLD, left == 0 ? text : text + "; stopped before the other " + left + " of " + SelfTest.size());
    }

    static long count(List<CheckResult> results, Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    /** The results for programs. */
    static Map<String, Object> tree(String device, boolean operate, List<CheckResult> results) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("device", device);
        tree.put("operate", operate);
        tree.put("complete", results.size() == SelfTest.size());
        tree.put("passed", count(results, Verdict.PASS));
        tree.put("failed", count(results, Verdict.FAIL));
        tree.put("skipped", count(results, Verdict.SKIP));
        List<Map<String, Object>> checks = new ArrayList<>();
        for (CheckResult result : results) {
            Map<String, Object> check = new LinkedHashMap<>();
            check.put("family", result.family().code());
            check.put("check", result.check());
            check.put("verdict", result.verdict().name());
            check.put("reason", result.reason());
            checks.add(check);
        }
        tree.put("checks", checks);
        return tree;
    }
}
