package org.sdvp.it.interop;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.sdvp.demo.xmppserver.XmppServerProcess;
import org.sdvp.it.xmpp.RealServers;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;

/** A client in another language: reads what to do from standard input, and says on standard output what it saw. */
final class Talker implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 180;

    private final Process process;
    private final BufferedWriter in;
    private final BufferedReader out;

    /** Starts a program; what it says on standard error goes to ours. */
    Talker(List<String> command, Path directory) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        this.process = builder.start();
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        this.out = process.inputReader(StandardCharsets.UTF_8);
        Thread watch = new Thread(this::endInTime, "talker-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private void endInTime() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    /** Tells where and as whom to log in, one item a line; not in the command line, which everybody can read. */
    void logIn(XmppServerProcess server, Jid device, XmppSettings... accounts) throws IOException {
        say(server.host().getHostAddress());
        say(Integer.toString(server.port()));
        say(server.caFile().toString());
        say(device.toString());
        for (XmppSettings account : accounts) {
            say(account.jid().toString());
            say(RealServers.PASSWORD);
        }
    }

    void say(String line) throws IOException {
        in.write(line);
        in.newLine();
        in.flush();
    }

    /** Says a line and waits for the one that answers it. */
    String ask(String line) throws IOException {
        say(line);
        String answer = out.readLine();
        if (answer == null) {
            throw new AssertionError("the client ended instead of answering " + line);
        }
        return answer;
    }

    /** Says that nothing more will be said. {@return all lines until it ends, each shown to a listener as it comes} */
    List<String> rest(Consumer<String> listener) throws IOException, InterruptedException {
        in.close();
        List<String> lines = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            listener.accept(line);
        }
        int exitCode = process.waitFor();
        if (exitCode != 0) {
            throw new AssertionError("the client ended with " + exitCode + " after:\n" + String.join("\n", lines));
        }
        return lines;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
