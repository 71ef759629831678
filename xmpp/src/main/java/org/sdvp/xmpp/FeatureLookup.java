package org.sdvp.xmpp;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.stanza.Caps;
import org.sdvp.xmpp.stanza.DiscoInfo;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what others can do. Ten thousand devices with the same program have the same capabilities hash (XEP-0115):
 * the first one is asked, and the others with it are known if its answer has that hash.
 */
final class FeatureLookup {
    private static final Logger LOG = LoggerFactory.getLogger(FeatureLookup.class);
    /** Strangers must not fill the memory with hashes of their own. */
    private static final int MAX_HASHES = 1_000;

    private static final DiscoInfo NOBODY = new DiscoInfo(Set.of(), Set.of());

    private final XmppConnection connection;
    private final Duration timeout;
    private final Map<String, CompletableFuture<Set<String>>> byHash = new ConcurrentHashMap<>();

    FeatureLookup(XmppConnection connection, Duration timeout) {
        this.connection = connection;
        this.timeout = timeout;
    }

    /** The features of an address, by the capabilities its presence tells, or by asking. */
    CompletionStage<Set<String>> of(Jid jid, Optional<Caps> caps) {
        if (caps.isEmpty() || NOBODY.ver(caps.get().hash()).isEmpty() || byHash.size() >= MAX_HASHES) {
            return ask(jid, Optional.empty()).thenApply(DiscoInfo::features);
        }
        // The same letters of two functions are two things.
        String ver = caps.get().hash() + " " + caps.get().ver();
        CompletableFuture<Set<String>> mine = new CompletableFuture<>();
        CompletableFuture<Set<String>> known = byHash.putIfAbsent(ver, mine);
        if (known != null) {
            // If the one who was asked did not tell, or lied, everyone is asked for itself.
            return known.handle((features, failure) -> failure)
                    .thenCompose(failure ->
                            failure == null ? known : ask(jid, Optional.empty()).thenApply(DiscoInfo::features));
        }
        // Who changed its features since its presence does not know its old hash any more: then without it.
        return ask(jid, caps)
                .handle((info, failure) ->
                        info != null ? CompletableFuture.completedStage(info) : ask(jid, Optional.empty()))
                .thenCompose(answer -> answer)
                .whenComplete((info, failure) -> learn(jid, caps.get(), mine, info, failure))
                .thenApply(DiscoInfo::features);
    }

    private void learn(
            Jid jid,
            Caps caps,
            CompletableFuture<Set<String>> mine,
            @org.jspecify.annotations.Nullable DiscoInfo info,
            @org.jspecify.annotations.Nullable Throwable failure) {
        String ver = caps.hash() + " " + caps.ver();
        boolean confirmed = info != null
                && failure == null
                && info.isWellFormed()
                && info.ver(caps.hash()).equals(Optional.of(caps.ver()));
        if (info != null && confirmed) {
            mine.complete(info.features());
            return;
        }
        byHash.remove(ver, mine);
        if (info != null) {
            LOG.debug(
                    "capabilities of {} are not what their hash says: expected {}, came {}",
                    jid,
                    ver,
                    info.ver(caps.hash()).orElse("?"));
        }
        mine.completeExceptionally(new IllegalStateException("capabilities " + ver + " not confirmed by " + jid));
    }

    private CompletionStage<DiscoInfo> ask(Jid jid, Optional<Caps> caps) {
        XmlElement.Builder query = XmlElement.of(Namespaces.DISCO_INFO, "query");
        caps.ifPresent(c -> query.attribute("node", c.node() + "#" + c.ver()));
        return connection
                .sendIq(Iq.get(jid, query.build()), timeout)
                .thenApply(answer -> answer.payload().map(DiscoInfo::of).orElse(NOBODY));
    }
}
