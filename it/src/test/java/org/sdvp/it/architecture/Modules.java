package org.sdvp.it.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The modules below a root package and what each may use of the others. The root is a parameter so that the same rules
 * can be tried on classes that break them.
 */
record Modules(String root) {
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("model", Set.of()),
            Map.entry("acsi", Set.of("model")),
            Map.entry("wire", Set.of("model", "acsi")),
            Map.entry("xmpp", Set.of("model", "acsi", "wire")),
            Map.entry("heatpump", Set.of("model")),
            Map.entry("agent", Set.of("model", "acsi", "wire", "xmpp", "heatpump")),
            Map.entry("operator", Set.of("model", "acsi", "wire", "xmpp", "heatpump")),
            Map.entry("enrolment", Set.of("model", "acsi", "wire", "xmpp")),
            Map.entry("centre", Set.of("model", "acsi", "wire", "xmpp", "heatpump", "operator")),
            Map.entry(
                    "demo",
                    Set.of("model", "acsi", "wire", "xmpp", "heatpump", "agent", "operator", "enrolment", "centre")),
            Map.entry(
                    "cli",
                    Set.of(
                            "model",
                            "acsi",
                            "wire",
                            "xmpp",
                            "heatpump",
                            "agent",
                            "operator",
                            "enrolment",
                            "centre",
                            "demo")));

    /** What a module may use beside the JDK and JSpecify, as package patterns. Modules not named may use anything. */
    private static final Map<String, List<String>> LIBRARIES = Map.of(
            "model", List.of(),
            "acsi", List.of(),
            "wire", List.of("com.fasterxml.aalto..", "org.codehaus.stax2.."),
            "heatpump", List.of(),
            "xmpp", List.of("org.slf4j..", "org.jivesoftware..", "org.jxmpp..", "org.minidns.."),
            "operator", List.of("org.slf4j.."));

    Set<String> names() {
        return new TreeSet<>(MAY_USE.keySet());
    }

    Set<String> withListedLibraries() {
        return new TreeSet<>(LIBRARIES.keySet());
    }

    /** The pattern of a module's packages, or of one package tree in it: {@code of("wire.xml")}. */
    String of(String name) {
        return root + "." + name + "..";
    }

    String[] of(List<String> names) {
        return names.stream().map(this::of).toArray(String[]::new);
    }

    /** The patterns of all modules that a module must not use. */
    String[] closedTo(String module) {
        Set<String> closed = names();
        closed.remove(module);
        closed.removeAll(MAY_USE.getOrDefault(module, Set.of()));
        return of(List.copyOf(closed));
    }

    /** The patterns of everything that a module with listed libraries may use. */
    String[] openTo(String module) {
        List<String> open = new ArrayList<>(List.of("java..", "javax..", "org.jspecify..", root + ".."));
        open.addAll(LIBRARIES.getOrDefault(module, List.of()));
        return open.toArray(String[]::new);
    }
}
