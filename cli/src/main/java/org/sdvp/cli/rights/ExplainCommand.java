package org.sdvp.cli.rights;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sdvp.agent.binding.HeatPumpPolicy;
import org.sdvp.agent.config.ConfigException;
import org.sdvp.agent.config.RightsConfig;
import org.sdvp.agent.rights.RightsExplainer;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Json;
import org.sdvp.cli.output.Table;
import org.sdvp.cli.session.DeviceSession;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.operator.Device;
import org.sdvp.operator.InputException;
import org.sdvp.operator.Operator;
import org.sdvp.xmpp.rights.Explanation;
import org.sdvp.xmpp.rights.RightsQuestions;
import org.sdvp.xmpp.stanza.Jid;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sdvp explain}: why something is or is not allowed to somebody. */
@Command(
        name = "explain",
        description = "tell why something is or is not allowed to somebody",
        footer = {
            "",
            "sdvp explain DEVICE WHO REFERENCE [SERVICE] asks the device, whose roster decides: a service provider may ask "
                    + "about everybody, the others about themselves. sdvp explain --config agent.yaml WHO REFERENCE [SERVICE] "
                    + "tells what follows from the file alone. REFERENCE is data, a data set, a control block, a log or the "
                    + "name of a file; SERVICE a name such as Operate, all that may concern it unless given. Exit code 3 if "
                    + "nothing of it is allowed."
        })
public final class ExplainCommand implements Callable<Integer> {
    private static final int OK = 0;
    private static final int REFUSED = 3;

    /** A logical node, whose name ends with its number, and what is in it; anything else without a device is a file. */
    private static final Pattern SHORT = Pattern.compile("[A-Za-z]+[0-9]+(\\..+)?");

    private final DeviceSession session;

    @Option(names = "--config", paramLabel = "FILE", description = "ask no device, but the file of an agent")
    private @Nullable Path config;

    @Option(
            names = "--group",
            paramLabel = "NAME",
            description = "with --config: as if WHO were in this group, which the file does not say")
    private List<String> groups = new ArrayList<>();

    @Parameters(arity = "2..4", paramLabel = "ARGUMENT", description = "[DEVICE] WHO REFERENCE [SERVICE]")
    private List<String> arguments = new ArrayList<>();

    /**
     * The command with what it gets from outside.
     *
     * @param session the login and the screen
     */
    public ExplainCommand(DeviceSession session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Explanation explanation = config == null ? online() : offline(config);
        if (session.json()) {
            session.out().println(Json.document(tree(explanation)));
        } else {
            print(explanation);
        }
        return explanation.verdicts().stream().anyMatch(Explanation.Verdict::allowed) ? OK : REFUSED;
    }

    private Explanation online() {
        if (!groups.isEmpty()) {
            throw new InputException("--group goes with --config only; a device knows the groups itself");
        }
        if (arguments.size() < 3) {
            throw new InputException(
                    "expected DEVICE WHO REFERENCE [SERVICE], or --config FILE WHO REFERENCE [SERVICE]");
        }
        try (Operator operator = session.login()) {
            Device device = operator.device(arguments.get(0));
            return operator.await(RightsQuestions.ask(
                    operator.connection(),
                    device.jid(),
                    who(arguments.get(1), operator.jid().domain()),
                    SHORT.matcher(arguments.get(2)).matches()
                            ? operator.await(device.whole(arguments.get(2))).toString()
                            : arguments.get(2),
                    service(3)));
        }
    }

    private Explanation offline(Path file) {
        if (arguments.size() > 3) {
            throw new InputException("with --config, expected WHO REFERENCE [SERVICE]");
        }
        try {
            RightsConfig agent = RightsConfig.load(file);
            HeatPumpModel model = HeatPumpModel.create(agent.logicalDevice());
            RightsExplainer explainer =
                    new RightsExplainer(new HeatPumpPolicy(model.access()), agent.access(), who -> groups(agent, who));
            String reference = SHORT.matcher(arguments.get(1)).matches()
                    ? agent.logicalDevice() + "/" + arguments.get(1)
                    : arguments.get(1);
            return explainer.explain(who(arguments.get(0), agent.account().domain()), reference, service(2));
        } catch (ConfigException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    private Optional<Set<String>> groups(RightsConfig agent, Jid who) {
        if (!groups.isEmpty()) {
            return Optional.of(new HashSet<>(groups));
        }
        if (agent.owners().isEmpty()) {
            session.tell(
                    "the file names no owners, so that the device's roster decides; add --group, or ask the device");
        }
        return Optional.ofNullable(agent.owners().get(who));
    }

    private static Jid who(String text, String domain) {
        try {
            return Jid.of(text.contains("@") ? text : text + "@" + domain).bare();
        } catch (IllegalArgumentException e) {
            throw new InputException("WHO: " + e.getMessage());
        }
    }

    private Optional<String> service(int index) {
        return arguments.size() > index ? Optional.of(arguments.get(index)) : Optional.empty();
    }

    private void print(Explanation explanation) {
        session.out().println(Cell.harmless(explanation.who() + roster(explanation)));
        if (explanation.roles().isEmpty()) {
            return;
        }
        Table table = new Table("SERVICE", "ALLOWED", "BECAUSE").flexible(2);
        for (Explanation.Verdict verdict : explanation.verdicts()) {
            for (Explanation.Reason reason : verdict.reasons()) {
                table.add(Cell.of(verdict.service()), Cell.of(reason.allowed() ? "yes" : "no"), Cell.of(reason.text()));
            }
        }
        table.lines(session.screen()).forEach(session.out()::println);
    }

    private static String roster(Explanation explanation) {
        if (!explanation.inRoster()) {
            return " is not in the roster of the device: a stranger, who gets service-unavailable to everything";
        }
        if (explanation.roles().isEmpty()) {
            return " is in " + words("group", explanation.groups())
                    + ", and so has no role: a stranger, who gets service-unavailable to everything";
        }
        return " is in " + words("group", explanation.groups()) + ", and so has " + words("role", explanation.roles());
    }

    private static String words(String kind, Set<String> names) {
        return switch (names.size()) {
            case 0 -> "no " + kind;
            case 1 -> "the " + kind + " " + names.iterator().next();
            default -> "the " + kind + "s " + names.stream().sorted().collect(Collectors.joining(", "));
        };
    }

    private static Map<String, Object> tree(Explanation explanation) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("who", explanation.who());
        tree.put("inRoster", explanation.inRoster());
        tree.put("groups", List.copyOf(explanation.groups()));
        tree.put("roles", List.copyOf(explanation.roles()));
        tree.put("reference", explanation.reference());
        tree.put(
                "verdicts",
                explanation.verdicts().stream()
                        .map(verdict -> Map.of(
                                "service",
                                verdict.service(),
                                "allowed",
                                verdict.allowed(),
                                "reasons",
                                verdict.reasons().stream()
                                        .map(reason -> Map.of(
                                                "role", reason.role(),
                                                "allowed", reason.allowed(),
                                                "text", reason.text()))
                                        .toList()))
                        .toList());
        return tree;
    }
}
