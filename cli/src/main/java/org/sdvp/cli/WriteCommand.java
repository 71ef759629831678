package org.sdvp.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sdvp.cli.output.Json;
import org.sdvp.cli.view.ReadingPrinter;
import org.sdvp.operator.Device;
import org.sdvp.operator.Operator;
import org.sdvp.operator.Reading;
import org.sdvp.operator.Written;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sdvp write}: SetDataValues. */
@Command(
        name = "write",
        description = "change a setting of a device",
        footer = {
            "",
            "VALUE is typed as read prints it: 22.5, on or off, a literal of the enumeration. Set points "
                    + "and switches are controls: use operate for them."
        })
final class WriteCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "JID", description = "the device: full or bare JID, or only its local part")
    private String jid = "";

    @Parameters(
            index = "1",
            paramLabel = "REF",
            description = "attribute to write, such as HP1/LPHD1.PhyNam.owner[DC], or a data object with one setting")
    private String reference = "";

    @Parameters(index = "2", paramLabel = "VALUE", description = "the new value")
    private String value = "";

    WriteCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        try (Operator operator = common.login(around)) {
            Device device = operator.device(jid);
            Written written = operator.await(device.write(reference, value));
            print(device, written);
            return ExitCode.OK;
        }
    }

    private void print(Device device, Written written) {
        Reading.Source target = written.target();
        if (common.json()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("device", device.jid().toString());
            tree.put("reference", target.reference().toString());
            tree.put("fc", target.fc().name());
            tree.put("written", ReadingPrinter.tree(target.type(), written.value()));
            around.out().println(Json.document(tree));
        } else {
            around.out()
                    .println("wrote " + target.reference() + "[" + target.fc() + "] = "
                            + ReadingPrinter.line(target, written.value())
                            + " on " + device.jid());
        }
    }
}
