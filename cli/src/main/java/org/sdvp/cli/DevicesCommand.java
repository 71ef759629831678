package org.sdvp.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Json;
import org.sdvp.cli.output.Style;
import org.sdvp.cli.output.Table;
import org.sdvp.operator.Operator;
import org.sdvp.xmpp.DeviceDirectory;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.RosterItem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sdvp devices}: the roster and who of it is online. */
@Command(
        name = "devices",
        description = "list the devices that are online",
        footer = {
            "",
            "When devices came and went is written down by sdvp watch as long as it runs. --history prints that, without "
                    + "a login; --all tells from it when who is not there was last seen."
        })
final class DevicesCommand implements Callable<Integer> {
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter EARLIER = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Surroundings around;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(
            names = {"-a", "--all"},
            description = "list the contacts that are not online as devices too")
    private boolean all;

    @Option(
            names = "--history",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "JID",
            description = "print when devices, or this one, came and went")
    private @Nullable String history;

    DevicesCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        if (history != null) {
            return new PresenceReport(around, common.account(around)).print(history, common.json());
        }
        try (Operator operator = common.login(around)) {
            List<DeviceDirectory.Device> online = operator.online();
            ReferenceCache.of(around)
                    .devices(online.stream().map(DeviceDirectory.Device::jid).toList());
            List<RosterItem> offline = all ? offline(operator, online) : List.of();
            if (common.json()) {
                around.out().println(Json.document(tree(operator, online, offline)));
            } else {
                print(operator, online, offline);
            }
            return ExitCode.OK;
        }
    }

    private static List<RosterItem> offline(Operator operator, List<DeviceDirectory.Device> online) {
        List<Jid> there = online.stream().map(device -> device.jid().bare()).toList();
        return operator.connection().roster().items().stream()
                .filter(item -> !there.contains(item.jid()))
                .sorted(java.util.Comparator.comparing(RosterItem::jid))
                .toList();
    }

    private Map<Jid, Instant> lastSeen(Operator operator) {
        return new PresenceReport(around, operator.jid()).lastSeen();
    }

    private void print(Operator operator, List<DeviceDirectory.Device> online, List<RosterItem> offline) {
        if (online.isEmpty() && offline.isEmpty()) {
            around.tell("no device of " + operator.jid().bare() + " is online");
            return;
        }
        Map<Jid, Instant> seen = lastSeen(operator);
        Table table = new Table("NAME", "STATE", "SINCE", "FORMAT", "ADDRESS");
        for (DeviceDirectory.Device device : online) {
            table.add(
                    new Cell(name(operator, device.jid()), Style.CYAN),
                    new Cell("online", Style.GREEN),
                    Cell.of(time(device.since())),
                    new Cell(device.format().name(), Style.DIM),
                    Cell.of(device.jid().toString()));
        }
        for (RosterItem item : offline) {
            table.add(
                    new Cell(name(operator, item.jid()), Style.CYAN),
                    new Cell("offline", Style.RED),
                    Cell.of(Optional.ofNullable(seen.get(item.jid()))
                            .map(at -> "seen " + time(at))
                            .orElse("-")),
                    Cell.of("-"),
                    Cell.of(item.jid().toString()));
        }
        table.lines(around.screen()).forEach(around.out()::println);
    }

    /** The name that commands take: the local part, or with another domain the bare address. */
    private static String name(Operator operator, Jid device) {
        boolean home = device.domain().equals(operator.jid().domain());
        return home ? device.local() : device.bare().toString();
    }

    static String time(Instant since) {
        boolean today = Duration.between(since, Instant.now()).compareTo(Duration.ofHours(12)) < 0;
        return (today ? TODAY : EARLIER).format(since.atZone(ZoneId.systemDefault()));
    }

    private Map<String, Object> tree(Operator operator, List<DeviceDirectory.Device> online, List<RosterItem> offline) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("account", operator.jid().bare().toString());
        List<Object> devices = new java.util.ArrayList<>();
        for (DeviceDirectory.Device device : online) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("name", name(operator, device.jid()));
            tree.put("jid", device.jid().toString());
            tree.put("online", true);
            tree.put("since", device.since().toString());
            tree.put("format", device.format().name());
            devices.add(tree);
        }
        Map<Jid, Instant> seen = lastSeen(operator);
        for (RosterItem item : offline) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("name", name(operator, item.jid()));
            tree.put("jid", item.jid().toString());
            tree.put("online", false);
            Optional.ofNullable(seen.get(item.jid())).ifPresent(at -> tree.put("lastSeen", at.toString()));
            devices.add(tree);
        }
        document.put("devices", devices);
        return document;
    }
}
