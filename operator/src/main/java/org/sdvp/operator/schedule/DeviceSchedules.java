package org.sdvp.operator.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.cdc.Enumerations;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;
import org.sdvp.model.value.ValueText;
import org.sdvp.operator.ControlOptions;
import org.sdvp.operator.Device;
import org.sdvp.operator.InputException;
import org.sdvp.operator.NoSuchDataException;

/**
 * The schedules of one device: what they are doing, and how they are set. Stages fail as those of {@link Device} do, with
 * {@link InputException} for what was typed wrong and {@link ServiceErrorException} for what the device refuses.
 */
public final class DeviceSchedules {
    private static final Pattern FSCH = Pattern.compile(".*FSCH[0-9]+");
    private static final Pattern FSCC = Pattern.compile(".*FSCC[0-9]+");
    private static final Map<String, Long> SECONDS = Map.of("", 1L, "s", 1L, "min", 60L, "h", 3600L);

    private final Device device;

    /** Those of a device. */
    public DeviceSchedules(Device device) {
        this.device = device;
    }

    private CompletionStage<List<ObjectReference>> nodes(ClientAssociation association, Pattern lnClass) {
        return association
                .getServerDirectory(ObjectClass.LOGICAL_DEVICE)
                .thenCompose(names -> all(
                        names,
                        name -> association
                                .getLogicalDeviceDirectory(name)
                                .thenApply(nodes -> nodes.stream()
                                        .filter(node -> lnClass.matcher(node).matches())
                                        .map(node -> ObjectReference.parse(name).child(node))
                                        .toList())))
                .thenApply(lists -> lists.stream().flatMap(List::stream).toList());
    }

    private static <A, B> CompletionStage<List<B>> all(List<A> items, Function<A, CompletionStage<B>> each) {
        List<CompletableFuture<B>> futures = items.stream()
                .map(item -> each.apply(item).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new))
                .thenApply(
                        nothing -> futures.stream().map(CompletableFuture::join).toList());
    }

    /**
     * Every controller with its schedules; schedules that no controller has come last, below one without a name.
     *
     * @return empty if the device has no schedules
     */
    public CompletionStage<List<ControllerView>> all() {
        return device.association()
                .thenCompose(association -> nodes(association, FSCH)
                        .thenCompose(found -> all(
                                found,
                                node -> ScheduleNode.of(association, node).thenCompose(ScheduleReader::read)))
                        .thenCombine(
                                nodes(association, FSCC)
                                        .thenCompose(found -> all(
                                                found,
                                                node -> ScheduleNode.of(association, node)
                                                        .thenCompose(DeviceSchedules::controller))),
                                DeviceSchedules::join));
    }

    private record Controller(ObjectReference node, List<Optional<DataValue>> values) {
        private String text(int index) {
            return values.get(index).map(DataValue::toString).orElse("");
        }
    }

    private static CompletionStage<Controller> controller(ScheduleNode node) {
        List<org.sdvp.model.Fcda> wanted = new ArrayList<>(List.of(
                node.fcda("CtlEnt.setSrcRef", FunctionalConstraint.SP),
                node.fcda("ActSchdRef.stVal", FunctionalConstraint.ST),
                node.fcda("Health.stVal", FunctionalConstraint.ST)));
        node.numbered("Schd").forEach(name -> wanted.add(node.fcda(name + ".setSrcRef", FunctionalConstraint.SP)));
        return node.read(wanted).thenApply(values -> new Controller(node.reference(), values));
    }

    private static List<ControllerView> join(List<ScheduleView> schedules, List<Controller> controllers) {
        Map<String, ScheduleView> left = new LinkedHashMap<>();
        Map<String, ScheduleView> known = new LinkedHashMap<>();
        schedules.forEach(schedule -> known.put(schedule.node().toString(), schedule));
        left.putAll(known);
        List<ControllerView> views = new ArrayList<>();
        for (Controller controller : controllers) {
            List<ScheduleView> own = new ArrayList<>();
            for (int i = 3; i < controller.values().size(); i++) {
                String name = full(controller.text(i), known);
                Optional.ofNullable(known.get(name)).ifPresent(own::add);
                left.remove(name);
            }
            views.add(new ControllerView(
                    controller.node(),
                    controller.text(0),
                    Optional.of(controller.text(1))
                            .filter(text -> !text.isEmpty())
                            .map(ObjectReference::parse),
                    controller.text(2).equals("2") || controller.text(2).equals("3"),
                    own));
        }
        if (!left.isEmpty()) {
            ScheduleView first = left.values().iterator().next();
            views.add(new ControllerView(
                    ObjectReference.parse(first.node().logicalDevice()),
                    "",
                    Optional.empty(),
                    false,
                    List.copyOf(left.values())));
        }
        return views;
    }

    // Led by @, a reference is one within the device, whose names of logical devices may be longer.
    private static String full(String text, Map<String, ScheduleView> known) {
        String path = text.startsWith("@") ? text.substring(1) : text;
        return known.keySet().stream()
                .filter(name -> name.equals(path) || (text.startsWith("@") && name.endsWith(path)))
                .findFirst()
                .orElse(path);
    }

    /** One schedule by its name, such as {@code OpCtlFSCH1} or {@code HP1/OpCtlFSCH1}. */
    public CompletionStage<ScheduleView> read(String name) {
        return find(name).thenCompose(ScheduleReader::read);
    }

    private CompletionStage<ScheduleNode> find(String name) {
        return device.association()
                .thenCompose(association -> nodes(association, FSCH)
                        .thenApply(nodes -> nodes.stream()
                                .filter(node -> node.toString().equalsIgnoreCase(name)
                                        || node.name().equalsIgnoreCase(name))
                                .findFirst()
                                .orElseThrow(() -> new NoSuchDataException(missing(name, nodes))))
                        .thenCompose(node -> ScheduleNode.of(association, node)));
    }

    private String missing(String name, List<ObjectReference> nodes) {
        return nodes.isEmpty()
                ? device.jid() + " has no schedules (logical nodes FSCH)"
                : "expected a schedule of " + device.jid() + ", one of "
                        + String.join(
                                ", ", nodes.stream().map(ObjectReference::name).toList()) + ", but got \"" + name
                        + "\"";
    }

    /** EnaReq: looks the settings of a schedule through and enables it. */
    public CompletionStage<Void> enable(String name) {
        return request(name, "EnaReq");
    }

    /** DsaReq: disables a schedule. */
    public CompletionStage<Void> disable(String name) {
        return request(name, "DsaReq");
    }

    private CompletionStage<Void> request(String name, String object) {
        return find(name)
                .thenCompose(
                        node -> device.operate(node.reference().child(object).toString(), "true", ControlOptions.USUAL))
                .thenApply(done -> null);
    }

    /**
     * Sets a schedule that is not enabled: values, number, interval, start, and reuse, which is whether it repeats. Other
     * starts are taken away.
     *
     * @param name as for {@link #read}
     */
    public CompletionStage<Void> set(String name, SchedulePlan plan) {
        return find(name)
                .thenCompose(node -> writes(node, plan)
                        .thenCompose(writes -> device.association()
                                .thenCompose(association -> association.setDataValues(writes))
                                .thenAccept(results -> require(writes, results))));
    }

    private CompletionStage<List<SetDataValues.Write>> writes(ScheduleNode node, SchedulePlan plan) {
        List<String> entries = node.entries();
        List<String> starts = node.numbered("StrTm");
        if (plan.values().isEmpty() || plan.values().size() > entries.size()) {
            throw new InputException(node.reference() + " takes 1 to " + entries.size() + " values, but got "
                    + plan.values().size());
        }
        if (starts.isEmpty()) {
            throw new InputException(node.reference() + " has no start time (StrTm) that could be set");
        }
        String entry = entries.get(0);
        return node.type(entry, entry.startsWith("ValASG") ? "setMag" : "setVal")
                .thenCombine(node.type(starts.get(0), "setCal"), (entryType, calType) -> {
                    List<SetDataValues.Write> writes = new ArrayList<>();
                    for (int i = 0; i < plan.values().size(); i++) {
                        writes.add(new SetDataValues.Write(
                                node.entry(entries.get(i)),
                                value(
                                        node.reference() + "." + entries.get(i),
                                        entryType.orElseThrow(),
                                        plan.values().get(i))));
                    }
                    writes.add(integer(node, "NumEntr", plan.values().size()));
                    writes.add(new SetDataValues.Write(
                            node.fcda("SchdReuse.setVal", FunctionalConstraint.SP),
                            DataValue.Bool.of(plan.repeat() != SchedulePlan.Repeat.ONCE)));
                    plan.priority().ifPresent(priority -> writes.add(integer(node, "SchdPrio", priority)));
                    addStarts(writes, node, plan, calType);
                    return writes;
                })
                .thenCombine(unit(node), (writes, unit) -> {
                    writes.add(integer(node, "SchdIntv", interval(node, plan.interval(), unit)));
                    return writes;
                });
    }

    private static void addStarts(
            List<SetDataValues.Write> writes, ScheduleNode node, SchedulePlan plan, Optional<DataType> calType) {
        boolean first = true;
        if (calType.isEmpty() && plan.repeat() != SchedulePlan.Repeat.ONCE) {
            throw new InputException(node.reference() + " knows no calendar (setCal), so it cannot repeat "
                    + plan.repeat().name().toLowerCase(Locale.ROOT));
        }
        for (String start : node.numbered("StrTm")) {
            writes.add(new SetDataValues.Write(
                    node.fcda(start + ".setTm", FunctionalConstraint.SP),
                    Timestamp.of(first ? plan.start() : Instant.EPOCH)));
            SchedulePlan.Repeat repeat = first ? plan.repeat() : SchedulePlan.Repeat.ONCE;
            calType.ifPresent(type -> writes.add(new SetDataValues.Write(
                    node.fcda(start + ".setCal", FunctionalConstraint.SP),
                    StartText.calendar(type, plan.start(), repeat))));
            first = false;
        }
    }

    private static CompletionStage<String> unit(ScheduleNode node) {
        return node.read(List.of(node.fcda("SchdIntv.units.SIUnit", FunctionalConstraint.CF)))
                .thenApply(values -> values.get(0).orElse(null) instanceof DataValue.Int code
                        ? Enumerations.named("SIUnitKind").literal(code.value()).orElse("")
                        : "");
    }

    private static int interval(ScheduleNode node, Duration interval, String unit) {
        long one = SECONDS.getOrDefault(unit, 0L);
        if (one == 0) {
            throw new InputException(node.reference() + ".SchdIntv is in " + unit + ", which is no unit of time");
        }
        long seconds = interval.getSeconds();
        if (interval.getNano() != 0 || seconds < 1 || seconds % one != 0 || seconds / one > Integer.MAX_VALUE) {
            throw new InputException("the interval must be a whole number of " + (unit.isEmpty() ? "s" : unit) + " for "
                    + node.reference() + ", but is " + interval.toMillis() / 1000.0 + " s");
        }
        return (int) (seconds / one);
    }

    private static SetDataValues.Write integer(ScheduleNode node, String object, int number) {
        return new SetDataValues.Write(
                node.fcda(object + ".setVal", FunctionalConstraint.SP), new DataValue.Int(BasicType.INT32, number));
    }

    private static DataValue value(String reference, DataType type, String text) {
        boolean truth = type.basicType() == BasicType.BOOLEAN;
        String word = text.toLowerCase(Locale.ROOT);
        String typed = truth && List.of("on", "1", "yes").contains(word)
                ? "true"
                : truth && List.of("off", "0", "no").contains(word) ? "false" : text;
        try {
            return ValueText.parse(type, typed);
        } catch (IllegalArgumentException e) {
            throw new InputException("value for " + reference + ": " + e.getMessage());
        }
    }

    private void require(List<SetDataValues.Write> writes, List<Optional<ServiceError>> results) {
        for (int i = 0; i < results.size(); i++) {
            Optional<ServiceError> error = results.get(i);
            if (error.isPresent()) {
                String hint = error.get() == ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE
                        ? ": the schedule is enabled; disable it first"
                        : "";
                throw new ServiceErrorException(
                        device.jid().toString(),
                        Refusal.of(
                                ServiceName.SET_DATA_VALUES,
                                error.get(),
                                writes.get(i).reference() + " was not set" + hint));
            }
        }
    }
}
