package org.sdvp.centre.rest;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sdvp.centre.rest.call.ProblemException;

/** The page: files of the class path below {@code /web}. Whatever is no file there is a place on the page. */
final class Pages {
    private static final String FOLDER = "/web";
    private static final String START = "/index.html";
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    /** Answers with a file, or with the start of the page. */
    void answer(Context context) {
        String path = context.path();
        if (path.startsWith("/api/") || path.equals("/api")) {
            throw ProblemException.notFound("there is no " + path);
        }
        Optional<byte[]> file = path.equals("/") ? Optional.empty() : file(path);
        if (file.isPresent()) {
            write(context, path, file.get());
        } else if (path.startsWith("/assets/")) {
            // Of an older version perhaps: the page must learn that it is not there.
            throw ProblemException.notFound("there is no " + path);
        } else {
            write(
                    context,
                    START,
                    file(START)
                            .orElseThrow(() -> ProblemException.notFound(
                                    "this centre was built without its page (module web); the API is at /api/docs")));
        }
    }

    private Optional<byte[]> file(String path) {
        return PATH.matcher(path).matches()
                ? Optional.ofNullable(files.computeIfAbsent(path, Pages::read))
                : Optional.empty();
    }

    private static byte @Nullable [] read(String path) {
        try (InputStream in = Pages.class.getResourceAsStream(FOLDER + path)) {
            boolean file = in != null && path.lastIndexOf('.') > path.lastIndexOf('/');
            return file ? in.readAllBytes() : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Context context, String path, byte[] content) {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        context.contentType(TYPES.getOrDefault(ending, "application/octet-stream"));
        // What is in assets has a hash of its content in its name.
        context.header(
                "Cache-Control", path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
        context.result(content);
    }
}
