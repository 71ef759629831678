package org.sdvp.it.c;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sdvp.demo.host.HostCommand;
import org.sdvp.it.interop.Tools;

/** The C library's sources and how they are compiled. */
final class CTools {
    private static final Path IT = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
    private static final Path LIBRARY = IT.resolveSibling("c");
    private static final Pattern WARNINGS = Pattern.compile("add_compile_options\\((-Wall [^)]*)\\)");

    private CTools() {}

    /** Passes over a test if there is no C compiler. */
    static void needCompiler() throws IOException {
        Tools.needCompiler();
    }

    /** A source of these tests. */
    static Path testSource(String name) {
        return IT.resolve("src/test/c").resolve(name);
    }

    /** Compiles a program with the warnings of the C library, each of which is an error. */
    static void compile(Path program, Path... sources) throws IOException {
        List<String> command = new ArrayList<>(List.of("gcc", "-std=c11", "-O0"));
        command.addAll(warnings());
        command.addAll(List.of("-I", LIBRARY.resolve("include").toString(), "-o", program.toString()));
        for (Path source : sources) {
            command.add(source.toString());
        }
        HostCommand.require(program.toAbsolutePath().getParent(), command);
    }

    private static List<String> warnings() throws IOException {
        Matcher found = WARNINGS.matcher(Files.readString(LIBRARY.resolve("CMakeLists.txt")));
        if (!found.find() || !found.group(1).contains("-Werror")) {
            throw new AssertionError("expected the warnings of the C library in its CMakeLists.txt, with -Werror");
        }
        return List.of(found.group(1).strip().split("\\s+"));
    }
}
