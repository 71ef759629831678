package org.sdvp.it.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a program said, standard output and errors together, and the code it ended with. */
record Outcome(int code, String said) {
    private static final Pattern COMMAND = Pattern.compile("^  ([a-z]+)  +\\S.*$");
    private static final int SECONDS = 60;

    /** Runs a program in a folder to its end. */
    static Outcome of(Path folder, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("outcome", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not end within " + SECONDS + " s");
            }
            return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }

    /** The commands a help text lists below a heading, up to the next line that is not indented. */
    SortedSet<String> commandsBelow(String heading) {
        SortedSet<String> commands = new TreeSet<>();
        boolean below = false;
        for (String line : said.lines().toList()) {
            if (!line.startsWith(" ")) {
                below = line.equals(heading);
            }
            Matcher command = COMMAND.matcher(line);
            if (below && command.matches()) {
                commands.add(command.group(1));
            }
        }
        return commands;
    }
}
