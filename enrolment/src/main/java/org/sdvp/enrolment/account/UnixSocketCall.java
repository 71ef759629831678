package org.sdvp.enrolment.account;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;

/** One question and one answer over a Unix socket of an XMPP server. */
final class UnixSocketCall {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private UnixSocketCall() {}

    /**
     * Asks and reads until the answer is complete or the other side closes.
     *
     * @throws AccountException if nobody listens, or the answer takes more than ten seconds
     */
    static String ask(Path socket, String question, Predicate<String> complete) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                Selector selector = Selector.open()) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            ByteBuffer request = StandardCharsets.UTF_8.encode(question);
            while (request.hasRemaining()) {
                channel.write(request);
            }
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            return read(channel, selector, complete);
        } catch (SocketException e) {
            throw new AccountException("the XMPP server does not listen on " + socket + "; does it run?", e);
        }
    }

    private static String read(SocketChannel channel, Selector selector, Predicate<String> complete)
            throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer part = ByteBuffer.allocate(4096);
        String text = "";
        while (!complete.test(text)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0 || selector.select(left) == 0) {
                throw new AccountException(
                        "the XMPP server did not answer within " + PATIENCE.toSeconds() + " s; is it paused?");
            }
            selector.selectedKeys().clear();
            if (channel.read(part.clear()) < 0) {
                return text;
            }
            answer.write(part.array(), 0, part.position());
            text = answer.toString(StandardCharsets.UTF_8);
        }
        return text;
    }
}
