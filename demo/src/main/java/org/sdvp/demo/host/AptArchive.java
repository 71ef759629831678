package org.sdvp.demo.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The Debian archive as this machine's {@code apt} knows it, used for looking and downloading only.
 *
 * <p>If the machine's package lists are missing or too old, fresh ones are fetched into a private directory, which needs
 * no root and changes nothing of the machine's own.
 */
final class AptArchive implements PackageArchive {
    // As root apt would become the user _apt, who may not write into our directory.
    private static final List<String> OPTIONS = List.of("-o", "APT::Sandbox::User=root");

    private final Consumer<String> progress;

    AptArchive(Consumer<String> progress) {
        this.progress = progress;
    }

    @Override
    public void download(List<String> packages, Path into, Path work) throws IOException {
        if (tryDownload(packages, into, OPTIONS).succeeded()) {
            return;
        }
        HostCommand.Result second = tryDownload(packages, into, freshLists(work));
        if (!second.succeeded()) {
            throw new HostException("cannot download " + packages + " although the package lists are fresh; is"
                    + " 'main' of this Debian release among the apt sources, and is the mirror reachable?\n"
                    + second.tail());
        }
    }

    private HostCommand.Result tryDownload(List<String> packages, Path into, List<String> options) throws IOException {
        HostCommand.Result graph = run(into, "apt-cache", options, dependsArguments(packages));
        if (!graph.succeeded()) {
            return graph;
        }
        Collection<String> wanted = PackageClosure.parse(graph.output()).of(packages);
        HostCommand.Result uris = run(into, "apt-get", options, arguments("download", "--print-uris", wanted));
        if (!uris.succeeded()) {
            return uris;
        }
        progress.accept(String.format(
                Locale.ROOT,
                "downloading %s (%.0f MB, %d packages)",
                packages.get(0),
                megabytes(uris.output()),
                wanted.size()));
        return run(into, "apt-get", options, arguments("download", "-q", wanted));
    }

    /** Fetches package lists into a directory; {@return the options that make apt use them} */
    private List<String> freshLists(Path work) throws IOException {
        progress.accept("fetching Debian's package lists");
        Path lists = work.resolve("apt").resolve("lists");
        Path cache = work.resolve("apt").resolve("cache");
        Files.createDirectories(lists.resolve("partial"));
        Files.createDirectories(cache.resolve("archives").resolve("partial"));
        List<String> options = new ArrayList<>(OPTIONS);
        options.addAll(List.of("-o", "Dir::State::Lists=" + lists, "-o", "Dir::Cache=" + cache));
        HostCommand.Result update = run(work, "apt-get", options, List.of("update", "-q"));
        if (!update.succeeded()) {
            throw new HostException(
                    "cannot fetch Debian's package lists; 'apt-get update' must work on this machine once (network,"
                            + " /etc/apt/sources.list.d):\n" + update.tail());
        }
        return options;
    }

    private static HostCommand.Result run(Path directory, String tool, List<String> options, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(tool));
        command.addAll(options);
        command.addAll(arguments);
        try {
            return HostCommand.run(directory, command);
        } catch (IOException e) {
            throw new HostException(
                    "cannot run " + tool + ": the XMPP server comes from Debian's packages and needs apt;"
                            + " on another system use an existing server",
                    e);
        }
    }

    private static List<String> dependsArguments(List<String> packages) {
        return arguments("depends", "--recurse", packages, "--important");
    }

    private static List<String> arguments(String verb, String option, Collection<String> packages, String... more) {
        List<String> arguments = new ArrayList<>(List.of(verb, option));
        arguments.addAll(List.of(more));
        arguments.addAll(packages);
        return arguments;
    }

    /** Each line of {@code --print-uris} is: quoted URI, file name, size in bytes, hash. */
    private static double megabytes(String uris) {
        return uris.lines()
                        .map(line -> line.split(" "))
                        .filter(fields -> fields.length >= 3 && fields[2].matches("\\d+"))
                        .mapToLong(fields -> Long.parseLong(fields[2]))
                        .sum()
                / 1e6;
    }
}
