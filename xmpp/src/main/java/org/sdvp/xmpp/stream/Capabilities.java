package org.sdvp.xmpp.stream;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.IqMux;
import org.sdvp.xmpp.stanza.Caps;
import org.sdvp.xmpp.stanza.DiscoInfo;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.StanzaError;
import org.sdvp.xmpp.stanza.StanzaError.Condition;

/** Tells others what the own mux can do: answers service discovery (XEP-0030) and makes capabilities (XEP-0115). */
final class Capabilities {
    private static final String NODE = "urn:sdvp";
    private static final String NAME = "SDVP";
    private static final IqMux.Identity PROGRAM = new IqMux.Identity("client", "bot");

    private final IqMux mux;

    Capabilities(IqMux mux) {
        this.mux = mux;
        mux.register(
                new IqMux.Route(Iq.Type.GET, Namespaces.DISCO_INFO, "query"),
                Set.of(Namespaces.DISCO_INFO, Namespaces.CAPS),
                this::answer);
    }

    /** For the own presence. */
    Caps caps() {
        return new Caps(NODE, "sha-1", info().ver());
    }

    private DiscoInfo info() {
        return new DiscoInfo(
                identities()
                        .map(identity -> identity.category() + "/" + identity.type() + "//" + NAME)
                        .collect(Collectors.toSet()),
                mux.features());
    }

    private Stream<IqMux.Identity> identities() {
        return Stream.concat(Stream.of(PROGRAM), mux.identities().stream());
    }

    private CompletionStage<Iq> answer(Iq request) {
        Optional<String> node = request.payload().flatMap(query -> query.attribute("node"));
        DiscoInfo info = info();
        if (node.isPresent() && !node.get().equals(NODE + "#" + info.ver())) {
            return CompletableFuture.completedFuture(request.error(StanzaError.of(
                    Condition.ITEM_NOT_FOUND,
                    "no node \"" + node.get() + "\"; expected none or " + NODE + "#" + info.ver())));
        }
        XmlElement.Builder query = XmlElement.of(Namespaces.DISCO_INFO, "query");
        node.ifPresent(n -> query.attribute("node", n));
        identities()
                .forEach(identity -> query.child(XmlElement.of(Namespaces.DISCO_INFO, "identity")
                        .attribute("category", identity.category())
                        .attribute("type", identity.type())
                        .attribute("name", NAME)
                        .build()));
        for (String feature : info.features()) {
            query.child(XmlElement.of(Namespaces.DISCO_INFO, "feature")
                    .attribute("var", feature)
                    .build());
        }
        return CompletableFuture.completedFuture(request.result(query.build()));
    }
}
