package org.sdvp.centre.store;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Java programs of the tests as processes of their own. */
final class Children {
    private Children() {}

    /** The command of a program with its arguments. */
    static List<String> command(Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    static Process start(List<String> command, File errors) throws IOException {
        return new ProcessBuilder(command).redirectError(errors).start();
    }

    /** Lets reports be stored until some were told of, kills the program, and gives the last number told of each device. */
    static int[] appendAndKill(String where, int reports, File errors) throws IOException, InterruptedException {
        Process child = start(command(AppendingProgram.class, where), errors);
        int[] last = new int[AppendingProgram.DEVICES];
        try (BufferedReader told = child.inputReader()) {
            String line = told.readLine();
            for (int i = 0; line != null; i++) {
                String[] words = line.split(" ");
                if (words.length == 2 && words[0].length() == 1) {
                    last[Integer.parseInt(words[0])] = Integer.parseInt(words[1]);
                }
                if (i == reports) {
                    // Unlike Process.destroyForcibly this leaves what it told readable.
                    child.toHandle().destroyForcibly();
                }
                line = told.readLine();
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        return last;
    }
}
