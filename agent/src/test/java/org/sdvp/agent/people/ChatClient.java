package org.sdvp.agent.people;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.sdvp.wire.form.DataForm;
import org.sdvp.wire.form.DataFormXml;
import org.sdvp.wire.form.FormField;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.StanzaErrorException;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.StanzaError;

/** Somebody with a chat client that knows ad-hoc commands and nothing else. */
public final class ChatClient {
    private final XmppConnection connection;
    private final Jid device;
    private final List<String> messages = new ArrayList<>();

    /** Logs in. */
    public ChatClient(XmppConnection connection, Jid device) {
        this.connection = connection;
        this.device = device;
        connection.onMessage(
                Namespaces.CLIENT,
                message -> message.children().stream()
                        .filter(child -> child.name().equals("body"))
                        .forEach(body -> messages.add(body.text())));
        connection.onPresence(presence -> {
            if (presence.type() == Presence.Type.SUBSCRIBE) {
                connection.send(Presence.subscribed(presence.from().orElseThrow()));
                connection.send(Presence.subscribe(presence.from().orElseThrow()));
            }
        });
        connection.announce(Presence.available(0, ""));
        connection.login().toCompletableFuture().join();
    }

    /** The chat messages that came. */
    public List<String> messages() {
        return messages;
    }

    /** What the client shows after a step. */
    public record Shown(
            String node,
            String sessionId,
            String status,
            List<String> actions,
            List<String> notes,
            Optional<DataForm> form) {
        static Shown of(XmlElement command) {
            List<String> notes = new ArrayList<>();
            List<String> actions = new ArrayList<>();
            for (XmlElement child : command.children()) {
                if (child.is(Namespaces.COMMANDS, "note")) {
                    notes.add(child.attribute("type").orElse("info") + ": " + child.text());
                } else if (child.is(Namespaces.COMMANDS, "actions")) {
                    child.children().forEach(action -> actions.add(action.name()));
                }
            }
            return new Shown(
                    command.attribute("node").orElseThrow(),
                    command.attribute("sessionid").orElseThrow(),
                    command.attribute("status").orElseThrow(),
                    actions,
                    notes,
                    command.child(DataForm.NAMESPACE, "x").map(DataFormXml::read));
        }

        /** A field of the form. */
        public FormField field(String var) {
            return form.orElseThrow().field(var).orElseThrow();
        }

        /** The fields as lines: label and values. */
        public Map<String, String> lines() {
            Map<String, String> lines = new LinkedHashMap<>();
            form.orElseThrow().fields().forEach(field -> lines.put(field.label(), field.text()));
            return lines;
        }

        /** The table as lines of cells. */
        public List<String> rows() {
            return form.orElseThrow().items().stream()
                    .map(row ->
                            String.join(" | ", row.stream().map(FormField::text).toList()))
                    .toList();
        }
    }

    /** Nodes of the commands that are listed. */
    public List<String> list() {
        return titles().stream().map(one -> one.substring(0, one.indexOf(' '))).toList();
    }

    /** Nodes and titles of the commands that are listed. */
    public List<String> titles() {
        XmlElement query = XmlElement.of(Namespaces.DISCO_ITEMS, "query")
                .attribute("node", Namespaces.COMMANDS)
                .build();
        return ask(Iq.get(device, query)).children().stream()
                .map(item -> item.attribute("node").orElseThrow() + " "
                        + item.attribute("name").orElseThrow())
                .toList();
    }

    /** Begins a command. */
    public Shown begin(String node) {
        return Shown.of(ask(Iq.set(device, command(node, Optional.empty(), "execute", DataForm.submit()))));
    }

    /** Goes on with filled fields: name and value in turn. */
    public Shown answer(Shown before, String action, String... filled) {
        List<FormField> fields = new ArrayList<>();
        for (int i = 0; i < filled.length; i += 2) {
            fields.add(FormField.untyped(filled[i], filled[i + 1].split("\n")));
        }
        DataForm form = new DataForm(DataForm.Type.SUBMIT, "", List.of(), fields);
        return Shown.of(ask(Iq.set(device, command(before.node(), Optional.of(before.sessionId()), action, form))));
    }

    /** The error of what is refused. */
    public StanzaError refused(Runnable request) {
        try {
            request.run();
        } catch (CompletionException e) {
            return ((StanzaErrorException) e.getCause()).error();
        }
        throw new AssertionError("expected an error");
    }

    private static XmlElement command(String node, Optional<String> sessionId, String action, DataForm form) {
        XmlElement.Builder command = XmlElement.of(Namespaces.COMMANDS, "command")
                .attribute("node", node)
                .attribute("action", action);
        sessionId.ifPresent(id -> command.attribute("sessionid", id));
        if (!form.fields().isEmpty()) {
            command.child(DataFormXml.write(form));
        }
        return command.build();
    }

    private XmlElement ask(Iq request) {
        return connection
                .sendIq(request, Duration.ofSeconds(5))
                .toCompletableFuture()
                .join()
                .payload()
                .orElseThrow();
    }
}
