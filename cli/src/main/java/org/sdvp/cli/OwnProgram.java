package org.sdvp.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** This very program, to be run or packed once more. */
final class OwnProgram {
    private OwnProgram() {}

    /** The elements of its class path. */
    static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(element -> !element.isEmpty())
                .map(Path::of)
                .toList();
    }

    /** Its command line without arguments. */
    static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Sdvp.class.getName());
    }
}
