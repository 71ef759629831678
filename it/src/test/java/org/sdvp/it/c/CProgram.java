package org.sdvp.it.c;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.sdvp.it.xmpp.RealServers;
import org.sdvp.xmpp.XmppSettings;

/**
 * A program in C that does what it is told, a line on its standard input, and answers each with a line on its standard
 * output: {@code ok} or {@code error}, a blank, and more. Lines that begin otherwise are events. What it says on standard
 * error, such as what a sanitizer found, goes to ours.
 */
final class CProgram implements AutoCloseable {
    /** The last event of all: the program has ended. */
    static final String OVER = "over";

    private static final int PATIENCE_SECONDS = 30;
    private static final String OK = "ok";
    private static final String ERROR = "error ";
    // No line is like this.
    private static final String END = "\n";

    private final Process process;
    private final Thread writer;
    // Whoever hears the program's lines says lines too, and would wait here for a program that waits to be heard.
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Consumer<String> events;

    /** Starts a program. {@code events} is told all lines that are no answers, in order. */
    CProgram(Path program, Consumer<String> events) {
        this.events = events;
        ProcessBuilder builder = new ProcessBuilder(program.toString());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::readAll, program.getFileName() + " output");
        writer = start(this::writeAll, program.getFileName() + " input");
    }

    private static Thread start(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** The line that has a program log in to an account of the tests. */
    static String login(XmppSettings account) {
        InetSocketAddress at = account.server().address().orElseThrow();
        return String.join(
                " ",
                "login",
                at.getHostString(),
                Integer.toString(at.getPort()),
                account.server().caFile().orElseThrow().toString(),
                account.jid().toString(),
                RealServers.PASSWORD);
    }

    private void readAll() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.equals(OK) || line.startsWith(OK + " ") || line.startsWith(ERROR)) {
                    answers.add(line);
                } else {
                    events.accept(line);
                }
            }
        } catch (IOException e) {
            // It has been ended.
        }
        answers.add(ERROR + "it has ended");
        events.accept(OVER);
    }

    private void writeAll() {
        try (BufferedWriter in = process.outputWriter(StandardCharsets.UTF_8)) {
            for (String line = said.take(); !line.equals(END); line = said.take()) {
                in.write(line);
                in.newLine();
                in.flush();
            }
        } catch (IOException e) {
            // It has ended, which its output tells.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says a line that has no answer; never waits. To a program that has ended it is said in vain. */
    void say(String line) {
        said.add(line);
    }

    /** Says a line. {@return what came with {@code ok}} */
    synchronized String ask(String line) {
        say(line);
        try {
            String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (answer == null || answer.startsWith(ERROR)) {
                throw new AssertionError("the program in C answered \"" + line + "\" by "
                        + (answer == null ? "nothing for " + PATIENCE_SECONDS + " s" : answer));
            }
            return answer.substring(OK.length()).strip();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Has it end, which it must do without complaint: a leak is one. */
    @Override
    public void close() {
        said.add(END);
        try {
            writer.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the program in C did not end within " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new AssertionError("the program in C ended with exit code " + process.exitValue()
                    + "; what it or a sanitizer said about it is on standard error");
        }
    }
}
