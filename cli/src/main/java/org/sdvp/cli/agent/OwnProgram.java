package org.sdvp.cli.agent;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.sdvp.heatpump.firmware.FirmwareVersion;

/** This very program, to be run or packed once more. */
public final class OwnProgram {
    private OwnProgram() {}

    /** The elements of its class path. */
    public static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(element -> !element.isEmpty())
                .map(Path::of)
                .toList();
    }

    /**
     * Its command line without arguments.
     *
     * @param main its main class
     */
    public static List<String> command(Class<?> main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
    }

    /** The version of its build; 0 if it does not say. */
    public static FirmwareVersion version() {
        return FirmwareVersion.ofBuild(OwnProgram.class);
    }
}
