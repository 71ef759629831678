package org.sdvp.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.AcsiUnconfirmed;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.choice.WireFormats;

/** {@code docs/wire/README.md} against the formats and the services of the code. */
class WirePageTest {
    private static final Path PAGE = Path.of(System.getProperty("basedir", ".")).resolve("../docs/wire/README.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final int STANZA = 2;
    private static final int PARAMETERS = 3;
    private static final Map<String, String> STANZA_OF = Map.of(
            "getNameList", "iq get",
            "read", "iq get",
            "getVariableAccessAttributes", "iq get",
            "getNamedVariableListAttributes", "iq get",
            "readJournal", "iq get",
            "write", "iq set",
            "defineNamedVariableList", "iq set",
            "deleteNamedVariableList", "iq set",
            "informationReport", "message");

    @Test
    void everyFormat_hasARow_withItsFeatures() throws IOException {
        Map<String, List<String>> rows = rows("| Format |", 7);
        assertThat(rows.keySet())
                .containsExactlyInAnyOrderElementsOf(WireFormats.names().stream()
                        .map(name -> "[`" + name + "`](" + name + ".md)")
                        .toList());
        for (WireFormat format : WireFormats.all()) {
            List<String> row = rows.get("[`" + format.name() + "`](" + format.name() + ".md)");
            assertThat(code(row.get(6))).as(format.name()).isEqualTo(format.features());
        }
    }

    @Test
    void everyService_hasARow_thatNamesItsOwnParameters() throws IOException {
        Map<String, List<String>> rows = rows("| Service |", 4);
        assertThat(rows.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ServiceName.values())
                        .map(ServiceName::text)
                        .toList());
        for (Map.Entry<String, List<String>> row : rows.entrySet()) {
            Set<String> named = code(row.getValue().get(PARAMETERS));
            named.removeIf(word -> word.contains("$"));
            assertThat(components(row.getKey())).as(row.getKey()).containsAll(named);
            assertThat(named).as(row.getKey() + " leaves out").containsAll(ownComponents(row.getKey()));
        }
    }

    @Test
    void everyRow_hasTheStanzaOfItsMmsService() throws IOException {
        for (Map.Entry<String, List<String>> row : rows("| Service |", 4).entrySet()) {
            String mms = row.getValue().get(1).split("[ ,;]")[0];
            String expected = STANZA_OF.get(mms);
            if (expected != null) {
                assertThat(row.getValue().get(STANZA)).as(row.getKey()).isEqualTo(expected);
            }
        }
    }

    @Test
    void everyServiceError_hasItsDataAccessError() throws IOException {
        Set<String> errors = rows("| ServiceError |", 2).keySet().stream()
                .flatMap(cell -> code(cell).stream())
                .collect(Collectors.toSet());
        assertThat(errors)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ServiceError.values())
                        .filter(error -> error != ServiceError.NO_ERROR)
                        .map(ServiceError::text)
                        .toList());
    }

    @Test
    void everyMethodOnThePage_isOneOfWireFormat() throws IOException {
        Set<String> methods = Arrays.stream(WireFormat.class.getMethods())
                .map(java.lang.reflect.Method::getName)
                .collect(Collectors.toSet());
        Set<String> named = rows("| 8-2 does |", 2).values().stream()
                .flatMap(row -> code(row.get(1)).stream())
                .map(word -> word.replaceFirst("\\(.*", ""))
                .filter(word -> !Set.of("AcsiPdu", "forewords", "main").contains(word))
                .collect(Collectors.toSet());
        assertThat(named).isNotEmpty();
        assertThat(methods).containsAll(named);
    }

    /** The rows of the table with this heading, by their first cells. */
    private static Map<String, List<String>> rows(String heading, int columns) throws IOException {
        Map<String, List<String>> rows = new TreeMap<>();
        boolean inside = false;
        for (String line : Files.readAllLines(PAGE)) {
            List<String> cells =
                    Stream.of(line.split("\\|")).skip(1).map(String::trim).toList();
            if (inside && cells.size() == columns && !cells.get(0).matches("-+")) {
                assertThat(rows.put(cells.get(0), cells))
                        .as("second row of " + cells.get(0))
                        .isNull();
            }
            inside = line.startsWith(heading) || (inside && line.startsWith("|"));
        }
        return rows;
    }

    private static Set<String> code(String cell) {
        return CODE.matcher(cell)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Members of the request and answer themselves. */
    private static Set<String> ownComponents(String service) {
        return records(service)
                .flatMap(record -> Stream.of(record.getRecordComponents()))
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    /** The same with those of the records in them. */
    private static Set<String> components(String service) {
        Set<String> names = new HashSet<>();
        records(service).forEach(record -> collect(record, names, new HashSet<>()));
        return names;
    }

    private static Stream<Class<?>> records(String service) {
        try {
            Class<?> type = Class.forName("org.sdvp.acsi.service." + service);
            return AcsiUnconfirmed.class.isAssignableFrom(type)
                    ? Stream.of(type)
                    : Stream.of(type.getDeclaredClasses())
                            .filter(inner -> Set.of("Request", "Response").contains(inner.getSimpleName()));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static void collect(Type type, Set<String> names, Set<Type> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            Stream.of(generic.getActualTypeArguments()).forEach(argument -> collect(argument, names, seen));
        } else if (type instanceof Class<?> found
                && found.isRecord()
                && found.getPackageName().equals(AcsiPdu.class.getPackageName() + ".service")) {
            for (RecordComponent component : found.getRecordComponents()) {
                names.add(component.getName());
                collect(component.getGenericType(), names, seen);
            }
        }
    }
}
