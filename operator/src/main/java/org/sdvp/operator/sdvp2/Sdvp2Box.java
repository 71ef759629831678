package org.sdvp.operator.sdvp2;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.AcsiException;
import org.sdvp.acsi.AcsiProtocolException;
import org.sdvp.acsi.AcsiTimeoutException;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.sdvp2.Sdvp2Answer;
import org.sdvp.wire.sdvp2.Sdvp2Call;
import org.sdvp.wire.sdvp2.Sdvp2Codec;
import org.sdvp.wire.sdvp2.Sdvp2Method;
import org.sdvp.wire.tree.Tree;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.IqTimeoutException;
import org.sdvp.xmpp.LinkLostException;
import org.sdvp.xmpp.StanzaErrorException;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;

/**
 * One original box, by its own methods ({@code docs/wire/sdvp2.md}). It is asked by iq get, for an iq set it leaves without
 * an answer; and one call at a time, for it is small. Stages fail with {@link ServiceErrorException} where the box refuses,
 * {@link AcsiTimeoutException} where it says nothing, {@link AssociationLostException} where it is not there, and {@link
 * AcsiProtocolException} where its answer makes no sense. Safe for many threads.
 */
public final class Sdvp2Box {
    private static final int MOST_NAMES = 10_000;

    private final XmppConnection connection;
    private final Jid jid;
    private final Duration timeout;
    private CompletionStage<?> last = CompletableFuture.completedFuture(null);

    /**
     * A box.
     *
     * @param connection of the operator
     * @param jid full address of the box
     * @param timeout how long to wait for each answer
     */
    public Sdvp2Box(XmppConnection connection, Jid jid, Duration timeout) {
        this.connection = connection;
        this.jid = jid;
        this.timeout = timeout;
    }

    /** Its full address. */
    public Jid jid() {
        return jid;
    }

    /**
     * GetNameList, as often as more follows.
     *
     * @param reference below which; empty: at the top
     * @return whole references, 10,000 at most
     */
    public CompletionStage<List<String>> names(String reference) {
        return names(reference.isEmpty() ? "domain" : reference, new ArrayList<>());
    }

    private CompletionStage<List<String>> names(String reference, List<String> known) {
        String after = known.isEmpty() ? "" : known.get(known.size() - 1);
        return ask(Sdvp2Call.GetNameList.of(reference, after), Sdvp2Answer.NameList.class)
                .thenCompose(page -> {
                    known.addAll(page.identifiers());
                    boolean isEnd = !page.moreFollows()
                            || page.identifiers().isEmpty()
                            || page.identifiers().contains(after)
                            || known.size() >= MOST_NAMES;
                    return isEnd ? CompletableFuture.completedFuture(List.copyOf(known)) : names(reference, known);
                });
    }

    /** GetVariableAccessAttributes: the whole references of what something is made of; none for a value. */
    public CompletionStage<List<String>> children(String reference) {
        return ask(new Sdvp2Call.GetVariableAccessAttributes(reference), Sdvp2Answer.TypeDescription.class)
                .thenApply(Sdvp2Answer.TypeDescription::children);
    }

    /** Read: a value and its time; {@code instance-not-available} for what the box does not have. */
    public CompletionStage<Sdvp2Answer.Value> read(String reference) {
        return ask(new Sdvp2Call.Read(reference), Sdvp2Answer.Value.class);
    }

    /**
     * Write.
     *
     * @param reference of what
     * @param text the value; sent as a double if it is a number with a point, else as a string
     * @param activation when it shall come into force; empty: at once
     * @return fails with {@code access-violation} if the box says that it was not done, and nothing more
     */
    public CompletionStage<Void> write(String reference, String text, Optional<Instant> activation) {
        Tree value = text.matches("-?[0-9]+\\.[0-9]+") ? new Tree.Real(text) : new Tree.Text(text);
        Sdvp2Call.Write call = new Sdvp2Call.Write(reference, value, activation);
        return ask(call, Sdvp2Answer.WriteResult.class).thenApply(result -> {
            if (!result.done()) {
                throw refused(call, ServiceError.ACCESS_VIOLATION, "the box has not taken it, and does not say why");
            }
            return null;
        });
    }

    /** Watchdog: a counter that rises from answer to answer while the box is alive. */
    public CompletionStage<Integer> watchdog() {
        return ask(new Sdvp2Call.Watchdog(), Sdvp2Answer.Watchdog.class).thenApply(Sdvp2Answer.Watchdog::count);
    }

    private synchronized <T extends Sdvp2Answer> CompletionStage<T> ask(Sdvp2Call call, Class<T> expected) {
        CompletionStage<T> answer = last.handle((done, failure) -> null)
                .thenCompose(done -> connection.sendIq(Iq.get(jid, Sdvp2Codec.encode(call)), timeout))
                .handle((iq, failure) -> {
                    if (failure != null) {
                        throw asAcsi(failure);
                    }
                    return read(call, iq.payload(), expected);
                });
        last = answer;
        return answer;
    }

    private <T extends Sdvp2Answer> T read(Sdvp2Call call, Optional<XmlElement> payload, Class<T> expected) {
        Sdvp2Answer answer;
        try {
            answer = Sdvp2Codec.decodeAnswer(payload.orElseThrow(() -> nonsense(call, "an empty iq result")));
        } catch (WireException e) {
            throw nonsense(call, String.valueOf(e.getMessage()));
        }
        if (expected.isInstance(answer)) {
            return expected.cast(answer);
        }
        if (answer instanceof Sdvp2Answer.Refused no && no.error() != ServiceError.NO_ERROR) {
            throw refused(call, no.error(), "");
        }
        if (answer instanceof Sdvp2Answer.Unknown) {
            throw refused(call, ServiceError.INSTANCE_NOT_AVAILABLE, "the box knows no such reference");
        }
        throw nonsense(
                call,
                answer instanceof Sdvp2Answer.MethodError error
                        ? error.text()
                        : "an answer of " + answer.kind().text());
    }

    private ServiceErrorException refused(Sdvp2Call call, ServiceError error, String detail) {
        return new ServiceErrorException(jid.toString(), Refusal.of(service(call.method()), error, detail));
    }

    private static ServiceName service(Sdvp2Method method) {
        return switch (method) {
            case GET_NAME_LIST -> ServiceName.GET_DATA_DIRECTORY;
            case GET_VARIABLE_ACCESS_ATTRIBUTES -> ServiceName.GET_DATA_DEFINITION;
            case READ, WATCHDOG -> ServiceName.GET_DATA_VALUES;
            case WRITE -> ServiceName.SET_DATA_VALUES;
        };
    }

    private AcsiProtocolException nonsense(Sdvp2Call call, String came) {
        return new AcsiProtocolException(
                jid.toString(),
                "expected of " + jid + " an answer to " + call.method().text() + ", came: " + came);
    }

    private AcsiException asAcsi(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof StanzaErrorException e) {
            return e.error().condition().meansUnreachable()
                    ? new AssociationLostException(
                            jid.toString(),
                            jid + " answered " + e.error().describe()
                                    + ": it is offline, or the own account is not in its roster")
                    : new AcsiProtocolException(
                            jid.toString(), jid + " answered " + e.error().describe());
        }
        if (cause instanceof IqTimeoutException) {
            return new AcsiTimeoutException(jid.toString(), message);
        }
        return cause instanceof LinkLostException
                ? new AssociationLostException(jid.toString(), message)
                : new AcsiProtocolException(jid.toString(), message);
    }
}
