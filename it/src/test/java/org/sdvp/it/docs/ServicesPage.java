package org.sdvp.it.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sdvp.acsi.service.ServiceName;

/** The table of {@code docs/services.md}. */
public final class ServicesPage {
    /** Number of a column of states. */
    public static final int JAVA_CLIENT = 0;
    /** Number of a column of states. */
    public static final int C_CLIENT = 2;
    /** Number of a column of states. */
    public static final int C_SERVER = 3;

    /** The first column of states that is about a wire format; the others are too. */
    static final int FIRST_FORMAT = 4;

    static final int COLUMNS = 8;

    private static final Path PAGE =
            Path.of(System.getProperty("basedir", ".")).resolve("..").resolve("docs/services.md");
    private static final Pattern TEST_NAME = Pattern.compile("`([A-Za-z]+)`");

    private ServicesPage() {}

    /**
     * A row.
     *
     * @param service its name in IEC 61850-7-2
     * @param states one for each column
     * @param shownBy the last column
     */
    public record Row(String service, List<String> states, String shownBy) {
        /** The tests that the last column names. */
        public List<String> tests() {
            return TEST_NAME
                    .matcher(shownBy)
                    .results()
                    .map(MatchResult::group)
                    .map(name -> name.replace("`", ""))
                    .toList();
        }

        boolean isPlanned(int column) {
            return states.get(column).startsWith("Planned");
        }
    }

    /** The services that are there, by a column. */
    public static Set<ServiceName> there(int column) {
        Map<String, Row> rows = rows();
        Set<ServiceName> there = EnumSet.noneOf(ServiceName.class);
        for (ServiceName name : ServiceName.values()) {
            Row row = rows.get(name.text());
            if (row != null && !row.isPlanned(column)) {
                there.add(name);
            }
        }
        return there;
    }

    static Map<String, Row> rows() {
        Map<String, Row> rows = new TreeMap<>();
        for (String line : lines()) {
            List<String> cells = Stream.of(line.split("\\|")).map(String::trim).toList();
            if (cells.size() == COLUMNS + 3
                    && cells.get(1).matches("[A-Z]\\w+")
                    && !cells.get(1).equals("Service")) {
                String service = cells.get(1);
                Row before = rows.put(service, new Row(service, cells.subList(2, COLUMNS + 2), cells.get(COLUMNS + 2)));
                if (before != null) {
                    throw new AssertionError("docs/services.md has a second row of " + service);
                }
            }
        }
        return rows;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
