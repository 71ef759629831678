package org.sdvp.xmpp.command;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.sdvp.wire.form.DataForm;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.IqMux;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.StanzaError.Condition;

/**
 * Answers service discovery (XEP-0030) of the commands: which there are (disco#items at the node of XEP-0050 clause 2.2),
 * and what each is (disco#info at its node, clause 2.3). Everybody is told of the commands that are for it, and of no
 * others.
 */
final class CommandDiscovery {
    private static final String QUERY = "query";
    private static final String NODE = "node";
    private static final String NAME = "name";

    private final Function<Iq, Optional<Requester>> requesters;
    private final Map<String, ListedCommand> listed = new LinkedHashMap<>();

    CommandDiscovery(
            Function<Iq, Optional<Requester>> requesters,
            Collection<AdHocCommand> commands,
            List<ListedCommand> others) {
        this.requesters = requesters;
        commands.forEach(command ->
                listed.put(command.node(), new ListedCommand(command.node(), command.title(), command::isFor)));
        others.forEach(command -> listed.put(command.node(), command));
    }

    void register(IqMux mux) {
        mux.register(
                new IqMux.Route(Iq.Type.GET, Namespaces.DISCO_ITEMS, QUERY),
                Set.of(Namespaces.DISCO_ITEMS),
                this::items);
        mux.register(
                new IqMux.Route(Iq.Type.GET, Namespaces.DISCO_INFO, QUERY),
                query -> query.attribute(NODE).filter(this::isOurs).isPresent(),
                Set.of(),
                this::info);
    }

    private boolean isOurs(String node) {
        return node.equals(Namespaces.COMMANDS) || listed.containsKey(node);
    }

    private Requester requester(Iq request) {
        return requesters.apply(request).orElseThrow(() -> CommandErrors.of(Condition.SERVICE_UNAVAILABLE, ""));
    }

    private CompletionStage<Iq> items(Iq request) {
        Requester requester = requester(request);
        Optional<String> node = request.payload().orElseThrow().attribute(NODE);
        if (node.isPresent() && !node.get().equals(Namespaces.COMMANDS) && !listed.containsKey(node.get())) {
            throw CommandErrors.of(Condition.ITEM_NOT_FOUND, "there is nothing to list at that node");
        }
        XmlElement.Builder answer = XmlElement.of(Namespaces.DISCO_ITEMS, QUERY);
        node.ifPresent(asked -> answer.attribute(NODE, asked));
        if (node.equals(Optional.of(Namespaces.COMMANDS))) {
            Jid own = request.to().orElseThrow();
            for (ListedCommand command : listed.values()) {
                if (command.isFor().test(requester)) {
                    answer.child(XmlElement.of(Namespaces.DISCO_ITEMS, "item")
                            .attribute("jid", own.toString())
                            .attribute(NODE, command.node())
                            .attribute(NAME, command.title())
                            .build());
                }
            }
        }
        return CompletableFuture.completedFuture(request.result(answer.build()));
    }

    private CompletionStage<Iq> info(Iq request) {
        Requester requester = requester(request);
        String node = request.payload().orElseThrow().attribute(NODE).orElseThrow();
        XmlElement.Builder answer = XmlElement.of(Namespaces.DISCO_INFO, QUERY).attribute(NODE, node);
        if (node.equals(Namespaces.COMMANDS)) {
            answer.child(identity("command-list", "Commands"));
        } else {
            ListedCommand command = Optional.ofNullable(listed.get(node))
                    .filter(one -> one.isFor().test(requester))
                    .orElseThrow(() -> CommandErrors.of(Condition.ITEM_NOT_FOUND, "there is no such command"));
            answer.child(identity("command-node", command.title()));
            answer.child(feature(Namespaces.COMMANDS)).child(feature(DataForm.NAMESPACE));
        }
        return CompletableFuture.completedFuture(request.result(answer.build()));
    }

    private static XmlElement identity(String type, String name) {
        return XmlElement.of(Namespaces.DISCO_INFO, "identity")
                .attribute("category", "automation")
                .attribute("type", type)
                .attribute(NAME, name)
                .build();
    }

    private static XmlElement feature(String var) {
        return XmlElement.of(Namespaces.DISCO_INFO, "feature")
                .attribute("var", var)
                .build();
    }
}
