package org.sdvp.centre.rest.fleet;

import io.javalin.http.HandlerType;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.sdvp.centre.account.AuditEntry;
import org.sdvp.centre.account.AuditTrail;
import org.sdvp.centre.account.Right;
import org.sdvp.centre.fleet.DeviceLink;
import org.sdvp.centre.fleet.twin.Fleet;
import org.sdvp.centre.fleet.twin.Twin;
import org.sdvp.centre.rest.call.Call;
import org.sdvp.centre.rest.call.Fields;
import org.sdvp.centre.rest.call.Listing;
import org.sdvp.centre.rest.call.ProblemException;
import org.sdvp.centre.rest.call.Reply;
import org.sdvp.centre.rest.call.Route;
import tools.jackson.core.JsonGenerator;

/** Asks one device itself: its model, its values, and changes of them. */
public final class ConsoleRoutes {
    private static final int DEEPEST = 6;
    private static final int MOST_REFERENCES = 100;
    private static final int LONGEST_TEXT = 1000;

    private final DeviceLink link;
    private final AuditTrail trail;
    private final Asked asked;

    /** Routes on the way to devices. */
    public ConsoleRoutes(Fleet fleet, DeviceLink link, AuditTrail trail) {
        this.link = link;
        this.trail = trail;
        this.asked = new Asked(fleet);
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.later(HandlerType.GET, "/devices/{id}/browse", Right.SEE, this::browse),
                Route.later(HandlerType.POST, "/devices/{id}/read", Right.OPERATE, this::read),
                Route.later(HandlerType.POST, "/devices/{id}/write", Right.SETTINGS, this::write),
                Route.later(HandlerType.POST, "/devices/{id}/operate", Right.OPERATE, this::operate));
    }

    private CompletionStage<Reply> browse(Call call) {
        Twin twin = asked.device(call);
        int depth = call.limit("depth", 1, DEEPEST);
        return link.browse(twin.device().id(), call.query("ref").orElse(""), depth)
                .thenApply(nodes -> Listing.all(nodes).reply(ConsoleRoutes::node));
    }

    private static void node(JsonGenerator to, DeviceLink.Node node) {
        to.writeStartObject();
        to.writeStringProperty("reference", node.reference());
        to.writeStringProperty("kind", node.kind());
        to.writeName("children");
        to.writeStartArray();
        node.children().forEach(child -> node(to, child));
        to.writeEndArray();
        to.writeEndObject();
    }

    private CompletionStage<Reply> read(Call call) {
        Twin twin = asked.device(call);
        List<String> references = call.body()
                .only("references")
                .texts("references")
                .filter(list -> !list.isEmpty() && list.size() <= MOST_REFERENCES)
                .orElseThrow(() -> ProblemException.input(
                        "references: expected a list of 1 to " + MOST_REFERENCES + " references"));
        return link.read(twin.device().id(), references)
                .thenApply(readings -> Listing.all(readings).reply(ConsoleRoutes::reading));
    }

    private static void reading(JsonGenerator to, DeviceLink.Reading reading) {
        to.writeStartObject();
        to.writeStringProperty("reference", reading.reference());
        to.writeName("lines");
        to.writeStartArray();
        for (DeviceLink.Line line : reading.lines()) {
            to.writeStartObject();
            to.writeStringProperty("name", line.name());
            to.writeStringProperty("value", line.value());
            to.writeEndObject();
        }
        to.writeEndArray();
        to.writeEndObject();
    }

    /** A value for a reference. */
    private record Wish(String reference, String value) {
        static Wish of(Call call) {
            Fields body = call.body().only("reference", "value");
            Wish wish = new Wish(body.required("reference"), body.value("value"));
            if (wish.reference().isBlank() || wish.reference().length() > LONGEST_TEXT) {
                throw ProblemException.input("reference: expected 1 to " + LONGEST_TEXT + " characters");
            }
            if (wish.value().length() > LONGEST_TEXT) {
                throw ProblemException.input("value: expected at most " + LONGEST_TEXT + " characters");
            }
            return wish;
        }
    }

    private CompletionStage<Reply> write(Call call) {
        Twin twin = asked.device(call);
        Wish wish = Wish.of(call);
        return told(call, twin, "write", wish, link.write(twin.device().id(), wish.reference(), wish.value()));
    }

    private CompletionStage<Reply> operate(Call call) {
        Twin twin = asked.device(call);
        Wish wish = Wish.of(call);
        String by = call.who().name();
        return told(
                call,
                twin,
                "operate",
                wish,
                link.operate(twin.device().id(), wish.reference(), wish.value(), by, () -> {}));
    }

    private CompletionStage<Reply> told(Call call, Twin twin, String what, Wish wish, CompletionStage<String> answer) {
        String on = twin.device().id().jid() + " " + wish.reference() + " = " + wish.value();
        return answer.whenComplete(
                        (text, fault) -> trail.add(call.who(), what, on, fault == null ? AuditEntry.OK : reason(fault)))
                .thenApply(text -> Reply.of(to -> {
                    to.writeStartObject();
                    to.writeStringProperty("answer", text);
                    to.writeEndObject();
                }));
    }

    private static String reason(Throwable fault) {
        Throwable cause = fault.getCause();
        return String.valueOf((cause == null ? fault : cause).getMessage());
    }
}
