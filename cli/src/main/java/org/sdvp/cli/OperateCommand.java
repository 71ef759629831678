package org.sdvp.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sdvp.acsi.service.Check;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.cli.output.Json;
import org.sdvp.cli.view.ReadingPrinter;
import org.sdvp.operator.ControlOptions;
import org.sdvp.operator.Device;
import org.sdvp.operator.Operated;
import org.sdvp.operator.Operator;
import org.sdvp.operator.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code sdvp operate}: Operate, direct with normal security. */
@Command(
        name = "operate",
        description = "send a control command to a device",
        footer = {
            "",
            "VALUE is of the type of the control: 22.5 for a set point, on or off for a switch, a "
                    + "literal for a mode. Exit code 0 says that the device has accepted the command; read the "
                    + "status to see what became of it."
        })
final class OperateCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "JID", description = "the device: full or bare JID, or only its local part")
    private String jid = "";

    @Parameters(index = "1", paramLabel = "REF", description = "controllable data object, such as HP1/KPMP1.OpCtl")
    private String reference = "";

    @Parameters(index = "2", paramLabel = "VALUE", description = "the wanted value")
    private String value = "";

    @Option(names = "--test", description = "the device shall only test the command, not carry it out")
    private boolean test;

    @Option(
            names = "--check",
            split = ",",
            paramLabel = "CHECK",
            description = "checks the device shall make: interlock, synchro")
    private List<CheckName> checks = List.of();

    @Option(
            names = "--origin",
            paramLabel = "CATEGORY",
            defaultValue = "remote",
            converter = OriginConverter.class,
            description = "who says so: bay, station, remote, automatic-bay, automatic-station, automatic-remote,"
                    + " maintenance or process (default: ${DEFAULT-VALUE})")
    private OrCat origin = OrCat.REMOTE_CONTROL;

    @Option(
            names = "--ident",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "name of who says so, at most 64 bytes (default: the own account)")
    private String ident = "";

    OperateCommand(Surroundings around) {
        this.around = around;
    }

    /** The checks of IEC 61850-7-2 clause 20.5.2.6. */
    enum CheckName {
        interlock,
        synchro
    }

    /** Reads originator categories, with or without {@code -control}. */
    static final class OriginConverter implements ITypeConverter<OrCat> {
        @Override
        public OrCat convert(String text) {
            for (OrCat category : OrCat.values()) {
                if (category != OrCat.NOT_SUPPORTED
                        && (word(category).equals(text) || word(category).equals(text + "-control"))) {
                    return category;
                }
            }
            throw new TypeConversionException("expected bay, station, remote, automatic-bay, automatic-station, "
                    + "automatic-remote, maintenance or process, but got '" + text + "'");
        }
    }

    private static String word(OrCat category) {
        return category.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Integer call() {
        ControlOptions options = new ControlOptions(
                origin,
                ident,
                test,
                new Check(checks.contains(CheckName.synchro), checks.contains(CheckName.interlock)));
        try (Operator operator = common.login(around)) {
            Device device = operator.device(jid);
            print(device, operator.await(device.operate(reference, value, options)));
            return ExitCode.OK;
        }
    }

    private void print(Device device, Operated operated) {
        Reading.Source control = operated.control();
        if (common.json()) {
            around.out().println(Json.document(tree(device, operated)));
            return;
        }
        around.out()
                .println((test ? "tested " : "operated ") + control.reference() + " = "
                        + ReadingPrinter.line(control, operated.parameters().ctlVal())
                        + " on " + device.jid() + " (" + said(operated) + ")");
    }

    private String said(Operated operated) {
        List<String> parts = new ArrayList<>();
        parts.add("ctlNum " + operated.parameters().ctlNum());
        parts.add(word(operated.parameters().origin().orCat()) + " "
                + operated.parameters().origin().orIdent());
        checks.forEach(check -> parts.add(check + " check"));
        return String.join(", ", parts);
    }

    private Map<String, Object> tree(Device device, Operated operated) {
        Map<String, Object> origin = new LinkedHashMap<>();
        origin.put("orCat", word(operated.parameters().origin().orCat()));
        origin.put("orIdent", operated.parameters().origin().orIdent());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("device", device.jid().toString());
        tree.put("reference", operated.control().reference().toString());
        tree.put("cdc", operated.control().cdc());
        tree.put(
                "ctlVal",
                ReadingPrinter.tree(
                        operated.control().type(), operated.parameters().ctlVal()));
        tree.put("origin", origin);
        tree.put("ctlNum", operated.parameters().ctlNum());
        tree.put("t", operated.parameters().t().toString());
        tree.put("test", operated.parameters().test());
        tree.put("check", checks.stream().map(Enum::name).toList());
        return tree;
    }
}
