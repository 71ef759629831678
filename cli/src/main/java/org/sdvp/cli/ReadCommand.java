package org.sdvp.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sdvp.cli.output.Json;
import org.sdvp.cli.view.ErrorText;
import org.sdvp.cli.view.ReadingPrinter;
import org.sdvp.operator.Device;
import org.sdvp.operator.Operator;
import org.sdvp.operator.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sdvp read}: GetDataValues. */
@Command(
        name = "read",
        description = "read values of a device",
        footer = {
            "",
            "A reference is HP1/RoomSTMP1.Tmp[MX]. Without [MX] all that can be read is shown; without HP1/ "
                    + "it is looked for in the only logical device; HP1/RoomSTMP1 means everything in it. Exit code 3 "
                    + "if one of them was refused; the others are printed all the same."
        })
final class ReadCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "JID", description = "the device: full or bare JID, or only its local part")
    private String jid = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "REF", description = "what to read")
    private List<String> references = List.of();

    ReadCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        try (Operator operator = common.login(around)) {
            Device device = operator.device(jid);
            List<Reading> readings = operator.await(device.read(references));
            ReferenceCache.of(around).add(device.jid(), readings);
            print(device, readings);
            return failures(device, readings);
        }
    }

    private void print(Device device, List<Reading> readings) {
        if (common.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("device", device.jid().toString());
            document.put("readings", ReadingPrinter.trees(readings));
            around.out().println(Json.document(document));
        } else {
            ReadingPrinter.table(readings).lines(around.screen()).forEach(around.out()::println);
        }
    }

    /** Tells each failure; returns the exit code. */
    private int failures(Device device, List<Reading> readings) {
        int exitCode = ExitCode.OK;
        for (Reading reading : readings) {
            if (reading instanceof Reading.Failure failure) {
                exitCode = ExitCode.REFUSED;
                around.tell(device.jid() + " has no answer for " + failure.asked() + ": "
                        + ErrorText.of(failure.error())
                        + (failure.detail().isEmpty() ? "" : ": " + failure.detail())
                        + Failure.hint(failure.error()));
            }
        }
        return exitCode;
    }
}
