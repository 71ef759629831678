package org.sdvp.it.login;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** An XMPP server that does as told, one connection after the other, and keeps every octet that it is sent. */
final class ScriptedServer implements AutoCloseable {
    private final ServerSocket listener;
    private final SSLContext context;
    private final List<Talk> talks = new CopyOnWriteArrayList<>();
    private final AtomicInteger gone = new AtomicInteger();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    /** What to do on each connection. */
    @FunctionalInterface
    interface Script {
        void run(Talk talk) throws Exception;
    }

    ScriptedServer(SSLContext context, Script script) throws IOException {
        this.context = context;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> serve(script), "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Script script) {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                Talk talk = new Talk(socket);
                talks.add(talk);
                script.run(talk);
                talk.hearToTheEnd();
            } catch (IOException e) {
                // The client has gone, or the test is over.
                gone.incrementAndGet();
            } catch (Exception | AssertionError e) {
                end.completeExceptionally(e);
                return;
            }
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** All that came on one connection, in the clear and out of TLS. */
    String heard(int connection) {
        return talks.get(connection).heard();
    }

    int connections() {
        return talks.size();
    }

    /** Breaks the connection of now. */
    void cut() throws IOException {
        talks.get(talks.size() - 1).socket.close();
    }

    /** Throws what went wrong in a script. */
    void check() {
        if (end.isCompletedExceptionally()) {
            end.join();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        check();
    }

    /** One connection. */
    final class Talk {
        private static final String STREAM =
                "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'"
                        + " from='sdvp.test' id='s1' version='1.0'>";

        private final ByteArrayOutputStream all = new ByteArrayOutputStream();
        private final StringBuilder pending = new StringBuilder();
        private volatile Socket socket;
        private InputStream in;
        private OutputStream out;

        private Talk(Socket socket) throws IOException {
            socket.setSoTimeout(20_000);
            this.socket = socket;
            in = socket.getInputStream();
            out = socket.getOutputStream();
        }

        void send(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        /** Waits for a piece of text; {@return all up to its end, which is then forgotten} */
        String await(String piece) throws IOException {
            while (pending.indexOf(piece) < 0) {
                hear();
            }
            int until = pending.indexOf(piece) + piece.length();
            String result = pending.substring(0, until);
            pending.delete(0, until);
            return result;
        }

        private void hear() throws IOException {
            byte[] buffer = new byte[8_192];
            int n = in.read(buffer);
            if (n < 0) {
                throw new IOException("the client ended the connection after " + heard());
            }
            synchronized (all) {
                all.write(buffer, 0, n);
            }
            pending.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
        }

        private void hearToTheEnd() throws IOException {
            while (!socket.isClosed()) {
                await("</stream:stream>");
                send("</stream:stream>");
            }
        }

        String heard() {
            synchronized (all) {
                return all.toString(StandardCharsets.UTF_8);
            }
        }

        /** The stream opens, with these features. */
        void open(String features) throws IOException {
            await("<stream:stream");
            await(">");
            send(STREAM + "<stream:features>" + features + "</stream:features>");
        }

        /** Waits for STARTTLS and agrees. */
        void startTls() throws IOException {
            open("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>");
            proceed("");
        }

        /** Agrees to STARTTLS, with something more in the clear behind it. */
        void proceed(String injected) throws IOException {
            await("<starttls");
            await(">");
            send("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>" + injected);
            handshake();
        }

        void handshake() throws IOException {
            SSLSocket secured = (SSLSocket) context.getSocketFactory()
                    .createSocket(socket, InetAddress.getLoopbackAddress().getHostAddress(), socket.getPort(), true);
            secured.setUseClientMode(false);
            secured.setWantClientAuth(true);
            secured.startHandshake();
            socket = secured;
            in = secured.getInputStream();
            out = secured.getOutputStream();
            pending.setLength(0);
        }

        SSLSession session() {
            return ((SSLSocket) socket).getSession();
        }

        /** Plays the server's part of SCRAM as asked by the client; {@return how it asked} */
        ScramServer scram() throws Exception {
            String auth = await("</auth>");
            String mechanism = auth.replaceAll("(?s).*mechanism=['\"]([^'\"]*)['\"].*", "$1");
            ScramServer scram = new ScramServer(mechanism, content(auth));
            send("<challenge xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>" + scram.challenge() + "</challenge>");
            return scram;
        }

        /** Takes the client's proof, and sends that of the server. */
        void finish(ScramServer scram) throws Exception {
            String proof = scram.verify(content(await("</response>")));
            send("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>" + proof + "</success>");
        }

        /** After the login: binds what the client asks for. */
        void bind() throws IOException {
            open("<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>");
            answerBind();
        }

        void answerBind() throws IOException {
            String bind = await("</iq>");
            String id = bind.replaceAll("(?s).*<iq[^>]* id=['\"]([^'\"]*)['\"].*", "$1");
            send("<iq type='result' id='" + id + "'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>"
                    + "<jid>hp1@sdvp.test/pump</jid></bind></iq>");
        }

        /** Compresses from here on. */
        void compress() {
            in = new InflaterInputStream(in);
            out = new DeflaterOutputStream(out, new Deflater(), true);
        }

        /** Sends without end, as far as anybody notices, while it is heard what the client says to that. */
        void bombUnheard(long octets) {
            Thread thread = new Thread(
                    () -> {
                        try {
                            blanks(octets);
                        } catch (IOException e) {
                            // The client has had enough, as it should.
                            gone.incrementAndGet();
                        }
                    },
                    "bomb");
            thread.setDaemon(true);
            thread.start();
        }

        /** So many blanks, which are a thousandth of it in zlib. */
        void blanks(long octets) throws IOException {
            byte[] spaces = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
            for (long sent = 0; sent < octets; sent += spaces.length) {
                out.write(spaces);
            }
            out.flush();
        }

        private static String content(String element) {
            String opened = element.substring(0, element.lastIndexOf('<'));
            return opened.substring(opened.lastIndexOf('>') + 1);
        }
    }

    /** The stream features of a login. */
    static String mechanisms(Optional<List<String>> bindings, String... names) {
        StringBuilder features = new StringBuilder("<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>");
        for (String name : names) {
            features.append("<mechanism>").append(name).append("</mechanism>");
        }
        features.append("</mechanisms>");
        bindings.ifPresent(types -> {
            features.append("<sasl-channel-binding xmlns='urn:xmpp:sasl-cb:0'>");
            types.forEach(type ->
                    features.append("<channel-binding type='").append(type).append("'/>"));
            features.append("</sasl-channel-binding>");
        });
        return features.toString();
    }
}
