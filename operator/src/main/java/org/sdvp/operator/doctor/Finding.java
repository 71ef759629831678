package org.sdvp.operator.doctor;

/**
 * What a check has found.
 *
 * @param check what was looked at, in a word or two
 * @param level how bad it is
 * @param found what there is
 * @param advice what to do about it; empty if nothing needs to be done
 */
public record Finding(String check, Level level, String found, String advice) {
    /** How bad something is. */
    public enum Level {
        /** As it should be. */
        OK,
        /** It works, but not as well or as safely as it could, or not for much longer. */
        WARN,
        /** It does not work, or is not safe. */
        FAIL
    }

    /** As it should be. */
    public static Finding ok(String check, String found) {
        return new Finding(check, Level.OK, found, "");
    }

    /** It could be better. */
    public static Finding warn(String check, String found, String advice) {
        return new Finding(check, Level.WARN, found, advice);
    }

    /** It does not work. */
    public static Finding fail(String check, String found, String advice) {
        return new Finding(check, Level.FAIL, found, advice);
    }
}
