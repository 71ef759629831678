package org.sdvp.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("text", "a \"b\" °C\n");
        tree.put("truth", true);
        tree.put("whole", 9_007_199_254_740_993L);
        tree.put("single", 21.1f);
        tree.put("nan", Float.NaN);
        tree.put("list", List.of(1, Map.of("x", List.of())));
        return tree;
    }

    @Test
    void line_keepsOrderDigitsAndTypes() {
        assertThat(Json.line(tree()))
                .isEqualTo("{\"text\":\"a \\\"b\\\" °C\\n\",\"truth\":true,\"whole\":9007199254740993,\"single\":21.1,"
                        + "\"nan\":\"NaN\",\"list\":[1,{\"x\":[]}]}");
    }

    @Test
    void document_isTheSameIndented() {
        assertThat(Json.document(Map.of("a", List.of(1, 2)))).isEqualTo("{\n  \"a\" : [ 1, 2 ]\n}");
    }
}
