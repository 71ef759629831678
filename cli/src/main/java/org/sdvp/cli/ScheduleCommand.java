package org.sdvp.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdvp.cli.output.Json;
import org.sdvp.cli.schedule.ScheduleInput;
import org.sdvp.cli.schedule.ScheduleJson;
import org.sdvp.cli.schedule.ScheduleTable;
import org.sdvp.operator.Device;
import org.sdvp.operator.InputException;
import org.sdvp.operator.Operator;
import org.sdvp.operator.schedule.ControllerView;
import org.sdvp.operator.schedule.DeviceSchedules;
import org.sdvp.operator.schedule.SchedulePlan;
import org.sdvp.operator.schedule.ScheduleView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sdvp schedule}: the schedules that a device runs on its own, FSCH and FSCC of IEC 61850-7-4. */
@Command(
        name = "schedule",
        description = "show, set, enable and disable the schedules that a device runs on its own",
        synopsisSubcommandLabel = "COMMAND")
final class ScheduleCommand implements Runnable {
    private static final String JID = "the device: full or bare JID, or only its local part";
    private static final String NAME = "the schedule, such as OpCtlFSCH1";

    private final Surroundings around;

    @Spec
    private @Nullable CommandSpec spec;

    ScheduleCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec, "set by picocli").commandLine(),
                "expected what to do: show, set, enable or disable");
    }

    @Command(
            name = "show",
            description = "show all schedules of a device and which is in force, or one with its values")
    int show(
            @Mixin CommonOptions common,
            @Parameters(index = "0", paramLabel = "JID", description = JID) String jid,
            @Parameters(index = "1", arity = "0..1", paramLabel = "SCHEDULE", description = NAME)
                    Optional<String> name) {
        try (Operator operator = common.login(around)) {
            Device device = operator.device(jid);
            DeviceSchedules schedules = new DeviceSchedules(device);
            if (name.isPresent()) {
                print(common, device, operator.await(schedules.read(name.get())));
            } else {
                print(common, device, operator.await(schedules.all()));
            }
            return ExitCode.OK;
        }
    }

    @Command(
            name = "set",
            description = "set a schedule that is not enabled",
            footer = {
                "",
                "VALUE is 21.5, on or off, or a mode; 21.5*32 is the same for 32 entries. With --csv they come from a "
                        + "file, a value a line, or time and value with a comma between; --start and --interval may then "
                        + "be left out. Times are UTC. While a schedule waits or runs its values are locked: --replace "
                        + "disables it first."
            })
    int set(
            @Mixin CommonOptions common,
            @Mixin SetOptions options,
            @Parameters(index = "0", paramLabel = "JID", description = JID) String jid,
            @Parameters(index = "1", paramLabel = "SCHEDULE", description = NAME) String name,
            @Parameters(index = "2..*", arity = "0..*", paramLabel = "VALUE", description = "a value for each entry")
                    @Nullable
                    List<String> values) {
        SchedulePlan plan = options.plan(values == null ? List.of() : values, Instant.now());
        try (Operator operator = common.login(around)) {
            Device device = operator.device(jid);
            DeviceSchedules schedules = new DeviceSchedules(device);
            if (options.replace) {
                operator.await(schedules.disable(name));
            }
            operator.await(schedules.set(name, plan));
            if (options.enable) {
                operator.await(schedules.enable(name));
            }
            print(common, device, operator.await(schedules.read(name)));
            return ExitCode.OK;
        }
    }

    @Command(name = "enable", description = "have the device look a schedule through and run it when its start comes")
    int enable(
            @Mixin CommonOptions common,
            @Parameters(index = "0", paramLabel = "JID", description = JID) String jid,
            @Parameters(index = "1", paramLabel = "SCHEDULE", description = NAME) String name) {
        return request(common, jid, name, true);
    }

    @Command(name = "disable", description = "end a schedule, or take it out of waiting")
    int disable(
            @Mixin CommonOptions common,
            @Parameters(index = "0", paramLabel = "JID", description = JID) String jid,
            @Parameters(index = "1", paramLabel = "SCHEDULE", description = NAME) String name) {
        return request(common, jid, name, false);
    }

    private int request(CommonOptions common, String jid, String name, boolean enable) {
        try (Operator operator = common.login(around)) {
            Device device = operator.device(jid);
            DeviceSchedules schedules = new DeviceSchedules(device);
            operator.await(enable ? schedules.enable(name) : schedules.disable(name));
            print(common, device, operator.await(schedules.read(name)));
            return ExitCode.OK;
        }
    }

    private void print(CommonOptions common, Device device, List<ControllerView> controllers) {
        if (common.json()) {
            Map<String, Object> tree = tree(device);
            tree.put("controllers", ScheduleJson.trees(controllers));
            around.out().println(Json.document(tree));
        } else if (controllers.isEmpty()) {
            around.out().println(device.jid() + " has no schedules");
        } else {
            ScheduleTable.of(controllers, around.screen()).forEach(around.out()::println);
        }
    }

    private void print(CommonOptions common, Device device, ScheduleView schedule) {
        if (common.json()) {
            Map<String, Object> tree = tree(device);
            tree.putAll(ScheduleJson.tree(schedule));
            around.out().println(Json.document(tree));
        } else {
            ScheduleTable.of(schedule, around.screen()).forEach(around.out()::println);
        }
    }

    private static Map<String, Object> tree(Device device) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("device", device.jid().toString());
        return tree;
    }

    /** What {@code set} sets. */
    static final class SetOptions {
        @Option(
                names = "--start",
                paramLabel = "TIME",
                description = "when it begins: 2026-11-24T06:00Z, 06:00 (the next one) or +10m; UTC")
        private Optional<String> start = Optional.empty();

        @Option(names = "--interval", paramLabel = "TIME", description = "how long an entry lasts, such as 15m or 1h")
        private Optional<Duration> interval = Optional.empty();

        @Option(
                names = "--repeat",
                paramLabel = "HOW",
                defaultValue = "once",
                description = "once, hourly, daily, weekly, monthly or yearly (default: ${DEFAULT-VALUE})")
        private String repeat = "once";

        @Option(
                names = "--prio",
                paramLabel = "N",
                description = "priority: the highest of those that run is in force (default: as it is)")
        private Optional<Integer> priority = Optional.empty();

        @Option(names = "--csv", paramLabel = "FILE", description = "take the values from a file")
        private Optional<Path> csv = Optional.empty();

        @Option(names = "--enable", description = "enable it when it is set")
        private boolean enable;

        @Option(names = "--replace", description = "disable it before, if it is enabled")
        private boolean replace;

        private SchedulePlan plan(List<String> typed, Instant now) {
            if (csv.isPresent() == !typed.isEmpty()) {
                throw new InputException(
                        "expected either values or --csv FILE, but got " + (typed.isEmpty() ? "neither" : "both"));
            }
            ScheduleInput input = csv.map(ScheduleInput::csv).orElseGet(() -> ScheduleInput.typed(typed));
            Instant begin = start.map(text -> ScheduleInput.start(text, now))
                    .or(input::start)
                    .orElseThrow(() -> new InputException("expected --start TIME"));
            Duration length = interval.or(input::interval)
                    .orElseThrow(() -> new InputException("expected --interval TIME, such as --interval 15m"));
            return new SchedulePlan(input.values(), length, begin, repeat(), priority);
        }

        private SchedulePlan.Repeat repeat() {
            for (SchedulePlan.Repeat one : SchedulePlan.Repeat.values()) {
                if (one.name().toLowerCase(Locale.ROOT).equals(repeat)) {
                    return one;
                }
            }
            throw new InputException(
                    "expected --repeat once, hourly, daily, weekly, monthly or yearly, but got \"" + repeat + "\"");
        }
    }
}
