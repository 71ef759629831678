package org.sdvp.acsi.testing;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sdvp.model.LogControl;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;

/**
 * The logs of HP2/LLN0 in {@link ContractModel}: Log01 to Log08, which hold {@value #ENTRIES} entries each, and Hist01 to
 * Hist08 that log the data set Count to them, once they are told to.
 */
final class ContractLogs {
    /** Entries that a log holds. */
    static final int ENTRIES = 200;

    /** Shortest integrity period in ms. */
    static final int MIN_INTG_PD = 50;

    private static final int COUNT = 8;

    private ContractLogs() {}

    static List<LogControl> controls() {
        return names("Hist")
                .map(name -> new LogControl(
                        name,
                        Optional.of("Count"),
                        name.replace("Hist", "Log"),
                        false,
                        true,
                        EnumSet.of(TriggerOption.DCHG, TriggerOption.QCHG, TriggerOption.DUPD, TriggerOption.INTEGRITY),
                        0))
                .toList();
    }

    static List<String> logs() {
        return names("Log").toList();
    }

    private static Stream<String> names(String start) {
        return IntStream.rangeClosed(1, COUNT).mapToObj(i -> "%s%02d".formatted(start, i));
    }

    /** A log control block. */
    static ObjectReference block(int number) {
        return ObjectReference.parse("HP2/LLN0.Hist%02d".formatted(number));
    }

    /** The log of a log control block. */
    static ObjectReference log(int number) {
        return ObjectReference.parse("HP2/LLN0.Log%02d".formatted(number));
    }
}
