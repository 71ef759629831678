package org.sdvp.centre.rest;

import io.javalin.http.Context;
import java.util.Map;
import org.sdvp.centre.rest.call.Json;
import org.sdvp.centre.rest.fleet.Summaries;

/** {@code /health/live} and {@code /health/ready}: for what starts the centre again, or sends it requests. */
final class Wellbeing {
    private static final int OK = 200;
    private static final int NOT_READY = 503;

    private final Summaries summaries;

    Wellbeing(Summaries summaries) {
        this.summaries = summaries;
    }

    /** The process answers. */
    void live(Context context) {
        write(context, OK, Json.tree(Map.of("status", "live")));
    }

    /** Requests can be answered: the database is there. Whether the XMPP server is, is told beside it. */
    void ready(Context context) {
        Summaries.Condition store = summaries.store();
        Summaries.Condition link = summaries.link();
        write(context, store.ok() ? OK : NOT_READY, to -> {
            to.writeStartObject();
            to.writeStringProperty("status", store.ok() ? "ready" : "not ready");
            Summaries.condition(to, "store", store);
            Summaries.condition(to, "link", link);
            to.writeEndObject();
        });
        if (!store.ok()) {
            context.header("Retry-After", "5");
        }
    }

    private static void write(Context context, int status, Json.Writer body) {
        context.status(status)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .result(Json.bytes(body));
    }
}
