package org.sdvp.agent.sdvp2;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.TimeSource;
import org.sdvp.agent.serving.LocalClients;
import org.sdvp.heatpump.Sdvp2NameRow;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ServerModel;
import org.sdvp.wire.rpc.RpcFormat;
import org.sdvp.wire.sdvp2.Sdvp2Answer;
import org.sdvp.wire.sdvp2.Sdvp2Call;
import org.sdvp.wire.sdvp2.Sdvp2Codec;
import org.sdvp.wire.sdvp2.Sdvp2Method;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.IqMux;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.StanzaError;
import org.sdvp.xmpp.stanza.StanzaError.Condition;

/**
 * Answers controllers of the SDVP2 project, as {@code docs/wire/sdvp2.md} says: calls in an iq get, as they make them, and
 * in an iq set. A caller without a role gets {@code service-unavailable}, as from an XMPP server when nobody is there. A
 * Write that comes a second time with the same id and words, as the resumption of a stream may cause (XEP-0198), gets the
 * first one's answer.
 */
public final class Sdvp2Face {
    /** Feature for service discovery (XEP-0030). */
    public static final String FEATURE = "urn:sdvp:acsi:1#sdvp2";

    private final Function<Jid, Set<Role>> roles;
    private final Sdvp2Answers answers;
    private final Sdvp2Orders orders;

    /**
     * Makes one; it takes nothing before {@link #start}.
     *
     * @param clients the way to the device's server
     * @param roles what an address is to the device
     * @param model what the server serves; the names of the original boxes mean objects in its first logical device
     * @param names of the original boxes
     * @param time the clock
     */
    public Sdvp2Face(
            LocalClients clients,
            Function<Jid, Set<Role>> roles,
            ServerModel model,
            List<Sdvp2NameRow> names,
            TimeSource time) {
        this.roles = roles;
        this.orders = new Sdvp2Orders(time);
        ObjectReference device =
                ObjectReference.parse(model.logicalDevices().get(0).name());
        this.answers = new Sdvp2Answers(
                new CallerAssociations(clients, roles, time), model, new Sdvp2Names(device, names), time);
    }

    /**
     * Begins to take calls. To be called once, and before the format {@code rpc} registers on the connection: in the
     * namespace that both share who comes first is asked first, and what is not of SDVP2 is left to {@code rpc}.
     */
    public void start(XmppConnection connection) {
        IqMux iqs = connection.iqs();
        Set<String> features = Set.of(Sdvp2Codec.NAMESPACE, FEATURE);
        iqs.identify(new IqMux.Identity("automation", "rpc"));
        iqs.register(IqMux.Route.all(Iq.Type.GET, Sdvp2Codec.NAMESPACE), Sdvp2Face::isOursInGet, features, this::onIq);
        iqs.register(IqMux.Route.all(Iq.Type.SET, Sdvp2Codec.NAMESPACE), Sdvp2Face::isOursInSet, features, this::onIq);
    }

    // Original controllers only ever use iq get: there an unknown name is one of theirs, in an iq set of anybody's.
    private static boolean isOursInGet(XmlElement payload) {
        return Sdvp2Codec.method(payload)
                .filter(name -> !name.startsWith(RpcFormat.PREFIX))
                .isPresent();
    }

    private static boolean isOursInSet(XmlElement payload) {
        return Sdvp2Codec.method(payload).flatMap(Sdvp2Method::named).isPresent();
    }

    private CompletionStage<Iq> onIq(Iq iq) {
        Optional<Jid> from = iq.from().filter(Jid::isFull);
        if (from.isEmpty() || roles.apply(from.get()).isEmpty()) {
            return CompletableFuture.completedFuture(iq.error(StanzaError.of(Condition.SERVICE_UNAVAILABLE)));
        }
        Sdvp2Call call;
        try {
            call = Sdvp2Codec.decodeCall(iq.payload().orElseThrow());
        } catch (WireException e) {
            Sdvp2Answer error = new Sdvp2Answer.MethodError("ERROR: " + e.getMessage());
            return CompletableFuture.completedFuture(iq.result(Sdvp2Codec.encode(error)));
        }
        CompletionStage<Sdvp2Answer> answer = call.method() == Sdvp2Method.WRITE
                ? orders.once(from.get(), iq.id(), call, () -> answers.answer(from.get(), call))
                : answers.answer(from.get(), call);
        return answer.thenApply(said -> iq.result(Sdvp2Codec.encode(said)));
    }
}
