package org.sdvp.centre.rest;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What is written about the API: the document as it is, and as a page to read. */
final class ApiPage {
    private static final String DOCUMENT = "openapi.yaml";

    private final byte[] document = read(DOCUMENT);
    private final byte[] style = read("docs.css");

    private static byte[] read(String name) {
        try (InputStream in = ApiPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar is broken: " + name + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void document(Context context) {
        context.contentType("application/yaml")
                .header("Cache-Control", "no-cache")
                .result(document);
    }

    void style(Context context) {
        context.contentType("text/css; charset=utf-8")
                .header("Cache-Control", "no-cache")
                .result(style);
    }

    void page(Context context) {
        JsonNode api = new YAMLMapper().readTree(document);
        StringBuilder html = new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\">"
                + "<title>API of the SDVP centre</title><link rel=\"stylesheet\" href=\"/api/docs.css\"></head><body>");
        html.append("<h1>").append(text(api.path("info"), "title")).append("</h1>");
        html.append("<p>").append(text(api.path("info"), "description")).append("</p>");
        html.append("<p><a href=\"/api/openapi.yaml\">openapi.yaml</a></p>");
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (!operation.getKey().equals("parameters")) {
                    operation(html, path.getKey(), operation.getKey(), operation.getValue());
                }
            }
        }
        html.append("<h2>Forms</h2>");
        for (Map.Entry<String, JsonNode> schema :
                api.path("components").path("schemas").properties()) {
            html.append("<section id=\"").append(escaped(schema.getKey())).append("\"><h3>");
            html.append(escaped(schema.getKey())).append("</h3>");
            properties(html, schema.getValue());
            html.append("</section>");
        }
        html.append("</body></html>");
        context.contentType("text/html; charset=utf-8")
                .header("Cache-Control", "no-cache")
                .result(html.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void operation(StringBuilder html, String path, String method, JsonNode operation) {
        html.append("<section><h3><b>").append(escaped(method.toUpperCase(java.util.Locale.ROOT)));
        html.append("</b> <code>").append(escaped(path)).append("</code></h3><p>");
        html.append(text(operation, "summary"))
                .append(". ")
                .append(text(operation, "description"))
                .append("</p>");
        if (operation.has("parameters")) {
            html.append("<dl>");
            for (JsonNode parameter : operation.path("parameters")) {
                html.append("<dt><code>").append(text(parameter, "name")).append("</code></dt><dd>");
                html.append(text(parameter, "description")).append("</dd>");
            }
            html.append("</dl>");
        }
        form(operation.path("requestBody").path("content"))
                .ifPresent(form -> html.append("<p>Takes ").append(form).append("</p>"));
        html.append("<ul>");
        for (Map.Entry<String, JsonNode> answer : operation.path("responses").properties()) {
            html.append("<li>").append(escaped(answer.getKey())).append(' ');
            html.append(text(answer.getValue(), "description")).append(' ');
            form(answer.getValue().path("content")).ifPresent(html::append);
            html.append("</li>");
        }
        html.append("</ul></section>");
    }

    private static Optional<String> form(JsonNode content) {
        return content.properties().stream()
                .findFirst()
                .map(each -> type(each.getValue().path("schema")));
    }

    private static void properties(StringBuilder html, JsonNode schema) {
        html.append("<p>").append(text(schema, "description")).append("</p><dl>");
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            html.append("<dt><code>").append(escaped(property.getKey())).append("</code> ");
            html.append(type(property.getValue())).append("</dt><dd>");
            html.append(text(property.getValue(), "description")).append("</dd>");
        }
        html.append("</dl>");
    }

    private static String type(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        if (!reference.isEmpty()) {
            String name = escaped(reference.substring(reference.lastIndexOf('/') + 1));
            return "<a href=\"#" + name + "\">" + name + "</a>";
        }
        if (schema.has("items")) {
            return "list of " + type(schema.path("items"));
        }
        if (schema.has("enum")) {
            return "one of <code>" + escaped(schema.path("enum").toString()) + "</code>";
        }
        return "<i>"
                + escaped(
                        schema.path("type").isArray()
                                ? schema.path("type").toString()
                                : schema.path("type").asString("any"))
                + "</i>";
    }

    private static String text(JsonNode node, String field) {
        return escaped(node.path(field).asString(""));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
