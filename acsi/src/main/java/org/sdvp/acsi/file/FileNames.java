package org.sdvp.acsi.file;

import java.util.Arrays;
import java.util.List;
import org.sdvp.acsi.service.ServiceError;

/** What a file may be called by clients: nothing that means something else to a file system. */
final class FileNames {
    private static final int MAX_LENGTH = 255;

    private FileNames() {}

    /**
     * The folders and the name of a path.
     *
     * @throws FileRefusedException {@code parameter-value-inappropriate} saying what was expected
     */
    static List<String> parts(String path) {
        if (path.isEmpty() || path.length() > MAX_LENGTH) {
            throw refused("a file name has 1 to " + MAX_LENGTH + " characters, but got " + path.length());
        }
        List<String> parts = Arrays.asList(path.split("/", -1));
        for (String part : parts) {
            if (part.isEmpty()) {
                throw refused("a file name has no / at its ends and no two in a row, but got \"" + path + "\"");
            }
            // Hidden names are the store's own; .. would lead out of it.
            if (part.startsWith(".")) {
                throw refused("no part of a file name begins with a dot, but got \"" + path + "\"");
            }
            if (!part.chars().allMatch(FileNames::isHarmless)) {
                throw refused("a file name has letters, digits, spaces and -_.,+=()@ only");
            }
        }
        return parts;
    }

    private static boolean isHarmless(int c) {
        return Character.isLetterOrDigit(c) || " -_.,+=()@".indexOf(c) >= 0;
    }

    private static FileRefusedException refused(String why) {
        return new FileRefusedException(ServiceError.PARAMETER_VALUE_INAPPROPRIATE, why);
    }
}
