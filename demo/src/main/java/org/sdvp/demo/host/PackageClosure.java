package org.sdvp.demo.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which Debian packages must be unpacked so that a program runs on a system that has only the essential packages.
 *
 * <p>Everything a package depends on is taken, whether this machine has it or not, so that what was unpacked once goes on
 * working whatever is removed later. Left out is what every Debian system has, and what only maintainer scripts need,
 * which are never run here.
 */
final class PackageClosure {
    private static final Set<String> LEFT_OUT = Set.of(
            // The C library must be the one of the running loader.
            "libc6",
            "libgcc-s1",
            // Essential: readline-common asks for it, and it would bring tar and more.
            "dpkg",
            // For maintainer scripts and system services only.
            "adduser",
            "ca-certificates",
            "cdebconf",
            "debconf",
            "init-system-helpers",
            "openssl",
            "procps",
            "sensible-utils",
            "ssl-cert",
            "ucf");

    private final Map<String, List<List<String>>> dependencies;

    private PackageClosure(Map<String, List<List<String>>> dependencies) {
        this.dependencies = dependencies;
    }

    /**
     * Reads what {@code apt-cache depends --recurse --important} prints.
     *
     * <p>A package's name stands at the start of a line, its dependencies are indented below it. {@code |Depends:} is an
     * alternative to the line after it; a virtual package stands in angle brackets with its providers below it.
     */
    static PackageClosure parse(String aptCacheDepends) {
        Map<String, List<List<String>>> graph = new LinkedHashMap<>();
        List<List<String>> current = new ArrayList<>();
        List<String> choices = new ArrayList<>();
        boolean alternative = false;
        for (String line : aptCacheDepends.lines().toList()) {
            String text = line.strip();
            int colon = text.indexOf("epends: ");
            if (!line.startsWith(" ")) {
                current = new ArrayList<>();
                graph.put(text, current);
            } else if (colon >= 0) {
                if (!alternative) {
                    choices = new ArrayList<>();
                    current.add(choices);
                }
                choices.add(text.substring(colon + 8));
                alternative = text.startsWith("|");
            } else {
                choices.add(text);
            }
        }
        return new PackageClosure(graph);
    }

    /**
     * {@return the named packages and all they need, each once, in the order they were met}
     *
     * @param names packages of the graph
     */
    Set<String> of(List<String> names) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(names);
        while (!open.isEmpty()) {
            String name = open.remove();
            if (LEFT_OUT.contains(name) || !found.add(name)) {
                continue;
            }
            for (List<String> choices : dependencies.getOrDefault(name, List.of())) {
                choose(choices).ifPresent(open::add);
            }
        }
        return found;
    }

    /** The first real package, or none if one that is left out would do as well. */
    private Optional<String> choose(List<String> choices) {
        List<String> real = choices.stream()
                .filter(choice -> !choice.startsWith("<") && !choice.contains(":"))
                .toList();
        return real.stream().anyMatch(LEFT_OUT::contains)
                ? Optional.empty()
                : real.stream().findFirst();
    }
}
