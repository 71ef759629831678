package org.sdvp.centre.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with a browser or a program: keeps cookies, sends what the page would send. */
final class Browser {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final URI base;
    private final HttpClient client;
    private final Map<String, String> cookies = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();

    Browser(String base, HttpClient client) {
        this.base = URI.create(base);
        this.client = client;
    }

    /** An answer with its body. */
    record Answer(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        String text() {
            return new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return MAPPER.readTree(response.body());
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        /** The name of a problem's type. */
        String problem() {
            return json().path("type").asString("").replace("urn:sdvp:problem:", "");
        }
    }

    Browser with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Browser without(String header) {
        headers.remove(header);
        return this;
    }

    String cookie() {
        return cookies.toString();
    }

    Map<String, String> cookies() {
        return cookies;
    }

    Answer get(String path) {
        return send("GET", path, Optional.empty());
    }

    Answer post(String path, Object body) {
        return send("POST", path, Optional.of(body));
    }

    Answer post(String path) {
        return send("POST", path, Optional.empty());
    }

    /** Sends a request; paths that begin with a slash of their own are below /api/v1. */
    Answer send(String method, String path, Optional<Object> body) {
        String where = path.startsWith("!") ? path.substring(1) : CentreSite.API + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(where));
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            StringBuilder all = new StringBuilder();
            cookies.forEach((name, value) -> all.append(all.isEmpty() ? "" : "; ")
                    .append(name)
                    .append('=')
                    .append(value));
            request.header("Cookie", all.toString());
        }
        body.ifPresent(present -> request.header("Content-Type", "application/json"));
        request.method(
                method,
                body.map(present -> HttpRequest.BodyPublishers.ofByteArray(
                                present instanceof String text
                                        ? text.getBytes(java.nio.charset.StandardCharsets.UTF_8)
                                        : MAPPER.writeValueAsBytes(present)))
                        .orElse(HttpRequest.BodyPublishers.noBody()));
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            response.headers().allValues("Set-Cookie").forEach(this::take);
            Answer answer = new Answer(response);
            if (!path.startsWith("!") && answer.header("Content-Encoding").isEmpty()) {
                ApiDocument.check(method, path, answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(String cookie) {
        String pair = cookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(pair.indexOf('=') + 1);
        if (value.isEmpty() || cookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    /** Logs in as the page does, and goes on with what the login gave. */
    Browser in(String name, String password) {
        Answer answer = post("/login", Map.of("name", name, "password", password));
        if (answer.status() != 200) {
            throw new AssertionError("login of " + name + ": " + answer.status() + " " + answer.text());
        }
        return with("X-CSRF", answer.json().path("csrf").asString());
    }
}
