package org.sdvp.centre.rest;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code openapi.yaml}, against which all answers in the tests are held. */
final class ApiDocument {
    private static final JsonNode DOCUMENT = read();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();
    /** Operations of which a good answer was seen by some test of this run. */
    static final Set<String> SEEN = Collections.synchronizedSet(new TreeSet<>());

    private ApiDocument() {}

    private static JsonNode read() {
        try (InputStream in = CentreSite.class.getResourceAsStream("openapi.yaml")) {
            return new YAMLMapper().readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Methods and paths of the document: {@code GET /devices/{id}}. */
    static Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        DOCUMENT.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                operations.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /** Fails unless an answer is as the document says. */
    static void check(String method, String path, Browser.Answer answer) {
        String plain = path.split("\\?", 2)[0];
        String template = DOCUMENT.path("paths").properties().stream()
                .map(Map.Entry::getKey)
                .filter(each -> Pattern.matches(each.replaceAll("\\{[a-z]+}", "[^/]+"), plain))
                // That without parameters, if one has none.
                .min((one, other) -> Boolean.compare(one.contains("{"), other.contains("{")))
                .orElse("");
        JsonNode operation = DOCUMENT.path("paths").path(template).path(method.toLowerCase(Locale.ROOT));
        if (operation.isMissingNode()) {
            require(answer.status() == 404 || answer.status() == 405, method, path, answer, "is not in the document");
            return;
        }
        JsonNode response = operation.path("responses").path(Integer.toString(answer.status()));
        boolean good = !response.isMissingNode();
        if (good) {
            SEEN.add(method + " " + template);
        }
        JsonNode content = good
                ? response.path("content")
                : DOCUMENT.path("components").path("responses").path("Problem").path("content");
        require(good || answer.status() >= 400, method, path, answer, "has a status that is not in the document");
        if (content.isEmpty()) {
            require(answer.text().isEmpty(), method, path, answer, "has a body, though the document has none");
            return;
        }
        String type = content.properties().iterator().next().getKey();
        String came = answer.header("Content-Type").orElse("none");
        require(came.startsWith(type), method, path, answer, "has content type " + came + ", not " + type);
        if (type.endsWith("json")) {
            List<Error> errors = schema(content.path(type).path("schema")).validate(answer.json());
            require(errors.isEmpty(), method, path, answer, "is not as the document says: " + errors);
        }
    }

    private static Schema schema(JsonNode schema) {
        return SCHEMAS.computeIfAbsent(schema.toString(), text -> {
            ObjectNode root = (ObjectNode) JsonMapper.shared().readTree(text);
            root.set("components", DOCUMENT.path("components"));
            return REGISTRY.getSchema(root);
        });
    }

    private static void require(boolean so, String method, String path, Browser.Answer answer, String what) {
        if (!so) {
            throw new AssertionError(
                    "the answer to " + method + " " + path + " " + what + ": " + answer.status() + " " + answer.text());
        }
    }
}
