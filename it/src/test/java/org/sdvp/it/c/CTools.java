package org.sdvp.it.c;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.testing.ContractModel;
import org.sdvp.demo.host.HostCommand;
import org.sdvp.it.interop.Tools;
import org.sdvp.model.c.CTable;

/**
 * The C library: how it is built and what is compiled against it. {@code ./sdvp test} has built it before, and says where by
 * {@code SDVP_C_BUILD}; otherwise it is built here, once.
 */
public final class CTools {
    private static final Path IT =
            Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
    private static final Path SOURCES = IT.resolveSibling("c");
    private static final Pattern WARNINGS = Pattern.compile("add_compile_options\\((-Wall [^)]*)\\)");
    private static final String SANITIZER = "-fsanitize=address,undefined";

    private static @Nullable Path built;

    private CTools() {}

    /** Passes over a test if there is no C compiler. */
    static void needCompiler() throws IOException {
        Tools.needCompiler();
    }

    /** A source of these tests. */
    static Path testSource(String name) {
        return IT.resolve("src/test/c").resolve(name);
    }

    /** A file of the C library. */
    static Path librarySource(String name) {
        return SOURCES.resolve(name);
    }

    /** Compiles a program with the warnings of the C library, each of which is an error. */
    static void compile(Path program, Path... sources) throws IOException {
        compile(program, List.of(), sources);
    }

    /**
     * The device or the client of the contract, compiled and linked with the library.
     *
     * @param name of the source, without {@code .c}
     * @param folder where to put it
     */
    static Path contractProgram(String name, Path folder) throws IOException {
        Path library = library();
        Path table = Files.writeString(
                folder.resolve("contract_model.c"),
                new CTable(ContractModel.create(), "contract_model").source(Optional.empty()));
        Path program = folder.resolve(name);
        List<String> more = new ArrayList<>(List.of(
                "-D_POSIX_C_SOURCE=200809L",
                "-fPIE",
                "-g",
                "-I",
                SOURCES.resolve("src").toString()));
        if (isSanitized(library)) {
            more.addAll(List.of(SANITIZER, "-fno-sanitize-recover=all"));
        }
        compile(
                program,
                more,
                testSource(name + ".c"),
                testSource("contract-link.c"),
                testSource("contract-pipe.c"),
                table,
                library);
        return program;
    }

    /** A program of the library's own. */
    public static Path tool(String name) throws IOException {
        return library().resolveSibling(name);
    }

    private static boolean isSanitized(Path library) throws IOException {
        return Files.readString(library.resolveSibling("CMakeCache.txt")).contains("SDVP_SANITIZE:BOOL=ON");
    }

    private static synchronized Path library() throws IOException {
        Path folder = built;
        if (folder == null) {
            Tools.needLibstrophe();
            String given = System.getenv("SDVP_C_BUILD");
            folder = given == null ? build(IT.resolve("target/c")) : Path.of(given);
            built = folder;
        }
        return folder.resolve("libsdvp.a");
    }

    private static Path build(Path folder) throws IOException {
        Tools.needCmake();
        HostCommand.require(
                IT,
                List.of(
                        "cmake",
                        "-S",
                        SOURCES.toString(),
                        "-B",
                        folder.toString(),
                        "-G",
                        "Ninja",
                        "-DSDVP_SANITIZE=ON",
                        "-DBUILD_TESTING=OFF",
                        "-DCMAKE_BUILD_TYPE=Debug"));
        HostCommand.require(IT, List.of("ninja", "-C", folder.toString()));
        return folder;
    }

    private static void compile(Path program, List<String> options, Path... sources) throws IOException {
        List<String> command = new ArrayList<>(List.of("gcc", "-std=c11", "-O0"));
        command.addAll(warnings());
        command.addAll(options);
        command.addAll(List.of("-I", SOURCES.resolve("include").toString(), "-o", program.toString()));
        for (Path source : sources) {
            command.add(source.toString());
        }
        if (!options.isEmpty()) {
            command.addAll(List.of("-lexpat", "-lstrophe", "-lcrypto", "-lm"));
        }
        HostCommand.require(program.toAbsolutePath().getParent(), command);
    }

    private static List<String> warnings() throws IOException {
        Matcher found = WARNINGS.matcher(Files.readString(SOURCES.resolve("CMakeLists.txt")));
        if (!found.find() || !found.group(1).contains("-Werror")) {
            throw new AssertionError("expected the warnings of the C library in its CMakeLists.txt, with -Werror");
        }
        return List.of(found.group(1).strip().split("\\s+"));
    }
}
