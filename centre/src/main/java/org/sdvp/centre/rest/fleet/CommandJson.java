package org.sdvp.centre.rest.fleet;

import java.time.Duration;
import org.sdvp.centre.fleet.command.CommandProgress;
import org.sdvp.centre.fleet.command.FleetCommand;
import org.sdvp.centre.fleet.command.TargetResult;
import org.sdvp.centre.rest.call.Json;
import tools.jackson.core.JsonGenerator;

/** Commands as JSON. */
public final class CommandJson {
    private static final double MILLIS = 1000;

    private CommandJson() {}

    /** A command with its counts. */
    public static Json.Writer command(CommandProgress progress) {
        return to -> {
            FleetCommand command = progress.command();
            to.writeStartObject();
            to.writeNumberProperty("id", command.id());
            to.writeStringProperty("by", command.by());
            to.writeStringProperty("decided", Json.time(command.decided()));
            to.writeName("action");
            to.writeStartObject();
            to.writeStringProperty("kind", command.action().kind().name());
            to.writeStringProperty("reference", command.action().reference());
            to.writeStringProperty("value", command.action().value());
            to.writeEndObject();
            rules(to, command.rules());
            to.writeStringProperty("state", command.state().name());
            Json.time(to, "ended", command.ended());
            to.writeName("counts");
            to.writeStartObject();
            for (TargetResult.Level level : TargetResult.Level.values()) {
                Integer count = progress.counts().get(level);
                if (count != null) {
                    to.writeNumberProperty(level.name(), count);
                }
            }
            to.writeEndObject();
            power(to, progress.power());
            to.writeEndObject();
        };
    }

    private static void rules(JsonGenerator to, FleetCommand.Rules rules) {
        to.writeName("rules");
        to.writeStartObject();
        to.writeNumberProperty("inFlight", rules.inFlight());
        seconds(to, "staggerSeconds", rules.stagger());
        seconds(to, "deadlineSeconds", rules.deadline());
        seconds(to, "measureEffectSeconds", rules.measureEffect());
        to.writeEndObject();
    }

    private static void seconds(JsonGenerator to, String name, Duration duration) {
        to.writeName(name);
        Json.number(to, duration.toMillis() / MILLIS);
    }

    private static void power(JsonGenerator to, CommandProgress.Power power) {
        to.writeName("power");
        to.writeStartObject();
        to.writeNumberProperty("devices", power.devices());
        to.writeName("before");
        Json.number(to, power.before());
        to.writeName("after");
        Json.number(to, power.after());
        to.writeName("changed");
        Json.number(to, power.changed());
        to.writeEndObject();
    }

    static void result(JsonGenerator to, TargetResult result) {
        to.writeStartObject();
        to.writeStringProperty("device", result.device().jid());
        to.writeStringProperty("level", result.level().name());
        to.writeStringProperty("at", Json.time(result.at()));
        to.writeStringProperty("detail", result.detail());
        to.writeName("before");
        Json.number(to, result.before());
        to.writeName("after");
        Json.number(to, result.after());
        to.writeEndObject();
    }
}
