package org.sdvp.centre.rest.fleet;

import io.javalin.http.HandlerType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.sdvp.centre.account.AuditEntry;
import org.sdvp.centre.account.AuditTrail;
import org.sdvp.centre.account.Right;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.DeviceStatus;
import org.sdvp.centre.fleet.command.CommandEngine;
import org.sdvp.centre.fleet.command.CommandOrder;
import org.sdvp.centre.fleet.command.CommandProgress;
import org.sdvp.centre.fleet.command.CommandStore;
import org.sdvp.centre.fleet.command.FleetAction;
import org.sdvp.centre.fleet.command.FleetCommand;
import org.sdvp.centre.fleet.twin.Fleet;
import org.sdvp.centre.fleet.twin.FleetQuery;
import org.sdvp.centre.fleet.twin.Shown;
import org.sdvp.centre.fleet.twin.Twin;
import org.sdvp.centre.rest.call.Call;
import org.sdvp.centre.rest.call.Fields;
import org.sdvp.centre.rest.call.Json;
import org.sdvp.centre.rest.call.Listing;
import org.sdvp.centre.rest.call.ProblemException;
import org.sdvp.centre.rest.call.Reply;
import org.sdvp.centre.rest.call.Route;

/** {@code /commands}: one decision for many devices, and what became of it. */
public final class CommandRoutes {
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 500;
    private static final int SAMPLE = 10;
    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_KEY = 200;
    private static final int SHOWN = 100;
    private static final String KEY_HEADER = "Idempotency-Key";

    private final Fleet fleet;
    private final CommandEngine engine;
    private final CommandStore store;
    private final AuditTrail trail;
    private final Asked asked;

    /** Routes on an engine and its store. */
    public CommandRoutes(Fleet fleet, CommandEngine engine, CommandStore store, AuditTrail trail) {
        this.fleet = fleet;
        this.engine = engine;
        this.store = store;
        this.trail = trail;
        this.asked = new Asked(fleet);
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.of(HandlerType.POST, "/commands", Right.COMMAND, this::submit),
                Route.of(HandlerType.POST, "/commands/preview", Right.COMMAND, this::preview),
                Route.of(HandlerType.GET, "/commands", Right.SEE, this::list),
                Route.of(HandlerType.GET, "/commands/{id}", Right.SEE, this::one),
                Route.of(HandlerType.GET, "/commands/{id}/results", Right.SEE, this::results),
                Route.of(HandlerType.POST, "/commands/{id}/cancel", Right.COMMAND, this::cancel));
    }

    private Reply submit(Call call) {
        Fields body = call.body().only("target", "action", "rules");
        FleetAction action = action(call, body);
        FleetCommand.Rules rules = rules(body);
        Set<DeviceId> targets =
                targets(call, body).stream().map(twin -> twin.device().id()).collect(Collectors.toSet());
        if (targets.isEmpty()) {
            throw ProblemException.input("target: no device is meant by it now");
        }
        CommandOrder order = new CommandOrder(call.tenant(), call.who().name(), targets, action, rules);
        FleetCommand command = submitted(order, key(call));
        if (!command.action().equals(action)) {
            throw new ProblemException(
                    ProblemException.Kind.CONFLICT,
                    KEY_HEADER + ": it was used for another command, number " + command.id());
        }
        trail.add(
                call.who(),
                "command",
                "number " + command.id() + ": " + action.kind() + " " + action.reference() + " = "
                        + shortened(action.value()) + " for " + targets.size() + " devices",
                AuditEntry.OK);
        return Reply.accepted(CommandJson.command(progress(call, command.id())));
    }

    private static String shortened(String value) {
        return value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
    }

    private FleetCommand submitted(CommandOrder order, Optional<String> key) {
        try {
            return engine.submit(order, key);
        } catch (IllegalArgumentException e) {
            throw ProblemException.input(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> key(Call call) {
        Optional<String> key =
                Optional.ofNullable(call.context().header(KEY_HEADER)).filter(text -> !text.isBlank());
        if (key.filter(text -> text.length() > LONGEST_KEY).isPresent()) {
            throw ProblemException.input(KEY_HEADER + ": expected at most " + LONGEST_KEY + " characters");
        }
        return key;
    }

    private FleetAction action(Call call, Fields body) {
        Fields fields = body.object("action")
                .orElseThrow(() -> ProblemException.input("action: expected an object, but it is missing"))
                .only("kind", "reference", "value");
        FleetAction.Kind kind = engine.kinds().stream()
                .filter(each -> each.name().equals(fields.required("kind")))
                .findFirst()
                .orElseThrow(() -> ProblemException.input("action.kind: expected one of " + engine.kinds()));
        if (kind == FleetAction.Kind.WRITE) {
            call.who().require(Right.SETTINGS);
        }
        String reference = fields.required("reference");
        String value = fields.value("value");
        // Schedules of many houses are long; the body as a whole is bounded.
        boolean isLong = kind != FleetAction.Kind.SCHEDULE && value.length() > LONGEST_TEXT;
        if (reference.isBlank() || reference.length() > LONGEST_TEXT || isLong) {
            throw ProblemException.input(
                    "action: expected reference and value of at most " + LONGEST_TEXT + " characters");
        }
        return new FleetAction(kind, reference, value);
    }

    private static FleetCommand.Rules rules(Fields body) {
        FleetCommand.Rules usual = FleetCommand.Rules.USUAL;
        Optional<Fields> given = body.object("rules");
        if (given.isEmpty()) {
            return usual;
        }
        Fields rules = given.get().only("inFlight", "staggerSeconds", "deadlineSeconds", "measureEffectSeconds");
        try {
            return new FleetCommand.Rules(
                    rules.integer("inFlight").orElse(usual.inFlight()),
                    rules.seconds("staggerSeconds").orElse(usual.stagger()),
                    rules.seconds("deadlineSeconds").orElse(usual.deadline()),
                    rules.seconds("measureEffectSeconds").orElse(usual.measureEffect()));
        } catch (IllegalArgumentException e) {
            throw ProblemException.input("rules: " + e.getMessage());
        }
    }

    private Collection<Twin> targets(Call call, Fields body) {
        Fields target = body.object("target")
                .orElseThrow(() -> ProblemException.input("target: expected an object, but it is missing"))
                .only("devices", "group", "query");
        long given = List.of("devices", "group", "query").stream()
                .filter(target::has)
                .count();
        if (given != 1) {
            throw ProblemException.input("target: expected one of devices, group and query, but got " + given);
        }
        if (target.has("devices")) {
            return target.texts("devices").orElse(List.of()).stream()
                    .distinct()
                    .map(id -> asked.device(call.tenant(), id))
                    .toList();
        }
        FleetQuery query =
                target.object("query").map(Asked::query).orElseGet(() -> FleetQuery.group(target.required("group")));
        return fleet.devices(call.tenant(), query);
    }

    private Reply preview(Call call) {
        Fields body = call.body().only("target", "action", "rules");
        if (body.has("action")) {
            action(call, body);
        }
        rules(body);
        Collection<Twin> targets = targets(call, body);
        ToIntFunction<Twin> online = twin -> twin.device().presence().status() == DeviceStatus.ONLINE ? 1 : 0;
        double power = targets.stream()
                .filter(twin -> online.applyAsInt(twin) == 1)
                .mapToDouble(twin -> twin.number(Shown.POWER).orElse(0))
                .sum();
        return Reply.of(to -> {
            to.writeStartObject();
            to.writeNumberProperty("devices", targets.size());
            to.writeNumberProperty("online", targets.stream().mapToInt(online).sum());
            to.writeName("sample");
            to.writeStartArray();
            targets.stream().limit(SAMPLE).forEach(twin -> DeviceJson.row(twin).write(to));
            to.writeEndArray();
            to.writeName("power");
            Json.number(to, (double) Math.round(power));
            to.writeEndObject();
        });
    }

    private Reply list(Call call) {
        int limit = call.limit("limit", USUAL_PAGE, LARGEST_PAGE);
        List<CommandProgress> commands = store.commands(call.tenant(), call.before(), limit).stream()
                .map(command -> progress(call, command.id()))
                .toList();
        return Listing.newest(commands, limit, progress -> progress.command().id())
                .reply((to, progress) -> CommandJson.command(progress).write(to));
    }

    private CommandProgress progress(Call call, long id) {
        return engine.progress(call.tenant(), id)
                .orElseThrow(() -> ProblemException.notFound("there is no command " + id));
    }

    private Reply one(Call call) {
        return Reply.of(CommandJson.command(progress(call, call.number("id"))));
    }

    private Reply results(Call call) {
        CommandProgress progress = progress(call, call.number("id"));
        return Listing.all(engine.results(call.tenant(), progress.command().id()))
                .reply(CommandJson::result);
    }

    private Reply cancel(Call call) {
        CommandProgress progress = progress(call, call.number("id"));
        engine.cancel(call.tenant(), progress.command().id());
        trail.add(call.who(), "cancel command", "number " + progress.command().id(), AuditEntry.OK);
        return Reply.accepted(
                CommandJson.command(progress(call, progress.command().id())));
    }
}
