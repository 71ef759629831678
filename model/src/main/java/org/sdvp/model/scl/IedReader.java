package org.sdvp.model.scl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ServerModel;

/** Makes the model of one server of one IED (IEC 61850-6 clauses 9.3.1 to 9.3.5). */
final class IedReader {
    private final DataObjectTypes types;
    private final Overview overview;
    private final Problems problems;
    private final SclLimits limits;

    // LN element by reference, and logical device by its inst: data sets are read when all are known.
    private final Map<String, SclElement> elements = new HashMap<>();
    private final Map<String, String> deviceByInst = new HashMap<>();
    private final List<SettingGroupValues> settings = new ArrayList<>();

    IedReader(DataObjectTypes types, Overview overview, Problems problems, SclLimits limits) {
        this.types = types;
        this.overview = overview;
        this.problems = problems;
        this.limits = limits;
    }

    /**
     * Reads an IED.
     *
     * @param wanted name of its access point; empty: the first with a server
     * @throws SclException with all errors, if there are any
     */
    SclIed read(SclElement ied, Optional<String> wanted) {
        String name = problems.required(ied, "name").orElse("");
        SclElement accessPoint = accessPoint(ied, wanted);
        SclElement server = server(ied, accessPoint).orElseThrow(() -> problems.fatal(accessPoint, noServer(ied)));
        List<LogicalDevice> bare = devices(name, server);
        problems.refuse();
        ServerModel model = complete(ied, name, bare);
        problems.refuse();
        String point = accessPoint.attribute("name", "");
        ServiceLimits services = accessPoint
                .child("Services")
                .or(() -> ied.child("Services"))
                .map(new ServicesReader(problems)::read)
                .orElse(ServiceLimits.UNSTATED);
        return new SclIed(name, point, model, services, settings, overview.jid(name, point), problems.warnings());
    }

    private SclElement accessPoint(SclElement ied, Optional<String> wanted) {
        List<SclElement> all = ied.children("AccessPoint");
        List<SclElement> serving =
                all.stream().filter(each -> server(ied, each).isPresent()).toList();
        if (wanted.isPresent()) {
            return all.stream()
                    .filter(each -> each.attribute("name", "").equals(wanted.get()))
                    .findFirst()
                    .orElseThrow(() -> problems.fatal(
                            ied,
                            "IED " + ied.attribute("name", "") + " has no access point " + wanted.get()
                                    + "; those with a server are " + names(serving)));
        }
        if (serving.isEmpty()) {
            throw problems.fatal(ied, noServer(ied));
        }
        long servers = serving.stream()
                .filter(each -> each.child("Server").isPresent())
                .count();
        if (servers > 1) {
            problems.warning(
                    ied,
                    "IED " + ied.attribute("name", "") + " has " + servers + " servers, at access points "
                            + names(serving) + "; took the first");
        }
        return serving.get(0);
    }

    private static String noServer(SclElement ied) {
        return "IED " + ied.attribute("name", "") + " has no Server at an access point, so there is nothing to serve; "
                + "choose another IED or access point";
    }

    private static List<String> names(List<SclElement> elements) {
        return elements.stream().map(each -> each.attribute("name", "")).toList();
    }

    /** The server of an access point, be it that of another one (ServerAt). */
    private static Optional<SclElement> server(SclElement ied, SclElement accessPoint) {
        Optional<String> elsewhere = accessPoint.child("ServerAt").flatMap(at -> at.attribute("apName"));
        return accessPoint
                .child("Server")
                .or(() -> ied.children("AccessPoint").stream()
                        .filter(each -> elsewhere.equals(each.attribute("name")))
                        .findFirst()
                        .flatMap(each -> each.child("Server")));
    }

    private List<LogicalDevice> devices(String ied, SclElement server) {
        Map<String, LogicalDevice> devices = new LinkedHashMap<>();
        LogicalNodeReader nodes = new LogicalNodeReader(types, problems, limits);
        for (SclElement element : server.children("LDevice")) {
            String inst = problems.required(element, "inst").orElse("");
            String name = element.attribute("ldName", ied + inst);
            if (devices.containsKey(name) || deviceByInst.put(inst, name) != null) {
                problems.error(element, "IED " + ied + " has two logical devices " + name + "; rename one");
                continue;
            }
            device(element, name, nodes).ifPresent(device -> devices.put(name, device));
        }
        settings.addAll(nodes.settings());
        return List.copyOf(devices.values());
    }

    private Optional<LogicalDevice> device(SclElement element, String name, LogicalNodeReader nodes) {
        Map<String, LogicalNode> found = new LinkedHashMap<>();
        List<SclElement> all = new ArrayList<>(element.children("LN0"));
        if (all.isEmpty()) {
            problems.error(element, "expected an LN0 in logical device " + name + ", but there is none; add one");
            return Optional.empty();
        }
        all.addAll(element.children("LN"));
        nodes.device(name, all.get(0));
        for (SclElement each : all) {
            Optional<LogicalNode> node = nodes.read(each);
            node.ifPresent(read -> {
                if (found.putIfAbsent(read.name(), read) != null) {
                    problems.error(
                            each,
                            "logical device " + name + " has two logical nodes " + read.name()
                                    + "; give one another inst or prefix");
                }
                elements.put(name + "/" + read.name(), each);
            });
        }
        if (problems.hasErrors()) {
            return Optional.empty();
        }
        return built(element, () -> new LogicalDevice(name, List.copyOf(found.values())));
    }

    private <T> Optional<T> built(SclElement at, Supplier<T> maker) {
        try {
            return Optional.of(maker.get());
        } catch (IllegalArgumentException e) {
            problems.error(at, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private ServerModel complete(SclElement ied, String name, List<LogicalDevice> bare) {
        ServerModel tree = built(ied, () -> new ServerModel(name, bare)).orElseThrow(() -> refused(ied));
        List<LogicalDevice> whole = new ArrayList<>();
        for (LogicalDevice device : bare) {
            DataSetReader dataSets = new DataSetReader(tree, device.name(), deviceByInst, problems);
            ControlBlockReader blocks = new ControlBlockReader(device.name(), dataSets, problems);
            List<LogicalNode> nodes = new ArrayList<>();
            for (LogicalNode node : device.logicalNodes()) {
                SclElement element = Objects.requireNonNull(elements.get(device.name() + "/" + node.name()));
                nodes.add(new LogicalNode(
                        node.prefix(), node.lnClass(), node.inst(), node.dataObjects(), blocks.read(element)));
            }
            whole.add(new LogicalDevice(device.name(), nodes));
        }
        return built(ied, () -> new ServerModel(name, whole)).orElseThrow(() -> refused(ied));
    }

    private SclException refused(SclElement ied) {
        problems.refuse();
        return problems.fatal(ied, "the model could not be built");
    }
}
