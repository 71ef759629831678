package org.sdvp.demo.xmppserver;

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
final class AptArchive {
    private final Path work;
    private final Consumer<String> progress;
    private final List<String> options = new ArrayList<>();

    /** Uses the machine's lists first; {@code work} is a directory for private lists. */
    AptArchive(Path work, Consumer<String> progress) {
        this.work = work;
        this.progress = progress;
        // As root apt would become the user _apt, who may not write into our directory.
        options.addAll(List.of("-o", "APT::Sandbox::User=root"));
    }

    /**
     * Downloads packages with all they need (see {@link PackageClosure}).
     *
     * @throws XmppServerException if a package is unknown even to fresh lists, or a download fails
     */
    void download(List<String> packages, Path into, String what) throws IOException {
        if (tryDownload(packages, into, what).succeeded()) {
            return;
        }
        refreshLists();
        HostCommand.Result second = tryDownload(packages, into, what);
        if (!second.succeeded()) {
            throw new XmppServerException("cannot download the Debian packages of " + what
                    + " although the package lists are fresh; is 'main' of this Debian release among the apt sources,"
                    + " and is the mirror reachable?\n" + second.tail());
        }
    }

    private HostCommand.Result tryDownload(List<String> packages, Path into, String what) throws IOException {
        HostCommand.Result graph = run("apt-cache", dependsArguments(packages));
        if (!graph.succeeded()) {
            return graph;
        }
        Collection<String> wanted = PackageClosure.parse(graph.output()).of(packages);
        HostCommand.Result uris = run("apt-get", arguments("download", "--print-uris", wanted));
        if (!uris.succeeded()) {
            return uris;
        }
        progress.accept(String.format(
                Locale.ROOT, "downloading %s (%.0f MB, %d packages)", what, megabytes(uris.output()), wanted.size()));
        List<String> command = new ArrayList<>(List.of("apt-get"));
        command.addAll(options);
        command.addAll(arguments("download", "-q", wanted));
        return HostCommand.run(into, command);
    }

    private void refreshLists() throws IOException {
        progress.accept("fetching Debian's package lists");
        Path state = work.resolve("apt");
        Files.createDirectories(state.resolve("lists").resolve("partial"));
        Files.createDirectories(state.resolve("cache").resolve("archives").resolve("partial"));
        options.addAll(List.of("-o", "Dir::State::Lists=" + state.resolve("lists")));
        options.addAll(List.of("-o", "Dir::Cache=" + state.resolve("cache")));
        HostCommand.Result update = run("apt-get", List.of("update", "-q"));
        if (!update.succeeded()) {
            throw new XmppServerException(
                    "cannot fetch Debian's package lists; 'apt-get update' must work on this machine once (network,"
                            + " /etc/apt/sources.list.d):\n" + update.tail());
        }
    }

    private HostCommand.Result run(String tool, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(tool));
        command.addAll(options);
        command.addAll(arguments);
        try {
            return HostCommand.run(work, command);
        } catch (IOException e) {
            throw new XmppServerException(
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
