package org.sdvp.centre.rest.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.sdvp.centre.rest.call.Json;

/** Events in the form of the HTML standard, section 9.2 (server-sent events). */
final class Events {
    private Events() {}

    /** An event of a name; the JSON has no line ends. */
    static byte[] event(String name, Json.Writer data) {
        byte[] json = Json.bytes(data);
        ByteArrayOutputStream out = new ByteArrayOutputStream(json.length + 40);
        out.writeBytes(("event: " + name + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(json);
        out.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
