package org.sdvp.cli.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Screen;
import org.sdvp.cli.output.Style;
import org.sdvp.operator.doctor.Diagnosis;
import org.sdvp.operator.doctor.Finding;
import org.sdvp.operator.doctor.Finding.Level;

/** What was found as lines and as a tree for JSON. */
record DoctorView(Screen screen) {
    private static final int CHECK_WIDTH = 18;
    private static final String ADVICE = " ".repeat(6) + "-> ";

    /** The lines of one finding. */
    List<String> lines(Finding finding) {
        List<String> lines = new ArrayList<>();
        String gap = " ".repeat(Math.max(0, CHECK_WIDTH - finding.check().length()));
        lines.add(level(finding.level()) + "  " + finding.check() + gap + "  " + Cell.harmless(finding.found()));
        if (!finding.advice().isEmpty()) {
            lines.add(ADVICE + Cell.harmless(finding.advice()));
        }
        return lines;
    }

    private String level(Level level) {
        return switch (level) {
            case OK -> screen.styled(Style.GREEN, "ok  ");
            case WARN -> screen.styled(Style.YELLOW, "warn");
            case FAIL -> screen.styled(Style.RED, "fail");
        };
    }

    /** The last line. */
    String summary(Diagnosis diagnosis) {
        return screen.styled(
                Style.BOLD,
                diagnosis.count(Level.OK) + " ok, " + diagnosis.count(Level.WARN) + " to look at, "
                        + diagnosis.count(Level.FAIL) + " failed");
    }

    /** All of it for programs. */
    static Map<String, Object> tree(String subject, Diagnosis diagnosis) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("subject", subject);
        for (Level level : Level.values()) {
            tree.put(word(level), diagnosis.count(level));
        }
        tree.put("unreachable", diagnosis.isUnreachable());
        List<Map<String, Object>> findings = new ArrayList<>();
        for (Finding finding : diagnosis.findings()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("check", finding.check());
            each.put("level", word(finding.level()));
            each.put("found", finding.found());
            each.put("advice", finding.advice());
            findings.add(each);
        }
        tree.put("findings", findings);
        return tree;
    }

    private static String word(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
