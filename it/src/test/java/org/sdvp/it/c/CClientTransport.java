package org.sdvp.it.c;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.AcsiException;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.AcsiProtocolException;
import org.sdvp.acsi.AcsiTimeoutException;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.service.Abort;
import org.sdvp.wire.tree.MessageTree;
import org.sdvp.wire.tree.json.JsonReader;
import org.sdvp.wire.tree.json.JsonWriter;
import org.sdvp.xmpp.XmppSettings;

/**
 * The way to a device through the client of the C library, {@code contract-client.c}: calls and answers go to and fro as the
 * JSON of the vectors, associations and numbers of calls are the C client's own.
 */
final class CClientTransport implements ClientTransport, AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final MessageTree messages = new MessageTree();
    private final Map<Long, CompletableFuture<AcsiPdu.Response>> open = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();
    private final CompletableFuture<String> online = new CompletableFuture<>();
    private final String device;
    private final CProgram program;
    private @Nullable FarEnd farEnd;
    private volatile @Nullable Listener listener;

    /** Starts the client, which reaches nobody yet. */
    CClientTransport(Path executable, String device) {
        this.device = device;
        program = new CProgram(executable, this::happened);
        program.ask("device " + device);
    }

    /** Has it log in, and waits until it has. */
    CClientTransport logIn(XmppSettings account) {
        program.ask(CProgram.login(account));
        online.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        return this;
    }

    /** Has it reach the device by standard input and output, and on through another transport. */
    CClientTransport pipe(ClientTransport onwards) {
        farEnd = new FarEnd(program, onwards);
        program.ask("pipe");
        return this;
    }

    private void happened(String line) {
        String[] words = line.split(" ", 3);
        switch (words[0]) {
            case "online" -> online.complete(words[1]);
            case "answer" -> call(words[1]).complete((AcsiPdu.Response) message(words[2]));
            case "failed" -> call(words[1]).completeExceptionally(failure(words[2]));
            case "unconfirmed" ->
                tell(hearer -> hearer.onUnconfirmed((AcsiPdu.Unconfirmed) message(line.split(" ", 2)[1])));
            case "gone" -> tell(hearer -> hearer.onPeerGone(line));
            case CProgram.OVER ->
                open.values().forEach(call -> call.completeExceptionally(failure("lost: the client in C has ended")));
            default -> {
                FarEnd other = farEnd;
                if (other == null || !other.take(line)) {
                    System.err.println("client in C: " + line);
                }
            }
        }
    }

    private AcsiPdu message(String json) {
        return messages.read(JsonReader.read(json));
    }

    private CompletableFuture<AcsiPdu.Response> call(String number) {
        CompletableFuture<AcsiPdu.Response> call = open.remove(Long.valueOf(number));
        if (call == null) {
            throw new AssertionError("the client in C answered call " + number + " twice, or nobody made it");
        }
        return call;
    }

    private void tell(Consumer<Listener> what) {
        Listener hearer = listener;
        if (hearer != null) {
            what.accept(hearer);
        }
    }

    private AcsiException failure(String text) {
        return switch (text.split(" ", 2)[0]) {
            case "timed-out" -> new AcsiTimeoutException(peer(), text);
            case "lost", "not-online" -> new AssociationLostException(peer(), text);
            default -> new AcsiProtocolException(peer(), text);
        };
    }

    @Override
    public String peer() {
        return device;
    }

    @Override
    public CompletionStage<AcsiPdu.Response> send(AcsiPdu.Request request) {
        CompletableFuture<AcsiPdu.Response> answer = new CompletableFuture<>();
        long number = last.incrementAndGet();
        open.put(number, answer);
        program.say("call " + number + " " + JsonWriter.toString(messages.write(request)));
        return answer;
    }

    @Override
    public void send(AcsiPdu.Unconfirmed message) {
        program.say("abort " + message.associationId() + " " + ((Abort) message.service()).reason());
    }

    @Override
    public void listener(Listener newListener) {
        listener = newListener;
    }

    @Override
    public void close() {
        program.close();
    }
}
