package org.sdvp.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Json;
import org.sdvp.cli.output.Style;
import org.sdvp.cli.output.Table;
import org.sdvp.operator.InputException;
import org.sdvp.operator.presence.PresenceChange;
import org.sdvp.operator.presence.PresenceFile;
import org.sdvp.xmpp.stanza.Jid;

/** What was written down of devices that came and went. */
final class PresenceReport {
    private final Surroundings around;
    private final Jid account;

    PresenceReport(Surroundings around, Jid account) {
        this.around = around;
        this.account = account;
    }

    /** The file of an account. */
    static PresenceFile file(Surroundings around, Jid account) {
        return new PresenceFile(around.profiles().state().resolve("presence"), account, PresenceFile.USUAL_SIZE);
    }

    /** The last time of which something is known of each account. */
    Map<Jid, Instant> lastSeen() {
        Map<Jid, Instant> seen = new HashMap<>();
        changes().forEach(change -> seen.put(change.jid().bare(), change.time()));
        return seen;
    }

    /**
     * Prints the changes.
     *
     * @param name of the device: full or bare address or its local part; empty for all
     * @throws InputException if that is no address
     */
    int print(String name, boolean json) {
        List<PresenceChange> wanted = changes();
        if (!name.isEmpty()) {
            Jid device = address(name);
            wanted = wanted.stream()
                    .filter(change -> change.jid().bare().equals(device.bare()))
                    .toList();
        }
        if (json) {
            around.out().println(Json.document(tree(wanted)));
        } else if (wanted.isEmpty()) {
            around.tell("nothing is written down" + (name.isEmpty() ? "" : " of " + name)
                    + "; sdvp watch does that as long as it runs");
        } else {
            table(wanted).lines(around.screen()).forEach(around.out()::println);
        }
        return ExitCode.OK;
    }

    private Jid address(String name) {
        try {
            return Jid.of(name.indexOf('@') < 0 ? name + "@" + account.domain() : name);
        } catch (IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    private List<PresenceChange> changes() {
        try {
            return file(around, account).read();
        } catch (IOException e) {
            around.tell("what was written down of devices cannot be read: " + e.getMessage());
            return List.of();
        }
    }

    private static Table table(List<PresenceChange> changes) {
        Table table = new Table("TIME", "STATE", "ADDRESS", "REASON");
        for (PresenceChange change : changes) {
            table.add(
                    Cell.of(DevicesCommand.time(change.time())),
                    new Cell(word(change), style(change.kind())),
                    Cell.of(change.jid().toString()),
                    Cell.of(change.reason()));
        }
        return table;
    }

    private static String word(PresenceChange change) {
        return change.kind().name().toLowerCase(Locale.ROOT);
    }

    private static Style style(PresenceChange.Kind kind) {
        return switch (kind) {
            case ONLINE, STEADY -> Style.GREEN;
            case OFFLINE, FLAPPING -> Style.RED;
        };
    }

    private Map<String, Object> tree(List<PresenceChange> changes) {
        List<Object> list = new ArrayList<>();
        for (PresenceChange change : changes) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("time", change.time().toString());
            tree.put("state", word(change));
            tree.put("jid", change.jid().toString());
            tree.put("reason", change.reason());
            list.add(tree);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("account", account.bare().toString());
        document.put("history", list);
        return document;
    }
}
